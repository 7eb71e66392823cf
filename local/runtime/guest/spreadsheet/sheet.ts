/** Sheet: one tab. https://developers.google.com/apps-script/reference/spreadsheet/sheet */
import type { Cell } from '../../contract.ts';
import { host } from '../bridge.ts';
import { refuseSignature } from '../services/arguments.ts';
import type { EnumValue } from '../services/enumeration.ts';
import { refuseUnknown } from '../services/refuse-unknown.ts';
import { type Area, areaOfNotation, areaOfNumbers, type SheetFacts } from './area.ts';
import {
  type EmbeddedChart,
  type EmbeddedChartBuilder,
  newChart,
  readCharts,
  removeChart,
  saveChart,
} from './charts.ts';
import { type ConditionalFormatRule, ruleOf } from './conditional-format.ts';
import { SheetType } from './enums.ts';
import { type Filter, readFilter } from './filter.ts';
import { addMetadata, type DeveloperMetadata, metadataOf } from './metadata.ts';
import { type NamedRange, readNamedRanges } from './named-range.ts';
import { type Protection, protectSheet, readProtections } from './protection.ts';
import { type Range, rangeOf } from './range.ts';
import { type RangeList, rangeListOf } from './range-list.ts';
import { addRowAndColumnMethods } from './rows-columns.ts';
import { currentRange, type Selection, selectionOf } from './selection.ts';
import { openSpreadsheet, type Spreadsheet } from './spreadsheet.ts';
import { createFinder, type TextFinder } from './text-finder.ts';

export class Sheet {
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }

  getSheetId = (): number => numberOf(this.id);
  getName = (): string => this.facts('getName').name;
  getSheetName = (): string => this.facts('getSheetName').name;
  getIndex = (): number => this.facts('getIndex').index;
  getMaxRows = (): number => this.facts('getMaxRows').rows;
  getMaxColumns = (): number => this.facts('getMaxColumns').columns;
  getFrozenRows = (): number => this.facts('getFrozenRows').frozenRows;
  getFrozenColumns = (): number => this.facts('getFrozenColumns').frozenColumns;
  getTabColor = (): string | null => this.facts('getTabColor').tabColor;
  isSheetHidden = (): boolean => this.facts('isSheetHidden').hidden;
  hasHiddenGridlines = (): boolean => this.facts('hasHiddenGridlines').hiddenGridlines;
  getType = (): EnumValue => SheetType.GRID;
  getParent = (): Spreadsheet => openSpreadsheet();
  getLastRow = (): number => host<{ lastRow: number }>('book.extent', 'Sheet.getLastRow', this.id).lastRow;
  getLastColumn = (): number => host<{ lastColumn: number }>('book.extent', 'Sheet.getLastColumn', this.id).lastColumn;

  /** (a1Notation) · (row, column, rows?, columns?). */
  getRange(...args: readonly unknown[]): Range {
    const [first] = args;
    if (typeof first === 'string' && args.length === 1) return rangeOf(this.areaOf(first, 'Sheet.getRange'));
    if (args.length < 2 || args.length > 4) return refuseSignature(args, 'SpreadsheetApp.Sheet.getRange');
    return rangeOf(areaOfNumbers(this.id, args, 'SpreadsheetApp.Sheet.getRange'));
  }

  getRangeList(notations: readonly string[]): RangeList {
    return rangeListOf(notations.map((notation) => this.areaOf(notation, 'Sheet.getRangeList')));
  }

  getDataRange(): Range {
    const { lastRow, lastColumn } = host<{ lastRow: number; lastColumn: number }>(
      'book.extent',
      'Sheet.getDataRange',
      this.id,
    );
    return rangeOf({
      sheetId: this.id,
      row: 1,
      column: 1,
      rows: Math.max(1, lastRow),
      columns: Math.max(1, lastColumn),
    });
  }

  /** All the cells of the grid. */
  getWholeRange(): Range {
    const { rows, columns } = this.facts('getRange');
    return rangeOf({ sheetId: this.id, row: 1, column: 1, rows, columns });
  }

  getSheetValues(row: number, column: number, rows: number, columns: number): Cell[][] {
    return this.getRange(row, column, rows, columns).getValues();
  }

  appendRow(values: readonly unknown[]): this {
    if (!Array.isArray(values)) refuseSignature([values], 'SpreadsheetApp.Sheet.appendRow');
    host('book.appendRow', 'Sheet.appendRow', this.id, values);
    return this;
  }

  setName(name: string): this {
    host('book.renameSheet', 'Sheet.setName', this.id, name);
    return this;
  }

  setTabColor(color: string | null): this {
    host('book.setTabColor', 'Sheet.setTabColor', this.id, color);
    return this;
  }

  setHiddenGridlines(hidden: boolean): this {
    host('book.setGridlines', 'Sheet.setHiddenGridlines', this.id, hidden);
    return this;
  }

  hideSheet(): this {
    host('book.hideSheet', 'Sheet.hideSheet', this.id, true);
    return this;
  }

  showSheet(): this {
    host('book.hideSheet', 'Sheet.showSheet', this.id, false);
    return this;
  }

  setFrozenRows(rows: number): void {
    host('book.freeze', 'Sheet.setFrozenRows', this.id, rows, this.facts('setFrozenRows').frozenColumns);
  }

  setFrozenColumns(columns: number): void {
    host('book.freeze', 'Sheet.setFrozenColumns', this.id, this.facts('setFrozenColumns').frozenRows, columns);
  }

  clear = (): this => this.cleared('clear', true, true, false);
  clearContents = (): this => this.cleared('clearContents', true, false, false);
  clearFormats = (): this => this.cleared('clearFormats', false, true, false);
  clearNotes = (): this => this.cleared('clearNotes', false, false, true);

  getConditionalFormatRules(): ConditionalFormatRule[] {
    return host<Parameters<typeof ruleOf>[0][]>(
      'book.readConditionalFormats',
      'Sheet.getConditionalFormatRules',
      this.id,
    ).map(ruleOf);
  }

  setConditionalFormatRules(rules: readonly ConditionalFormatRule[]): void {
    host(
      'book.writeConditionalFormats',
      'Sheet.setConditionalFormatRules',
      this.id,
      rules.map(({ rule }) => rule),
    );
  }

  clearConditionalFormatRules(): void {
    host('book.writeConditionalFormats', 'Sheet.clearConditionalFormatRules', this.id, []);
  }

  /** Sorts the whole sheet under its frozen rows. */
  sort(column: number, ascending = true): this {
    const { frozenRows } = this.facts('sort');
    const { area } = this.getDataRange();
    const rows = area.rows - frozenRows;
    if (rows > 0) host('book.sort', 'Sheet.sort', { ...area, row: frozenRows + 1, rows }, [{ column, ascending }]);
    return this;
  }

  copyTo(spreadsheet: Spreadsheet): Sheet {
    return spreadsheet.copyOf(this);
  }

  activate(): this {
    host('book.select', 'Sheet.activate', { sheetId: this.id, row: 1, column: 1, rows: 1, columns: 1 });
    return this;
  }

  getActiveRange = (): Range | null => currentRange(this.id);
  getActiveCell = (): Range | null => currentRange(this.id)?.getCell(1, 1) ?? null;
  getCurrentCell = (): Range | null => this.getActiveCell();
  getSelection = (): Selection => selectionOf();
  setActiveRange = (range: Range): Range => range.activate();
  setActiveSelection = (selected: Range | string): Range =>
    (typeof selected === 'string' ? this.getRange(selected) : selected).activate();
  setCurrentCell = (cell: Range): Range => cell.activate();

  getFilter = (): Filter | null => readFilter(this.id);
  protect = (): Protection => protectSheet(this.id);
  getProtections = (type: EnumValue): Protection[] => readProtections(this.id, type, 'Sheet.getProtections');
  getNamedRanges = (): NamedRange[] => readNamedRanges(this.id, 'Sheet.getNamedRanges');
  createTextFinder = (text: string): TextFinder => createFinder([this.getDataRange().area], text);
  newChart = (): EmbeddedChartBuilder => newChart(this.id);
  getCharts = (): EmbeddedChart[] => readCharts(this.id);
  insertChart = (chart: EmbeddedChart): void => saveChart(this.id, chart, 'Sheet.insertChart');
  updateChart = (chart: EmbeddedChart): void => saveChart(this.id, chart, 'Sheet.updateChart');
  removeChart = (chart: EmbeddedChart): void => removeChart(chart);
  getDeveloperMetadata = (): DeveloperMetadata[] => metadataOf(this.id, null, 'Sheet.getDeveloperMetadata');

  addDeveloperMetadata(key: string, ...rest: readonly unknown[]): this {
    addMetadata(this.id, null, key, rest, 'Sheet.addDeveloperMetadata');
    return this;
  }

  toString = (): string => 'Sheet';

  private facts(method: string): SheetFacts {
    return host('book.sheet', `Sheet.${method}`, this.id);
  }

  private areaOf(notation: string, method: string): Area {
    return areaOfNotation(this.id, notation, method, (name) => openSpreadsheet().getSheetByName(name)?.id ?? null);
  }

  private cleared(method: string, contents: boolean, formats: boolean, notes: boolean): this {
    const { area } = this.getWholeRange();
    host('book.clear', `Sheet.${method}`, [area], { contents, formats, notes, validations: false });
    return this;
  }
}

addRowAndColumnMethods(Sheet.prototype, (sheet: Sheet) => sheet.id);

export function sheetOf(id: string): Sheet {
  return refuseUnknown(new Sheet(id), 'Sheet');
}

/** Google's identifiers are numbers; a tab added in the page has a name of letters, turned into one that stays the same. */
function numberOf(id: string): number {
  if (/^\d+$/.test(id)) return Number(id);
  return [...id].reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) % 2_147_483_647, 7);
}
