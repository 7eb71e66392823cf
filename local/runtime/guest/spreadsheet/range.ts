/** Range: a rectangle of cells. https://developers.google.com/apps-script/reference/spreadsheet/range */
import { formatA1 } from '../../book/a1.ts';
import type { Clearing } from '../../book/operations/formats.ts';
import type { Cell } from '../../contract.ts';
import { host } from '../bridge.ts';
import { exception, refuseSignature } from '../services/arguments.ts';
import type { EnumValue } from '../services/enumeration.ts';
import { refuseUnknown } from '../services/refuse-unknown.ts';
import { type Area, filled, type Rectangle } from './area.ts';
import { type DataValidation, type RuleRecord, readRule, toRecord } from './data-validation.ts';
import { createFilter, type Filter } from './filter.ts';
import { addLookMatrices, addLookSetters } from './looks.ts';
import { addMetadata, type DeveloperMetadata, metadataOf } from './metadata.ts';
import { type Protection, protectArea } from './protection.ts';
import { borderOf, checkedValue, copyKind, isMatrix } from './range-arguments.ts';
import { type Sheet, sheetOf } from './sheet.ts';
import { createFinder, type TextFinder } from './text-finder.ts';

type SortSpec = number | { readonly column: number; readonly ascending?: boolean };

export class Range {
  readonly area: Area;

  constructor(area: Area) {
    this.area = area;
  }

  getRow = (): number => this.area.row;
  getRowIndex = (): number => this.area.row;
  getColumn = (): number => this.area.column;
  getColumnIndex = (): number => this.area.column;
  getNumRows = (): number => this.area.rows;
  getHeight = (): number => this.area.rows;
  getNumColumns = (): number => this.area.columns;
  getWidth = (): number => this.area.columns;
  getLastRow = (): number => this.area.row + this.area.rows - 1;
  getLastColumn = (): number => this.area.column + this.area.columns - 1;
  getA1Notation = (): string => formatA1(this.area);
  getSheet = (): Sheet => sheetOf(this.area.sheetId);
  getGridId = (): number => this.getSheet().getSheetId();

  /** Counted from 1 inside the range. */
  getCell(row: number, column: number): Range {
    if (row < 1 || column < 1 || row > this.area.rows || column > this.area.columns)
      throw exception('Cell reference out of range');
    return rangeOf({
      ...this.area,
      row: this.area.row + row - 1,
      column: this.area.column + column - 1,
      rows: 1,
      columns: 1,
    });
  }

  offset(rowOffset: number, columnOffset: number, rows = this.area.rows, columns = this.area.columns): Range {
    return this.getSheet().getRange(this.area.row + rowOffset, this.area.column + columnOffset, rows, columns);
  }

  getValue = (): Cell => host<Cell[][]>('book.readValues', 'Range.getValue', this.first())[0]?.[0] ?? '';
  getValues = (): Cell[][] => host('book.readValues', 'Range.getValues', this.area);
  getDisplayValue = (): string =>
    host<string[][]>('book.readDisplayValues', 'Range.getDisplayValue', this.first())[0]?.[0] ?? '';
  getDisplayValues = (): string[][] => host('book.readDisplayValues', 'Range.getDisplayValues', this.area);
  getFormula = (): string => host<string[][]>('book.readFormulas', 'Range.getFormula', this.first())[0]?.[0] ?? '';
  getFormulas = (): string[][] => host('book.readFormulas', 'Range.getFormulas', this.area);
  isBlank = (): boolean =>
    host<Cell[][]>('book.readValues', 'Range.isBlank', this.area).every((line) => line.every((value) => value === ''));

  /** The same value in every cell. */
  setValue(value: unknown): this {
    host('book.writeValues', 'Range.setValue', this.area, filled(this.area, checkedValue(value)));
    return this;
  }

  setValues(values: readonly (readonly unknown[])[]): this {
    if (!isMatrix(values)) refuseSignature([values], 'SpreadsheetApp.Range.setValues');
    host(
      'book.writeValues',
      'Range.setValues',
      this.area,
      values.map((line) => line.map(checkedValue)),
    );
    return this;
  }

  setFormula(formula: string): this {
    host('book.writeFormulas', 'Range.setFormula', this.area, filled(this.area, String(formula)));
    return this;
  }

  setFormulas(formulas: readonly (readonly string[])[]): this {
    if (!isMatrix(formulas)) refuseSignature([formulas], 'SpreadsheetApp.Range.setFormulas');
    host('book.writeFormulas', 'Range.setFormulas', this.area, formulas);
    return this;
  }

  clear(options?: {
    contentsOnly?: boolean;
    formatOnly?: boolean;
    commentsOnly?: boolean;
    validationsOnly?: boolean;
  }): this {
    const { contentsOnly = false, formatOnly = false, commentsOnly = false, validationsOnly = false } = options ?? {};
    const all = !contentsOnly && !formatOnly && !commentsOnly && !validationsOnly;
    return this.cleared('clear', {
      contents: all || contentsOnly,
      formats: all || formatOnly,
      notes: commentsOnly,
      validations: validationsOnly,
    });
  }

  clearContent = (): this =>
    this.cleared('clearContent', { contents: true, formats: false, notes: false, validations: false });
  clearFormat = (): this =>
    this.cleared('clearFormat', { contents: false, formats: true, notes: false, validations: false });
  clearNote = (): this =>
    this.cleared('clearNote', { contents: false, formats: false, notes: true, validations: false });
  clearDataValidations = (): this =>
    this.cleared('clearDataValidations', { contents: false, formats: false, notes: false, validations: true });

  getNote = (): string => host<string[][]>('book.readNotes', 'Range.getNote', this.first())[0]?.[0] ?? '';
  getNotes = (): string[][] => host('book.readNotes', 'Range.getNotes', this.area);

  setNote(note: string | null): this {
    host('book.writeNotes', 'Range.setNote', this.area, filled(this.area, note));
    return this;
  }

  setNotes(notes: readonly (readonly (string | null)[])[]): this {
    host('book.writeNotes', 'Range.setNotes', this.area, notes);
    return this;
  }

  getDataValidation = (): DataValidation | null =>
    readRule(
      host<(RuleRecord | null)[][]>('book.readValidations', 'Range.getDataValidation', this.first())[0]?.[0] ?? null,
    );

  getDataValidations(): (DataValidation | null)[][] {
    return host<(RuleRecord | null)[][]>('book.readValidations', 'Range.getDataValidations', this.area).map((line) =>
      line.map(readRule),
    );
  }

  setDataValidation(rule: DataValidation | null): this {
    host('book.writeValidations', 'Range.setDataValidation', this.area, filled(this.area, toRecord(rule)));
    return this;
  }

  setDataValidations(rules: readonly (readonly (DataValidation | null)[])[]): this {
    host(
      'book.writeValidations',
      'Range.setDataValidations',
      this.area,
      rules.map((line) => line.map(toRecord)),
    );
    return this;
  }

  /** Without arguments the boxes hold TRUE and FALSE. */
  insertCheckboxes(checkedAs?: unknown, uncheckedAs?: unknown): this {
    const args = [checkedAs, uncheckedAs].filter((value) => value !== undefined);
    const rule: RuleRecord = { criteria: 'CHECKBOX', args: args as string[], allowInvalid: false, help: null };
    host('book.writeValidations', 'Range.insertCheckboxes', this.area, filled(this.area, rule));
    return this;
  }

  removeCheckboxes = (): this =>
    this.cleared('removeCheckboxes', { contents: true, formats: false, notes: false, validations: true });
  check = (): this => this.setValue(true);
  uncheck = (): this => this.setValue(false);

  /** `null` when only some of the boxes are ticked. */
  isChecked(): boolean | null {
    const values = host<Cell[][]>('book.readValues', 'Range.isChecked', this.area).flat();
    if (values.every((value) => value === true)) return true;
    return values.some((value) => value === true) ? null : false;
  }

  setBorder(...edges: readonly unknown[]): this {
    host('book.borders', 'Range.setBorder', [this.area], borderOf(edges, 'SpreadsheetApp.Range.setBorder'));
    return this;
  }

  merge = (): this => this.merged('merge', [this.area]);

  mergeAcross(): this {
    return this.merged(
      'mergeAcross',
      Array.from({ length: this.area.rows }, (_, down) => ({ ...this.area, row: this.area.row + down, rows: 1 })),
    );
  }

  mergeVertically(): this {
    return this.merged(
      'mergeVertically',
      Array.from({ length: this.area.columns }, (_, across) => ({
        ...this.area,
        column: this.area.column + across,
        columns: 1,
      })),
    );
  }

  breakApart(): this {
    host('book.breakApart', 'Range.breakApart', this.area);
    return this;
  }

  isPartOfMerge = (): boolean => this.getMergedRanges().length > 0;

  getMergedRanges(): Range[] {
    return host<Rectangle[]>('book.merges', 'Range.getMergedRanges', this.area).map((merged) =>
      rangeOf({ ...merged, sheetId: this.area.sheetId }),
    );
  }

  /** Columns are numbered in the sheet, not in the range. */
  sort(specs: SortSpec | readonly SortSpec[]): this {
    const keys = (Array.isArray(specs) ? specs : [specs]).map((spec: SortSpec) =>
      typeof spec === 'number'
        ? { column: spec, ascending: true }
        : { column: spec.column, ascending: spec.ascending ?? true },
    );
    host('book.sort', 'Range.sort', this.area, keys);
    return this;
  }

  /** (destination) · (destination, { contentsOnly, formatOnly }) · (destination, CopyPasteType, transposed). */
  copyTo(
    destination: Range,
    how?: EnumValue | { contentsOnly?: boolean; formatOnly?: boolean },
    transposed = false,
  ): void {
    host('book.copy', 'Range.copyTo', this.area, destination.area, copyKind(how), transposed);
  }

  activate(): this {
    host('book.select', 'Range.activate', this.area);
    return this;
  }

  activateAsCurrentCell = (): this => this.activate();
  createFilter = (): Filter => createFilter(this.area);
  getFilter = (): Filter | null => this.getSheet().getFilter();
  protect = (): Protection => protectArea(this.area, 'Range.protect');
  createTextFinder = (text: string): TextFinder => createFinder([this.area], text);
  getDeveloperMetadata = (): DeveloperMetadata[] =>
    metadataOf(this.area.sheetId, this.area, 'Range.getDeveloperMetadata');

  addDeveloperMetadata(key: string, ...rest: readonly unknown[]): this {
    addMetadata(this.area.sheetId, this.area, key, rest, 'Range.addDeveloperMetadata');
    return this;
  }

  toString = (): string => 'Range';

  private first(): Area {
    return { ...this.area, rows: 1, columns: 1 };
  }

  private cleared(method: string, clearing: Clearing): this {
    host('book.clear', `Range.${method}`, [this.area], clearing);
    return this;
  }

  private merged(method: string, rectangles: readonly Rectangle[]): this {
    host(
      'book.merge',
      `Range.${method}`,
      this.area,
      rectangles.filter(({ rows, columns }) => rows * columns > 1),
    );
    return this;
  }
}

addLookSetters(Range.prototype, 'Range', (range: Range) => [range.area]);
addLookMatrices(Range.prototype, (range: Range) => range.area);

/** The Range of an area that is known to lie in its sheet. */
export function rangeOf(area: Area): Range {
  return refuseUnknown(new Range(area), 'Range');
}
