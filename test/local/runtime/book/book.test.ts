import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Book, BookMutation } from '../../../../local/runtime/book/index.ts';
import { openTestBook } from '../spreadsheet/script.ts';

const TAB = 'Feuille 1';
const functions = {
  names: ['ECHO', 'PAIRES', 'ECHEC'],
  evaluate(name: string, args: readonly unknown[]): unknown {
    if (name === 'ECHEC') throw new Error('Le montant est négatif.');
    if (name === 'PAIRES')
      return [
        ['a', 1],
        ['b', true],
      ];
    return JSON.stringify(args);
  },
};
let book: Book = openTestBook({ functions });
beforeEach(() => {
  book.close();
  book = openTestBook({ functions });
});
afterAll(() => book.close());

const type = (row: number, column: number, text: string) =>
  book.personEdit({ kind: 'type', sheet: TAB, row, column, text });
const value = (row: number, column: number) => book.values(TAB, { row, column, rows: 1, columns: 1 })[0]?.[0];

describe('A workbook calculates', () => {
  it('what depends on a cell, as soon as the cell is read again', () => {
    type(1, 1, '7');
    type(1, 2, '=A1*6');
    expect(value(1, 2)).toBe(42);
    type(1, 1, '8');
    expect(value(1, 2)).toBe(48);
  });

  it('spilled results, and #REF! when a value stands in their way', () => {
    type(1, 1, '=SEQUENCE(3)');
    expect(book.values(TAB, { row: 1, column: 1, rows: 3, columns: 1 })).toEqual([[1], [2], [3]]);
    type(2, 1, 'ici');
    expect(value(1, 1)).toBe('#REF!');
  });

  it('open ranges down to the last row of the grid', () => {
    type(1, 2, '=NBVAL(A1:A)');
    type(1000, 1, 'fin');
    expect(value(1, 2)).toBe(1);
  });

  it('errors as the texts Sheets shows', () => {
    for (const [row, formula] of ['=1/0', '=INCONNUE(1)', '=1+', '=RECHERCHEV("x";A10:B12;2;FAUX)'].entries())
      type(row + 1, 1, formula);
    expect(book.values(TAB)).toEqual([['#DIV/0!'], ['#NAME?'], ['#ERROR!'], ['#N/A']]);
  });

  it('functions whose last argument Sheets lets one leave out', () => {
    expect(book.evaluateFormula('=ARRONDI(2,6)+PLAFOND(1,2)')).toEqual({ ok: true, values: [[5]] });
    expect(book.evaluateFormula('=SIERREUR(1/0)')).toEqual({ ok: true, values: [['']] });
  });

  it('moves a date by months to the end of a shorter one, as Sheets does', () => {
    const moved = (from: string, months: number) =>
      book.evaluateFormula(`=DAY(EDATE(DATE(${from});${months}))*100+MONTH(EDATE(DATE(${from});${months}))`);
    expect(moved('2026;3;31', -1)).toEqual({ ok: true, values: [[2802]] });
    expect(moved('2024;2;29', -12)).toEqual({ ok: true, values: [[2802]] });
    expect(moved('2026;6;16', -12)).toEqual({ ok: true, values: [[1606]] });
  });

  it('TODAY by the runtime’s clock', () => {
    type(1, 1, '=AUJOURDHUI()');
    expect(value(1, 1)).toEqual(new Date(2026, 5, 16));
    expect(book.displayValues(TAB)).toEqual([['16/06/2026']]);
  });
});

describe('A custom function', () => {
  it('gets real values: blanks as empty texts, dates as dates, one cell as a scalar, ranges as matrices', () => {
    type(1, 1, '15/06/2026');
    type(2, 1, 'VRAI');
    type(1, 3, '=ECHO(A1;A3;A1:A3;"x";2)');
    const date = new Date(2026, 5, 15).toISOString();
    expect(JSON.parse(String(value(1, 3)))).toEqual([date, '', [[date], [true], ['']], 'x', 2]);
  });

  it('may fill several cells', () => {
    type(1, 1, '=PAIRES()');
    expect(book.values(TAB)).toEqual([
      ['a', 1],
      ['b', true],
    ]);
  });

  it('that throws shows #ERROR!, and its message is kept', () => {
    type(2, 1, '=ECHEC()');
    expect(book.displayValues(TAB)).toEqual([[''], ['#ERROR!']]);
    expect(book.cellErrors()).toEqual([{ sheetId: '0', row: 2, column: 1, message: 'Le montant est négatif.' }]);
    type(2, 1, 'corrigé');
    expect(book.cellErrors()).toEqual([]);
  });
});

describe('Evaluating a formula', () => {
  it('answers its values and leaves no trace', () => {
    type(1, 1, '20');
    const before = JSON.stringify(book.save());
    const heard: BookMutation[] = [];
    book.onMutation((mutation) => heard.push(mutation));
    expect(book.evaluateFormula('=SOMME(A1;1)')).toEqual({ ok: true, values: [[21]] });
    expect(book.evaluateFormula('SEQUENCE(2;2)')).toEqual({
      ok: true,
      values: [
        [1, 2],
        [3, 4],
      ],
    });
    expect(book.evaluateFormula('=ECHEC()')).toEqual({ ok: false, message: 'Le montant est négatif.' });
    expect(book.evaluateFormula('=1/0')).toEqual({ ok: false, message: '#DIV/0!' });
    expect(book.evaluateFormula('=SUM(1,2')).toMatchObject({ ok: false });
    expect(heard).toEqual([]);
    expect(JSON.stringify(book.save())).toBe(before);
  });
});

describe('A person', () => {
  it('who types makes an event with the value, and the old one', () => {
    expect(type(1, 1, '1 234,5')).toEqual({
      changeType: 'EDIT',
      edit: { area: { sheetId: '0', row: 1, column: 1, rows: 1, columns: 1 }, value: '1234.5' },
    });
    expect(type(1, 1, 'VRAI').edit).toMatchObject({ value: 'TRUE', oldValue: '1234.5' });
    expect(type(1, 1, '').edit).toEqual({
      area: { sheetId: '0', row: 1, column: 1, rows: 1, columns: 1 },
      oldValue: 'TRUE',
    });
  });

  it('who pastes makes an event without values, and the grid grows', () => {
    const change = book.personEdit({
      kind: 'paste',
      sheet: TAB,
      row: 1000,
      column: 1,
      texts: [['1'], ['=SOMME(1;1)'], ['x']],
    });
    expect(change.edit).toEqual({ area: { sheetId: '0', row: 1000, column: 1, rows: 3, columns: 1 } });
    expect(book.sheets()[0]).toMatchObject({ rows: 1002 });
    expect(book.values(TAB, { row: 1000, column: 1, rows: 3, columns: 1 })).toEqual([[1], [2], ['x']]);
  });

  it('who sorts, inserts, deletes or moves fires no edit', () => {
    book.personEdit({
      kind: 'paste',
      sheet: TAB,
      row: 1,
      column: 1,
      texts: [
        ['b', '1'],
        ['', '2'],
        ['A', '3'],
        ['10', '4'],
      ],
    });
    const sorted = book.personEdit({
      kind: 'sort',
      sheet: TAB,
      row: 1,
      column: 1,
      rows: 4,
      columns: 2,
      by: 1,
      ascending: true,
    });
    expect(sorted).toEqual({ changeType: 'OTHER', edit: null });
    expect(book.values(TAB)).toEqual([
      [10, 4],
      ['A', 3],
      ['b', 1],
      ['', 2],
    ]);
    expect(book.personEdit({ kind: 'insert-rows', sheet: TAB, at: 2, count: 1 })).toEqual({
      changeType: 'INSERT_ROW',
      edit: null,
    });
    expect(book.personEdit({ kind: 'delete-rows', sheet: TAB, at: 1, count: 1 })).toEqual({
      changeType: 'REMOVE_ROW',
      edit: null,
    });
    book.personEdit({ kind: 'move-rows', sheet: TAB, at: 1, count: 1, to: 3 });
    expect(book.values(TAB)).toEqual([
      ['A', 3],
      ['', ''],
      ['b', 1],
      ['', 2],
    ]);
  });

  it('is told in French what the workbook refuses', () => {
    expect(() => type(2000, 1, 'x')).toThrow('Ces cellules ne sont pas dans la feuille.');
    expect(() => book.personEdit({ kind: 'clear', sheet: 'ABSENT', row: 1, column: 1, rows: 1, columns: 1 })).toThrow(
      'Aucun onglet ne s’appelle « ABSENT ».',
    );
  });

  it('keeps texts that look like numbers as texts when rows move', () => {
    type(3, 1, "'0612345678");
    book.personEdit({ kind: 'insert-rows', sheet: TAB, at: 1, count: 2 });
    expect(value(5, 1)).toBe('0612345678');
  });
});

describe('A page that mirrors the workbook', () => {
  it('hears of edits and of formula results', () => {
    type(1, 2, '=A1*2');
    const heard: BookMutation[] = [];
    const stop = book.onMutation((mutation) =>
      heard.push(structuredClone({ id: mutation.id, params: JSON.parse(JSON.stringify(mutation.params)) })),
    );
    type(1, 1, '4');
    stop();
    const values = heard
      .filter(({ id }) => id === 'sheet.mutation.set-range-values')
      .map(({ params }) => params.cellValue);
    expect(values).toContainEqual(
      expect.objectContaining({ 0: expect.objectContaining({ 1: expect.objectContaining({ v: 8 }) }) }),
    );
  });

  it('gets what formulas spilled before it was opened', () => {
    type(2, 1, '=PAIRES()');
    const { id, params } = book.spilledResults();
    expect(id).toBe('formula.mutation.set-array-formula-data');
    expect(params).toMatchObject({
      arrayFormulaRange: { [book.id]: { 0: { 1: { 0: { startRow: 1, endRow: 2, startColumn: 0, endColumn: 1 } } } } },
      arrayFormulaCellData: { [book.id]: { 0: { 1: { 1: { v: 1 } }, 2: { 0: { v: 'b' } } } } },
    });
  });

  it('makes changes that count as a person’s', () => {
    const cells = (cellValue: object) =>
      book.applyMutation('sheet.mutation.set-range-values', { unitId: book.id, subUnitId: '0', cellValue });
    expect(cells({ 0: { 0: { v: 3, t: 2 } } })?.edit).toMatchObject({ value: '3' });
    expect(cells({ 0: { 0: { s: { bl: 1 } } } })).toEqual({ changeType: 'FORMAT', edit: null });
    expect(() => book.applyMutation('doc.mutation.rich-text-editing', {})).toThrow('A page may not make this change');
  });
});

describe('The file', () => {
  it('gives the workbook back: values, formulas and what they spill', () => {
    type(1, 1, '15/06/2026');
    type(2, 1, '=PAIRES()');
    type(4, 1, '=SOMME(B2:B)');
    const again = openTestBook({ functions, snapshot: JSON.parse(JSON.stringify(book.save())) });
    expect(again.values(TAB)).toEqual(book.values(TAB));
    expect(again.id).toBe(book.id);
    again.close();
  });

  it('of another kind is refused in French', () => {
    expect(() => openTestBook({ snapshot: { some: 'thing' } as never })).toThrow(
      'Ce fichier n’est pas un classeur de Pistil.',
    );
  });
});
