import type { Area, AreaFormat, Border, Matrix, Protection, TabDesign, Validation } from '../ports.ts';
import { buildChart } from './chart.ts';
import { buildConditionalFormat } from './conditional-format.ts';
import { rangeOf } from './range-of.ts';
import { buildValidation } from './validation.ts';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type RangeList = GoogleAppsScript.Spreadsheet.RangeList;

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
  if (design.replaces) takeAway(sheet, design.replaces);
  for (const area of design.mergesAcross ?? []) rangeOf(sheet, area).mergeAcross();
  for (const format of design.formats ?? []) applyFormat(sheet, format);
  for (const border of design.borders ?? []) applyBorder(sheet, border);
  for (const { area, rules } of design.validations ?? []) applyValidations(book, sheet, area, rules);
  if (design.conditionalFormats) {
    sheet.setConditionalFormatRules([
      ...(design.replaces ? rulesBeside(sheet, design.replaces) : []),
      ...design.conditionalFormats.map((format) => buildConditionalFormat(sheet, format)),
    ]);
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

function takeAway(sheet: Sheet, area: Area): void {
  const page = rangeOf(sheet, area);
  // Google refuses to part what is merged beyond the area: that is the team's.
  for (const merged of page.getMergedRanges()) {
    const isOwn = holds(area, merged.getRow(), merged.getColumn());
    if (isOwn && holds(area, merged.getLastRow(), merged.getLastColumn())) merged.breakApart();
  }
  page.setBorder(false, false, false, false, false, false);
  for (const chart of sheet.getCharts()) {
    const position = chart.getContainerInfo();
    if (holds(area, position.getAnchorRow(), position.getAnchorColumn())) sheet.removeChart(chart);
  }
}

/** Rules that begin outside of the area: the team's own. */
function rulesBeside(sheet: Sheet, area: Area): GoogleAppsScript.Spreadsheet.ConditionalFormatRule[] {
  return sheet
    .getConditionalFormatRules()
    .filter((rule) => rule.getRanges().every((range) => !holds(area, range.getRow(), range.getColumn())));
}

function holds(area: Area, row: number, column: number): boolean {
  return row >= area.row && row < area.row + area.rows && column >= area.column && column < area.column + area.columns;
}

/** Rules of whole columns go column by column, whatever the number of rows; others as one matrix, each rule built once. */
function applyValidations(book: Spreadsheet, sheet: Sheet, area: Area, rules: Matrix<Validation | null>): void {
  const [line] = rules;
  if (line && isUniform(rules)) {
    for (const { value, areas } of groupColumns(area, line)) {
      const rule = value && buildValidation(book, value);
      for (const columns of areas) rangeOf(sheet, columns).setDataValidation(rule);
    }
    return;
  }
  const built = new Map<Validation, GoogleAppsScript.Spreadsheet.DataValidation>();
  const buildOnce = (rule: Validation) => {
    const known = built.get(rule) ?? buildValidation(book, rule);
    built.set(rule, known);
    return known;
  };
  rangeOf(sheet, area).setDataValidations(rules.map((cells) => cells.map((rule) => rule && buildOnce(rule))));
}

function applyFrame(sheet: Sheet, design: TabDesign): void {
  if (design.frozenRows !== undefined) sheet.setFrozenRows(design.frozenRows);
  if (design.frozenColumns !== undefined) sheet.setFrozenColumns(design.frozenColumns);
  if (design.hiddenGridlines !== undefined) sheet.setHiddenGridlines(design.hiddenGridlines);
  if (design.tabColor !== undefined) sheet.setTabColor(design.tabColor);
  if (design.hidden === true) sheet.hideSheet();
  if (design.hidden === false) sheet.showSheet();
}

function applyFormat(sheet: Sheet, format: AreaFormat): void {
  const { area } = format;
  const range = rangeOf(sheet, area);
  const paint = <T>(
    matrix: Matrix<T> | undefined,
    all: (matrix: T[][]) => unknown,
    one: (list: RangeList, value: T) => unknown,
  ) => {
    const [line] = matrix ?? [];
    if (!matrix || !line) return;
    if (!isUniform(matrix)) return void all(copy(matrix));
    for (const { value, areas } of groupColumns(area, line)) {
      one(sheet.getRangeList(areas.map((columns) => rangeOf(sheet, columns).getA1Notation())), value);
    }
  };
  paint(
    format.numberFormats,
    (m) => range.setNumberFormats(m),
    (list, pattern) => list.setNumberFormat(pattern),
  );
  paint(
    format.backgrounds,
    (m) => range.setBackgrounds(m),
    (list, color) => list.setBackground(color),
  );
  paint(
    format.fontColors,
    (m) => range.setFontColors(m),
    (list, color) => list.setFontColor(color),
  );
  paint(
    format.fontSizes,
    (m) => range.setFontSizes(m),
    (list, points) => list.setFontSize(points),
  );
  paint(
    format.fontWeights,
    (m) => range.setFontWeights(m),
    (list, weight) => list.setFontWeight(weight),
  );
  paint(
    format.horizontalAlignments,
    (m) => range.setHorizontalAlignments(m),
    (list, side) => list.setHorizontalAlignment(side),
  );
  paint(
    format.verticalAlignments,
    (m) => range.setVerticalAlignments(m),
    (list, side) => list.setVerticalAlignment(side),
  );
  paint(
    format.wraps?.map((line) => line.map(wrapStrategy)),
    (m) => range.setWrapStrategies(m),
    (list, wrap) => list.setWrapStrategy(wrap),
  );
  if (format.fontFamily !== undefined) range.setFontFamily(format.fontFamily);
}

/** Every row alike, over more than one: a property of columns, which costs Google the same whatever their length. */
function isUniform<T>(matrix: Matrix<T>): boolean {
  const [first] = matrix;
  return (
    matrix.length > 1 &&
    matrix.every((line) => line === first || line.every((value, index) => value === first?.[index]))
  );
}

/** The columns of an area by value: neighbours together. */
function groupColumns<T>(area: Area, line: readonly T[]): { value: T; areas: Area[] }[] {
  const groups = new Map<T, Area[]>();
  line.forEach((value, index) => {
    const areas = groups.get(value) ?? [];
    const last = areas[areas.length - 1];
    const column = area.column + index;
    if (last && last.column + last.columns === column) areas[areas.length - 1] = { ...last, columns: last.columns + 1 };
    else areas.push({ ...area, column, columns: 1 });
    groups.set(value, areas);
  });
  return [...groups].map(([value, areas]) => ({ value, areas }));
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
