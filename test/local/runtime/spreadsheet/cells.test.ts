import { afterAll, describe, expect, it } from 'vitest';
import { openWorkshop } from './script.ts';

const workshop = openWorkshop();
afterAll(() => workshop.book.close());
const { script } = workshop;

describe('Values', () => {
  it('come back with the types Google gives them', () => {
    const values = script<unknown[][]>(`
      sheet.getRange('A1:E1').setValues([['Nom', 1.5, true, new Date(2026, 5, 16, 9, 30), '']]);
      return sheet.getRange('A1:E1').getValues();`);
    expect(values).toEqual([['Nom', 1.5, true, new Date(2026, 5, 16, 9, 30), '']]);
    expect(
      script(
        `return [sheet.getRange('D1').getValue() instanceof Date, Array.isArray(sheet.getRange('A1').getValues())]`,
      ),
    ).toEqual([true, true]);
  });

  it('are read as if they were typed, in French, unless the cell is a text', () => {
    expect(
      script(`
        sheet.getRange('A2:A6').setValues([['1,5'], ['0612345678'], ['3-4'], ['+33 6 12'], ["'=1"]]);
        sheet.getRange('B2:B3').setNumberFormat('@').setValues([['0612345678'], ['3-4']]);
        return [sheet.getRange('A2:A6').getValues(), sheet.getRange('B2:B3').getValues()];`),
    ).toEqual([
      [[1.5], [612345678], [new Date(2026, 3, 3)], ['#ERROR!'], ['=1']],
      [['0612345678'], ['3-4']],
    ]);
  });

  it('become texts in a text cell, numbers and dates included', () => {
    expect(
      script(`
        sheet.getRange('H1:H3').setNumberFormat('@').setValues([[12.5], [new Date(2026, 5, 16)], ["'x"]]);
        return sheet.getRange('H1:H3').getValues().flat();`),
    ).toEqual(['12,5', '16/06/2026', 'x']);
  });

  it('without a format show ten figures, and all those of a whole number', () => {
    expect(
      script(`
        sheet.getRange('I1:I4').setValues([[1 / 3], [12345678901234], [12.3456789], [1e-7]]);
        return sheet.getRange('I1:I4').getDisplayValues().flat();`),
    ).toEqual(['0,3333333333', '12345678901234', '12,3456789', '1E-07']);
  });

  it('are shown in French', () => {
    expect(
      script(`
        sheet.getRange('A8:C8').setValues([[41200, 0.4, true]]).setNumberFormats([['#,##0 "€"', '0 %', 'General']]);
        return sheet.getRange('A8:C8').getDisplayValues()[0].map((text) => text.replace(/\\s/g, ' '));`),
    ).toEqual(['41 200 €', '40 %', 'VRAI']);
  });

  it('of a wrong shape are refused with Google’s words', () => {
    expect(() => script(`sheet.getRange(1, 1, 2, 2).setValues([[1, 2]])`)).toThrow(
      'The number of rows in the data does not match the number of rows in the range. The data has 1 but the range has 2.',
    );
    expect(() => script(`sheet.getRange(1, 1, 1, 2).setValues([[1]])`)).toThrow(
      'The number of columns in the data does not match the number of columns in the range. The data has 1 but the range has 2.',
    );
    expect(() => script(`sheet.getRange(0, 1)`)).toThrow('The starting row of the range is too small.');
    expect(() => script(`sheet.getRange(1001, 1)`)).toThrow(
      'The coordinates of the range are outside the dimensions of the sheet.',
    );
    expect(() => script(`sheet.getRange('A1').setValue('x'.repeat(50001))`)).toThrow(
      'Your input contains more than the maximum of 50000 characters in a single cell.',
    );
  });

  it('that are refused leave the sheet as it was', () => {
    expect(
      script(`
        sheet.getRange('G1:G2').setValues([['a'], ['b']]);
        try { sheet.getRange('G1:G2').setValues([['c'], ['x'.repeat(50001)]]); } catch (error) { return sheet.getRange('G1:G2').getValues(); }`),
    ).toEqual([['a'], ['b']]);
  });

  it('are appended after the last row with content, where FALSE counts, and the grid grows', () => {
    expect(
      script(`
        const tab = ss.insertSheet('AJOUTS');
        tab.getRange('C5').insertCheckboxes();
        tab.appendRow(['après']);
        const after = [tab.getLastRow(), tab.getRange('A6').getValue()];
        tab.getRange(1000, 1).setValue('fin');
        tab.appendRow(['au-delà']);
        return [...after, tab.getMaxRows(), tab.getRange('A1001').getValue()];`),
    ).toEqual([6, 'après', 1001, 'au-delà']);
  });
});

describe('Formulas', () => {
  it('take English names and French separators', () => {
    expect(
      script(`
        sheet.getRange('A10:A12').setFormulas([['=SUM(1;2)'], ['=SUM(1,2)'], ['=SOMME(1;2)']]);
        return [sheet.getRange('A10:A12').getValues(), sheet.getRange('A10:A12').getFormulas()];`),
    ).toEqual([
      [[3], [1.2], ['#NAME?']],
      [['=SUM(1;2)'], ['=SUM(1,2)'], ['=SOMME(1;2)']],
    ]);
    expect(script(`return sheet.getRange('A13').setFormula('=SUM(A1,A2)').getValue()`)).toBe('#ERROR!');
  });

  it('follow a copy', () => {
    expect(
      script(
        `sheet.getRange('D20').setFormula('=C20*$B$1'); sheet.getRange('D20').copyTo(sheet.getRange('D21:D22')); return sheet.getRange('D21:D22').getFormulas()`,
      ),
    ).toEqual([['=C21*$B$1'], ['=C22*$B$1']]);
  });
});

describe('Service calls', () => {
  it('are logged one by one, whatever the number of cells', () => {
    script(
      'sheet.getRange(1, 1, 100, 20).getValues(); sheet.getRange(50, 1, 10, 2).setValues(Array.from({ length: 10 }, () => [1, 2]))',
    );
    expect(workshop.calls.filter(({ kind }) => kind !== 'free')).toEqual([
      { kind: 'read', method: 'Range.getValues', cells: 2000, waited: 0 },
      { kind: 'write', method: 'Range.setValues', cells: 20, waited: 0 },
    ]);
  });

  it('that write are refused in a custom function', () => {
    expect(() => script(`sheet.getRange('A1').setValue(1)`, 'custom-function')).toThrow(
      'You do not have permission to call setValue',
    );
  });
});

describe('What the stand-in lacks', () => {
  it('fails by name', () => {
    expect(() => script(`sheet.getRange('A1').getRichTextValue()`)).toThrow('Range.getRichTextValue');
    expect(() => script(`SpreadsheetApp.newRichTextValue()`)).toThrow('SpreadsheetApp.newRichTextValue');
  });

  it('and other spreadsheets may not be opened', () => {
    expect(() => script(`SpreadsheetApp.openById('x')`)).toThrow(
      'Specified permissions are not sufficient to call SpreadsheetApp.openById',
    );
  });
});
