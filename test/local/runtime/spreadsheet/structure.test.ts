import { afterAll, describe, expect, it } from 'vitest';
import { openWorkshop } from './script.ts';

const workshop = openWorkshop();
afterAll(() => workshop.book.close());
const script = <T>(body: string): T => workshop.script<T>(body);

describe('Tabs', () => {
  it('are added, moved, renamed, copied and deleted', () => {
    expect(
      script(`
        const tab = ss.insertSheet('CONTACTS', 0);
        tab.getRange('A1:B2').setValues([['ID', 'Nom'], [1, 'Léa']]);
        tab.getRange('A2').setNote('première');
        const copy = tab.copyTo(ss).setName('SAUVEGARDE');
        ss.setActiveSheet(copy); ss.moveActiveSheet(1);
        const names = ss.getSheets().map((sheet) => sheet.getName());
        const copied = [copy.getRange('A1:B2').getValues(), copy.getRange('A2').getNote()];
        ss.deleteSheet(copy);
        return [names, copied, ss.getSheetByName('SAUVEGARDE'), tab.getIndex()];`),
    ).toEqual([
      ['SAUVEGARDE', 'CONTACTS', 'Feuille 1'],
      [
        [
          ['ID', 'Nom'],
          [1, 'Léa'],
        ],
        'première',
      ],
      null,
      1,
    ]);
  });

  it('have names of their own, whatever the case', () => {
    expect(() => script(`ss.insertSheet('contacts')`)).toThrow(
      'A sheet with the name "contacts" already exists. Please enter another name.',
    );
  });

  it('cannot all be deleted or hidden', () => {
    expect(() =>
      script(`ss.getSheets().slice(1).forEach((tab) => ss.deleteSheet(tab)); ss.deleteSheet(sheet)`),
    ).toThrow("You can't remove all the visible sheets in a document.");
    expect(() => script(`sheet.hideSheet()`)).toThrow("You can't hide all the sheets in a document.");
  });

  it('are followed by the formulas of the others when they are renamed', () => {
    expect(
      script(`
        const data = ss.insertSheet('DONNEES'); data.getRange('A1').setValue(5);
        sheet.getRange('A1').setFormula('=DONNEES!A1*2');
        data.setName('Données 2026');
        return [sheet.getRange('A1').getFormula(), sheet.getRange('A1').getValue()];`),
    ).toEqual(["='Données 2026'!A1*2", 10]);
  });
});

describe('Rows and columns', () => {
  it('come with the looks of their neighbour, and formulas follow', () => {
    expect(
      script(`
        const tab = ss.insertSheet('LIGNES');
        tab.getRange('A1:A3').setValues([[1], [2], [3]]).setBackground('#E0F0EB');
        tab.getRange('B1').setFormula('=SUM(A1:A3)');
        tab.insertRowsAfter(2, 2);
        tab.getRange('A3').setValue(10);
        return [tab.getRange('B1').getFormula(), tab.getRange('B1').getValue(), tab.getRange('A3').getBackground(), tab.getMaxRows()];`),
    ).toEqual(['=SUM(A1:A5)', 16, '#e0f0eb', 1002]);
  });

  it('are deleted and moved', () => {
    expect(
      script(`
        const tab = ss.getSheetByName('LIGNES');
        tab.deleteRows(3, 2);
        tab.moveRows(tab.getRange('A1:A1'), 4);
        return tab.getRange('A1:A3').getValues();`),
    ).toEqual([[2], [3], [1]]);
  });

  it('outside of the grid are refused', () => {
    expect(() => script(`sheet.deleteRows(1000, 2)`)).toThrow('Those rows are out of bounds.');
    expect(() => script(`sheet.deleteColumns(1, 26)`)).toThrow("You can't delete all the columns on the sheet.");
    expect(() => script(`sheet.insertRowsAfter(1, 400000)`)).toThrow('above the limit of 10000000 cells');
  });

  it('are sorted as Sheets sorts: numbers, texts without regard to case, booleans, blanks last', () => {
    expect(
      script(`
        const tab = ss.insertSheet('TRI');
        tab.getRange('A1:A7').setValues([['b'], [''], [true], ['A'], [10], [2], ['é']]);
        tab.getRange('A1:A7').sort(1);
        const up = tab.getRange('A1:A7').getValues().flat();
        tab.getRange('A1:A7').sort({ column: 1, ascending: false });
        return [up, tab.getRange('A1:A7').getValues().flat()];`),
    ).toEqual([
      [2, 10, 'A', 'b', 'é', true, ''],
      [true, 'é', 'b', 'A', 10, 2, ''],
    ]);
  });
});

describe('Strict validations', () => {
  it('refuse a script’s value with Google’s words', () => {
    script(`
      const tab = ss.insertSheet('REGLES');
      const rule = () => SpreadsheetApp.newDataValidation().setAllowInvalid(false);
      tab.getRange('A1').setDataValidation(rule().requireValueInList(['Oui', 'Non']).build());
      tab.getRange('B1').setDataValidation(rule().requireNumberBetween(0, 100).build());
      tab.getRange('C1').setDataValidation(rule().requireDate().build());
      tab.getRange('D1').setDataValidation(rule().requireValueInRange(tab.getRange('Z1:Z2')).build());
      tab.getRange('Z1:Z2').setValues([['Lyon'], ['Brest']]);`);
    const set = (cell: string, value: string) =>
      script(`ss.getSheetByName('REGLES').getRange('${cell}').setValue(${value})`);
    expect(() => set('A1', "'Peut-être'")).toThrow(
      'The data you entered in cell A1 violates the data validation rules set on this cell. Please enter one of the following values: Oui, Non.',
    );
    expect(() => set('B1', '101')).toThrow('The data you entered in cell B1 violates');
    expect(() => set('C1', "'hier'")).toThrow('The data you entered in cell C1 violates');
    expect(() => set('D1', "'Paris'")).toThrow('The data you entered in cell D1 violates');
    for (const [cell, value] of [
      ['A1', "'Oui'"],
      ['B1', '12.5'],
      ['C1', 'new Date(2026, 0, 1)'],
      ['D1', "'Brest'"],
      ['A1', "''"],
    ] as const)
      expect(() => set(cell, value)).not.toThrow();
  });

  it('refuse a person’s value with the rule’s own help', () => {
    script(
      `ss.getSheetByName('REGLES').getRange('E1').setDataValidation(SpreadsheetApp.newDataValidation().requireNumberGreaterThan(0).setAllowInvalid(false).setHelpText('Un montant positif.').build())`,
    );
    expect(() => workshop.book.personEdit({ kind: 'type', sheet: 'REGLES', row: 1, column: 5, text: '-3' })).toThrow(
      'Un montant positif.',
    );
  });
});
