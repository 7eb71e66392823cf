import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkshop, type Workshop } from './script.ts';

let workshop: Workshop;
beforeAll(() => {
  workshop = openWorkshop();
});
afterAll(() => workshop.book.close());
const script = <T>(body: string): T => workshop.script<T>(body);

/** Everything about the looks of a tab, to compare a workbook with its file. */
const LOOKS = `
  const tab = ss.getSheetByName('TABLEAU');
  return {
    frozen: [tab.getFrozenRows(), tab.getFrozenColumns()],
    tab: [tab.getTabColor(), tab.hasHiddenGridlines(), tab.isSheetHidden()],
    sizes: [tab.getColumnWidth(2), tab.getColumnWidth(5), tab.getRowHeight(7)],
    hidden: [tab.isRowHiddenByUser(69), tab.isRowHiddenByUser(70), tab.isColumnHiddenByUser(18)],
    fills: tab.getRange('B4:C5').getBackgrounds(),
    fonts: [tab.getRange('B4').getFontColor(), tab.getRange('B4').getFontSize(), tab.getRange('B4').getFontWeight(), tab.getRange('B4').getFontFamily()],
    alignments: [tab.getRange('B4').getHorizontalAlignment(), tab.getRange('B4').getVerticalAlignment(), tab.getRange('B4').getWrapStrategy().name()],
    formats: tab.getRange('B4:C4').getNumberFormats(),
    merges: tab.getRange('A1:Q40').getMergedRanges().map((range) => range.getA1Notation()).sort(),
    note: tab.getRange('B4').getNote(),
    validations: tab.getRange('D10:D12').getDataValidations().map(([rule]) => rule && [rule.getCriteriaType().name(), rule.getAllowInvalid(), rule.getHelpText()]),
    conditional: tab.getConditionalFormatRules().map((rule) => [rule.getRanges().map((range) => range.getA1Notation()), rule.getBooleanCondition().getCriteriaType().name(), rule.getBooleanCondition().getCriteriaValues(), rule.getBooleanCondition().getFontColor()]),
    protections: tab.getProtections(SpreadsheetApp.ProtectionType.RANGE).map((protection) => [protection.getRange().getA1Notation(), protection.getDescription(), protection.isWarningOnly()]),
    metadata: tab.getDeveloperMetadata().map((metadata) => [metadata.getKey(), metadata.getValue()]),
    charts: tab.getCharts().map((chart) => [chart.getRanges().map((range) => range.getA1Notation()), chart.getContainerInfo().getAnchorRow()]),
    name: ss.getRangeByName('Objectif').getA1Notation(),
    filter: tab.getFilter().getRange().getA1Notation(),
  };`;

describe('A designed tab', () => {
  it('reads back as it was designed', () => {
    script(`
      const tab = ss.insertSheet('TABLEAU');
      tab.setFrozenRows(2); tab.setFrozenColumns(1);
      tab.setTabColor('#0F5B4A').setHiddenGridlines(true);
      tab.setColumnWidths(1, 17, 88); tab.setColumnWidth(5, 20); tab.setRowHeightsForced(7, 1, 8);
      tab.hideRows(70, 124); tab.hideColumns(18, 1);
      tab.getRange('B4:C5').setBackgrounds([['#F4F8F7', '#F4F8F7'], ['#DDE6E3', null]]).setFontColor('#444746').setFontSize(9).setFontWeight('bold')
        .setFontFamily('Arial').setHorizontalAlignment('right').setVerticalAlignment('middle').setWrapStrategy(SpreadsheetApp.WrapStrategy.CLIP);
      tab.getRange('B4:C4').setNumberFormats([['#,##0 "€"', 'd mmm']]);
      tab.getRange('B12:C14').mergeAcross(); tab.getRange('B1:J2').mergeAcross();
      tab.getRange('B4').setNote('Lu le 16 juin');
      const list = SpreadsheetApp.newDataValidation().requireValueInList(['Lead', 'Gagné'], true).setAllowInvalid(false).setHelpText('Choisissez une étape.').build();
      tab.getRange('D10:D11').setDataValidation(list);
      const rule = () => SpreadsheetApp.newConditionalFormatRule();
      tab.setConditionalFormatRules([
        rule().whenNumberGreaterThan(0).setFontColor('#146C2E').setRanges([tab.getRange('D5'), tab.getRange('H5')]).build(),
        rule().whenFormulaSatisfied('=($P47<>"")*($P47<$K$1)').setFontColor('#B3261E').setBold(true).setRanges([tab.getRange('P47:P56')]).build(),
        rule().whenTextStartsWith('GO').setFontColor('#146C2E').setRanges([tab.getRange('H60:H63')]).build(),
      ]);
      tab.getRange('A1:B3').protect().setDescription('Calculé par Pistil').setWarningOnly(true);
      tab.addDeveloperMetadata('mise-en-page', '3');
      tab.insertChart(tab.newChart().asBarChart().addRange(tab.getRange('B70:D76')).setPosition(12, 10, 0, 2).setNumHeaders(1).build());
      ss.setNamedRange('Objectif', tab.getRange('C9'));
      tab.getRange('K20:L25').createFilter();`);
    expect(script(LOOKS)).toEqual({
      frozen: [2, 1],
      tab: ['#0F5B4A', true, false],
      sizes: [88, 20, 8],
      hidden: [false, true, true],
      fills: [
        ['#f4f8f7', '#f4f8f7'],
        ['#dde6e3', '#ffffff'],
      ],
      fonts: ['#444746', 9, 'bold', 'Arial'],
      alignments: ['right', 'middle', 'CLIP'],
      formats: [['#,##0 "€"', 'd mmm']],
      merges: ['B12:C12', 'B13:C13', 'B14:C14', 'B1:J1', 'B2:J2'].sort(),
      note: 'Lu le 16 juin',
      validations: [
        ['VALUE_IN_LIST', false, 'Choisissez une étape.'],
        ['VALUE_IN_LIST', false, 'Choisissez une étape.'],
        null,
      ],
      conditional: [
        [['D5', 'H5'], 'NUMBER_GREATER_THAN', [0], '#146C2E'],
        [['P47:P56'], 'CUSTOM_FORMULA', ['=($P47<>"")*($P47<$K$1)'], '#B3261E'],
        [['H60:H63'], 'TEXT_STARTS_WITH', ['GO'], '#146C2E'],
      ],
      protections: [['A1:B3', 'Calculé par Pistil', true]],
      metadata: [['mise-en-page', '3']],
      charts: [[['B70:D76'], 12]],
      name: 'C9',
      filter: 'K20:L25',
    });
  });

  it('is the same once saved and opened again', () => {
    const before = script(LOOKS);
    const again = openWorkshop({ snapshot: JSON.parse(JSON.stringify(workshop.book.save())) });
    expect(again.script(LOOKS)).toEqual(before);
    again.book.close();
  });

  it('keeps its parts together when rows and columns come in front of them', () => {
    script(`const tab = ss.getSheetByName('TABLEAU'); tab.insertRowsBefore(3, 2); tab.insertColumnBefore(2);`);
    expect(
      script(LOOKS.replaceAll('B4', 'C6').replaceAll('C4', 'D6').replaceAll('C5', 'D7').replace('D10:D12', 'E12:E14')),
    ).toMatchObject({
      fills: [
        ['#f4f8f7', '#f4f8f7'],
        ['#dde6e3', '#ffffff'],
      ],
      note: 'Lu le 16 juin',
      validations: [
        ['VALUE_IN_LIST', false, 'Choisissez une étape.'],
        ['VALUE_IN_LIST', false, 'Choisissez une étape.'],
        null,
      ],
      conditional: [
        [['E7', 'I7'], 'NUMBER_GREATER_THAN', [0], '#146C2E'],
        [['Q49:Q58'], 'CUSTOM_FORMULA', ['=($Q49<>"")*($Q49<$L$1)'], '#B3261E'],
        [['I62:I65'], 'TEXT_STARTS_WITH', ['GO'], '#146C2E'],
      ],
      protections: [['A1:C5', 'Calculé par Pistil', true]],
      charts: [[['C72:E78'], 14]],
      name: 'D11',
      filter: 'L22:M27',
    });
  });
});

describe('Clearing', () => {
  it('takes away what it names only', () => {
    expect(
      script(`
        const tab = ss.insertSheet('EFFACER');
        const cell = tab.getRange('A1').setValue('x').setBackground('#ff0000').setNote('n');
        cell.clearContent(); const one = [cell.getValue(), cell.getBackground(), cell.getNote()];
        cell.setValue('y'); cell.clearFormat(); const two = [cell.getValue(), cell.getBackground(), cell.getNote()];
        cell.clearNote();
        return [one, two, cell.getNote()];`),
    ).toEqual([['', '#ff0000', 'n'], ['y', '#ffffff', 'n'], '']);
  });
});

describe('A format laid on a whole column', () => {
  const STANDING = `
    sheet.getRange('A2').setValue('mardi');
    sheet.getRange('A3').setFontWeight('bold');
    sheet.getRange('A4').setValue(1234.5).setNumberFormat('0.00');
  `;
  const LOOKS = `
    const column = sheet.getRange('A1:A6');
    return [column.getBackgrounds(), column.getFontWeights(), column.getNumberFormats(), column.getDisplayValues()];
  `;

  it('looks as if each cell had been given it', () => {
    const whole = openWorkshop();
    const each = openWorkshop();
    whole.script(`${STANDING} sheet.getRange('A1:A6').setBackground('#e8f0fe').setNumberFormat('0.0'); return '';`);
    each.script(`${STANDING}
      for (let row = 1; row <= 6; row++) {
        sheet.getRange(row, 1).setBackground('#e8f0fe').setNumberFormat('0.0');
        SpreadsheetApp.flush();
      }
      return '';`);
    expect(whole.script(LOOKS)).toEqual(each.script(LOOKS));
    whole.book.close();
    each.book.close();
  });

  it('reaches the page cell by cell', () => {
    const { book, script } = openWorkshop();
    const painted = new Set<string>();
    book.onMutation(({ id, params }) => {
      if (id !== 'sheet.mutation.set-range-values') return;
      const rows = params.cellValue as Record<string, Record<string, { s?: { bg?: unknown } }>>;
      for (const [row, cells] of Object.entries(rows)) if (cells[0]?.s?.bg !== undefined) painted.add(row);
    });
    script(`${STANDING} sheet.getRange('A1:A6').setBackground('#e8f0fe'); return '';`);
    script('return sheet.getLastRow();');
    expect([...painted].sort()).toEqual(['0', '1', '2', '3', '4', '5']);
    book.close();
  });
});
