import type { AreaFormat, Border, Matrix, Protection, TabDesign, Validation } from '../ports.ts';
import { buildChart } from './chart.ts';
import { buildConditionalFormat } from './conditional-format.ts';
import { rangeOf } from './range-of.ts';
import { buildValidation } from './validation.ts';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;

/**
 * Applies each property that a design names, and leaves the others. Applying it twice is applying it once: protections of
 * the same description and charts at the same anchor take the place of the former ones.
 */
export function applyDesign(book: Spreadsheet, sheet: Sheet, design: TabDesign): void {
  applyFrame(sheet, design);
  for (const { first, count, pixels } of design.columnWidths ?? []) sheet.setColumnWidths(first, count, pixels);
  for (const { first, count, pixels } of design.rowHeights ?? []) sheet.setRowHeightsForced(first, count, pixels);
  for (const { first, count } of design.hiddenColumns ?? []) sheet.hideColumns(first, count);
  for (const { first, count } of design.hiddenRows ?? []) sheet.hideRows(first, count);
  for (const area of design.mergesAcross ?? []) rangeOf(sheet, area).mergeAcross();
  for (const format of design.formats ?? []) applyFormat(rangeOf(sheet, format.area), format);
  for (const border of design.borders ?? []) applyBorder(sheet, border);
  const buildOnce = rememberRules(book);
  for (const { area, rules } of design.validations ?? []) {
    rangeOf(sheet, area).setDataValidations(rules.map((line) => line.map((rule) => rule && buildOnce(rule))));
  }
  if (design.conditionalFormats) {
    sheet.setConditionalFormatRules(design.conditionalFormats.map((format) => buildConditionalFormat(sheet, format)));
  }
  if (design.protections) applyProtections(sheet, design.protections);
  if (design.charts) {
    const anchors = new Set(design.charts.map(({ anchor }) => `${anchor.row}/${anchor.column}`));
    for (const chart of sheet.getCharts()) {
      const position = chart.getContainerInfo();
      if (anchors.has(`${position.getAnchorRow()}/${position.getAnchorColumn()}`)) sheet.removeChart(chart);
    }
    for (const chart of design.charts) sheet.insertChart(buildChart(sheet, chart));
  }
}

/** A column has the same rule in all its rows: it is built once. */
function rememberRules(book: Spreadsheet): (rule: Validation) => GoogleAppsScript.Spreadsheet.DataValidation {
  const built = new Map<Validation, GoogleAppsScript.Spreadsheet.DataValidation>();
  return (rule) => {
    const known = built.get(rule) ?? buildValidation(book, rule);
    built.set(rule, known);
    return known;
  };
}

function applyFrame(sheet: Sheet, design: TabDesign): void {
  if (design.frozenRows !== undefined) sheet.setFrozenRows(design.frozenRows);
  if (design.frozenColumns !== undefined) sheet.setFrozenColumns(design.frozenColumns);
  if (design.hiddenGridlines !== undefined) sheet.setHiddenGridlines(design.hiddenGridlines);
  if (design.tabColor !== undefined) sheet.setTabColor(design.tabColor);
  if (design.hidden === true) sheet.hideSheet();
  if (design.hidden === false) sheet.showSheet();
}

function applyFormat(range: Range, format: AreaFormat): void {
  if (format.numberFormats) range.setNumberFormats(copy(format.numberFormats));
  if (format.backgrounds) range.setBackgrounds(copy(format.backgrounds));
  if (format.fontColors) range.setFontColors(copy(format.fontColors));
  if (format.fontSizes) range.setFontSizes(copy(format.fontSizes));
  if (format.fontWeights) range.setFontWeights(copy(format.fontWeights));
  if (format.horizontalAlignments) range.setHorizontalAlignments(copy(format.horizontalAlignments));
  if (format.verticalAlignments) range.setVerticalAlignments(copy(format.verticalAlignments));
  if (format.wraps) range.setWrapStrategies(format.wraps.map((line) => line.map(wrapStrategy)));
  if (format.fontFamily !== undefined) range.setFontFamily(format.fontFamily);
}

function wrapStrategy(wrap: 'clip' | 'overflow' | 'wrap'): GoogleAppsScript.Spreadsheet.WrapStrategy {
  const { CLIP, OVERFLOW, WRAP } = SpreadsheetApp.WrapStrategy;
  return { clip: CLIP, overflow: OVERFLOW, wrap: WRAP }[wrap];
}

function applyBorder(sheet: Sheet, border: Border): void {
  const { SOLID, SOLID_MEDIUM } = SpreadsheetApp.BorderStyle;
  const style = border.weight === 'medium' ? SOLID_MEDIUM : SOLID;
  const all = border.edge === 'all' ? true : null;
  const edge = (name: Border['edge']) => (border.edge === name ? true : all);
  const ranges = sheet.getRangeList(border.areas.map((area) => rangeOf(sheet, area).getA1Notation()));
  ranges.setBorder(edge('top'), all, edge('bottom'), all, all, edge('horizontal'), border.color, style);
}

function applyProtections(sheet: Sheet, protections: readonly Protection[]): void {
  const { RANGE, SHEET } = SpreadsheetApp.ProtectionType;
  const replaced = new Set(protections.map((protection) => protection.description));
  for (const protection of [...sheet.getProtections(RANGE), ...sheet.getProtections(SHEET)]) {
    if (replaced.has(protection.getDescription())) protection.remove();
  }
  for (const { area, description } of protections) {
    const protection = area ? rangeOf(sheet, area).protect() : sheet.protect();
    protection.setDescription(description).setWarningOnly(true);
  }
}

function copy<T>(matrix: Matrix<T>): T[][] {
  return matrix.map((line) => [...line]);
}
