import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatA1 } from '../../../../local/runtime/book/a1.ts';
import { openWorkshop, type Workshop } from '../spreadsheet/script.ts';

const TAB = 'Feuille 1';
let now: number;
let workshop: Workshop;

beforeEach(() => {
  // Tuesday 16 June 2026, 10:00 in Paris.
  now = Date.UTC(2026, 5, 16, 8);
  workshop = openWorkshop({ now: () => now, functions: { names: ['TOUJOURS'], evaluate: () => true } });
});
afterEach(() => workshop.book.close());

/** Gives the first tab these rules, and no other. */
const setRules = (...rules: readonly (readonly [formula: string, ...ranges: string[]])[]) =>
  workshop.script(`
    sheet.setConditionalFormatRules(${JSON.stringify(rules)}.map(([formula, ...ranges]) => SpreadsheetApp.newConditionalFormatRule()
      .whenFormulaSatisfied(formula).setFontColor('#B3261E').setRanges(ranges.map((range) => sheet.getRange(range))).build()));`);
const write = (range: string, rows: readonly (readonly unknown[])[]) =>
  workshop.script(`sheet.getRange('${range}').setValues(${JSON.stringify(rows)});`);
const type = (row: number, column: number, text: string) =>
  workshop.book.personEdit({ kind: 'type', sheet: TAB, row, column, text });
/** Where each rule holds. */
const painted = () =>
  workshop.book
    .formulaFormats()
    .map(({ cells }) => cells.map((cell) => formatA1({ ...cell, rows: 1, columns: 1 })).join(' '));

describe('A formula as the condition of a format', () => {
  it('is written for the first cell of the first range, and `$` fixes what it reads', () => {
    write('A1:C4', [
      ['Lead', 1, 2],
      ['Qualifié', 3, 1],
      ['Négociation', 5, 9],
      ['Gagné', 7, 0],
    ]);
    setRules(['=$B2>$B$1+2', 'A2:C4'], ['=B1>C1', 'B1:B4'], ['=A2="Gagné"', 'A2:A3', 'C4', 'A4']);
    expect(painted()).toEqual(['A3 B3 C3 A4 B4 C4', 'B2 B4', 'A4']);
  });

  it.each([
    ['VRAI', '=A1=A1', true],
    ['a number other than 0', '=-0,5', true],
    ['a product of conditions', '=(2>1)*(3>2)', true],
    ['FAUX', '=A1<>A1', false],
    ['0', '=1-1', false],
    ['a text, even « VRAI »', '="VRAI"', false],
    ['a blank cell', '=Z9', false],
    ['an error', '=1/0', false],
    ['a name that means nothing', '=TRUC(1)', false],
    ['a formula that cannot be read', '=(1', false],
    ['another tab, which Sheets refuses', "='Feuille 1'!A1=''", false],
    ['a custom function, which Sheets refuses', '=TOUJOURS()', false],
  ])('%s: %s', (_what, formula, holds) => {
    setRules([formula, 'A1']);
    expect(painted().join('')).toBe(holds ? 'A1' : '');
  });

  it('reads dates, results and what spills, and today’s date', () => {
    type(1, 1, '15/06/2026');
    type(2, 1, '16/06/2026');
    type(3, 1, '=A1-30');
    type(1, 2, '=SEQUENCE(3)');
    setRules(['=ISNUMBER($A1)*($A1<TODAY())', 'A1:A5'], ['=B1>=2', 'B1:B5']);
    expect(painted()).toEqual(['A1 A3', 'B2 B3']);
    now += 24 * 3600 * 1000;
    workshop.book.recalculate();
    expect(painted()).toEqual(['A1 A2 A3', 'B2 B3']);
  });

  it('reads the place of the cell, and ranges that move with it', () => {
    write('A1:A4', [[1], [2], [4], [3]]);
    setRules(['=ISODD(ROW())', 'A1:A4'], ['=A1=MAX(A1:A2)', 'A1:A4'], ['=A1=MAX($A$1:$A$4)', 'A1:A4']);
    expect(painted()).toEqual(['A1 A3', 'A3 A4', 'A3']);
  });
});

describe('A condition typed in a page’s panel', () => {
  it.each([
    ['in French', '=ET(A1>1,5;B1="x")', '=AND(A1>1,5;B1="x")'],
    ['with French words', '=(A1>1)=VRAI', '=(A1>1)=TRUE'],
    ['with a decimal comma', '=A1>1,5', '=A1>1,5'],
    ['as Univer shows those that are there', '=AND(A1>1.5,B1="x")', '=AND(A1>1,5;B1="x")'],
  ])('is read %s', (_how, typed, told) => {
    write('A1:B3', [
      [1, 'x'],
      [2, 'x'],
      [3, 'x'],
    ]);
    const rule = {
      cfId: 'r',
      stopIfTrue: false,
      ranges: [{ startRow: 0, endRow: 2, startColumn: 0, endColumn: 0 }],
      rule: { type: 'highlightCell', subType: 'formula', style: {}, value: typed },
    };
    const subUnitId = workshop.book.sheets()[0]?.id;
    const change = { unitId: workshop.book.id, subUnitId, rule };
    expect(workshop.book.applyMutation('sheet.mutation.add-conditional-rule', change)).toBeNull();
    expect(painted()).toEqual(['A2 A3']);
    expect(
      workshop.script('return sheet.getConditionalFormatRules()[0].getBooleanCondition().getCriteriaValues();'),
    ).toEqual([told]);
  });
});

describe('What a formula says of a cell', () => {
  beforeEach(() => {
    write('A1:B5', [
      ['Échéance', 'État'],
      [3, 'À faire'],
      [9, 'À faire'],
      [2, 'Fait'],
      [1, 'À faire'],
    ]);
    setRules(['=ISNUMBER($A1)*($A1<5)*($B1<>"Fait")', 'A1:A1000']);
  });

  it('follows what people and scripts write', () => {
    expect(painted()).toEqual(['A2 A5']);
    type(3, 1, '4');
    expect(painted()).toEqual(['A2 A3 A5']);
    type(2, 2, 'Fait');
    expect(painted()).toEqual(['A3 A5']);
    write('A900:B900', [[0, '']]);
    expect(painted()).toEqual(['A3 A5 A900']);
  });

  it('follows the results of other cells', () => {
    type(1, 4, '3');
    type(3, 1, '=D1*2');
    expect(painted()).toEqual(['A2 A5']);
    type(1, 4, '2');
    expect(painted()).toEqual(['A2 A3 A5']);
  });

  it('follows rows that come, go and are sorted', () => {
    const rows = { sheet: TAB, at: 2, count: 1 };
    workshop.book.personEdit({ kind: 'insert-rows', ...rows });
    expect(painted()).toEqual(['A3 A6']);
    workshop.book.personEdit({ kind: 'delete-rows', ...rows, count: 2 });
    expect(painted()).toEqual(['A4']);
    workshop.book.personEdit({
      kind: 'sort',
      sheet: TAB,
      row: 2,
      column: 1,
      rows: 3,
      columns: 2,
      by: 1,
      ascending: true,
    });
    expect(painted()).toEqual(['A2']);
  });

  it('stays with the rows that stay when the first ones go', () => {
    const rows = { kind: 'delete-rows', sheet: TAB, at: 1 } as const;
    workshop.book.personEdit({ ...rows, count: 2 });
    expect(painted()).toEqual(['A3']);
    setRules(['=A1<A2', 'A1:A2', 'A9:A10']);
    workshop.book.personEdit({ ...rows, count: 2 });
    type(7, 1, '1');
    type(8, 1, '2');
    expect(painted()).toEqual(['A7']);
  });

  it('is the tab’s own, and goes with it', () => {
    workshop.script(`ss.insertSheet('Autre'); sheet.copyTo(ss).getRange('A2').setValue(8);`);
    expect(painted()).toEqual(['A2 A5', 'A5']);
    workshop.script('ss.deleteSheet(sheet);');
    expect(painted()).toEqual(['A5']);
  });

  it('changes nothing of the workbook, nor of what scripts read of the rules', () => {
    const rules = () =>
      workshop.script(
        'return sheet.getConditionalFormatRules().map((rule) => [rule.getBooleanCondition().getCriteriaValues(), rule.getRanges().map((range) => range.getA1Notation())]);',
      );
    const before = [JSON.stringify(workshop.book.save()), rules()];
    const told: string[] = [];
    const stop = workshop.book.onMutation(({ id }) => told.push(id));
    painted();
    stop();
    expect([JSON.stringify(workshop.book.save()), rules()]).toEqual(before);
    expect(told).toEqual([]);
  });
});
