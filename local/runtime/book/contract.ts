/**
 * What the rest of the local runtime sees of a workbook: a Google Sheet kept in memory, calculated synchronously, that
 * can be written to a file and mirrored by a page.
 *
 * Rows and columns are counted from 1, except inside Univer's own mutations, which count from 0.
 */
import type { Cell, ChartSpec } from '../contract.ts';

/** Everything that survives in the workbook's file; plain JSON. */
export interface BookSnapshot {
  readonly format: 'pistil-book';
  readonly version: 1;
  readonly id: string;
  /** Univer's snapshot, with its resources: validations, conditional formats, filters, notes, named ranges. */
  readonly workbook: Record<string, unknown>;
  /** What Univer has no place for. */
  readonly extras: BookExtras;
}

export interface BookExtras {
  readonly protections: readonly ProtectionRecord[];
  readonly metadata: readonly MetadataRecord[];
  readonly charts: readonly ChartSpec[];
}

export interface ProtectionRecord {
  readonly id: string;
  readonly sheetId: string;
  /** `null`: the whole sheet. */
  readonly area: Rectangle | null;
  readonly description: string;
  readonly warningOnly: boolean;
  readonly editors: readonly string[];
  readonly unprotected: readonly Rectangle[];
}

export interface MetadataRecord {
  readonly id: number;
  readonly key: string;
  readonly value: string;
  readonly visibility: 'DOCUMENT' | 'PROJECT';
  /** `null`: the whole spreadsheet. */
  readonly sheetId: string | null;
  /** Rows or columns of that sheet; `null`: the sheet itself. */
  readonly area: Rectangle | null;
}

export interface Rectangle {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export interface Area extends Rectangle {
  readonly sheetId: string;
}

/** The bundle's custom functions. */
export interface CustomFunctions {
  readonly names: readonly string[];
  /** `args`: a {@link Cell} for a value or a single cell, `Cell[][]` for a range. Answers the same. What it throws becomes the cell's `#ERROR!`. */
  evaluate(name: string, args: readonly unknown[]): unknown;
}

export interface BookOptions {
  readonly snapshot?: BookSnapshot;
  readonly locale: 'fr_FR';
  readonly timeZone: string;
  readonly functions: CustomFunctions;
  /** Clock of TODAY(), NOW() and of dates typed without a year; the machine's when absent. */
  readonly now?: () => number;
}

/** One change of the model, as Univer names it: `sheet.mutation.set-range-values`… */
export interface BookMutation {
  readonly id: string;
  readonly params: Record<string, unknown>;
}

/** Something a person does in the grid. `sheet` is the tab's name. */
export type PersonEdit =
  | {
      readonly kind: 'type';
      readonly sheet: string;
      readonly row: number;
      readonly column: number;
      readonly text: string;
    }
  /** Texts are read as if each had been typed. */
  | {
      readonly kind: 'paste';
      readonly sheet: string;
      readonly row: number;
      readonly column: number;
      readonly texts: readonly (readonly string[])[];
    }
  | ({ readonly kind: 'clear'; readonly sheet: string } & Rectangle)
  /** Sorts whole rows of the rectangle by one of the sheet's columns. */
  | ({ readonly kind: 'sort'; readonly sheet: string; readonly by: number; readonly ascending: boolean } & Rectangle)
  | {
      readonly kind: 'insert-rows' | 'insert-columns' | 'delete-rows' | 'delete-columns';
      readonly sheet: string;
      readonly at: number;
      readonly count: number;
    }
  /** `to`: number, before the move, of the row or column in front of which they land. */
  | {
      readonly kind: 'move-rows' | 'move-columns';
      readonly sheet: string;
      readonly at: number;
      readonly count: number;
      readonly to: number;
    };

export type ChangeType =
  | 'EDIT'
  | 'INSERT_ROW'
  | 'INSERT_COLUMN'
  | 'REMOVE_ROW'
  | 'REMOVE_COLUMN'
  | 'INSERT_GRID'
  | 'REMOVE_GRID'
  | 'FORMAT'
  | 'OTHER';

/** What a trigger is told of a person's change. */
export interface PersonChange {
  /** For onChange. */
  readonly changeType: ChangeType;
  /** For onEdit; `null` when this kind of change fires none (sort, insertion, format…). */
  readonly edit: EditEvent | null;
}

export interface EditEvent {
  readonly area: Area;
  /** Text of the value typed in one cell: `12`, `TRUE`, a date's serial number; absent for a block or an emptied cell. */
  readonly value?: string;
  readonly oldValue?: string;
}

export interface CellError {
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
  readonly message: string;
}

/** A conditional format whose condition is a formula, and the cells for which it is true. */
export interface FormulaFormat {
  readonly sheetId: string;
  /** Univer's `cfId`. */
  readonly ruleId: string;
  readonly cells: readonly { readonly row: number; readonly column: number }[];
}

export interface SheetInfo {
  readonly id: string;
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  readonly hidden: boolean;
}

export type Evaluation =
  | { readonly ok: true; readonly values: readonly (readonly Cell[])[] }
  | { readonly ok: false; readonly message: string };

export interface Book {
  readonly id: string;
  readonly name: string;
  readonly locale: 'fr_FR';
  readonly timeZone: string;
  save(): BookSnapshot;
  /** The mutation that brings what formulas spill over their neighbours: a snapshot does not hold it. */
  spilledResults(): BookMutation;

  /** Tells of each change that a page mirroring the workbook must make, formula results included. Returns the way to stop. */
  onMutation(listener: (mutation: BookMutation) => void): () => void;
  /** Makes a change that a page reports; throws when its kind is not one that pages may make. What triggers must be told of it, or `null`. */
  applyMutation(id: string, params: Record<string, unknown>): PersonChange | null;
  /** Throws an Error with a French message when the workbook refuses (strict validation, out of the grid…). */
  personEdit(edit: PersonEdit): PersonChange;

  /** Applies the buffered writes and calculates what depends on them. */
  flush(): void;
  /** Calculates every formula again: the clock moved, or custom functions changed. */
  recalculate(): void;
  /** Evaluates a formula (French or English names, `=` optional) and leaves no trace. References without a tab mean the first one. */
  evaluateFormula(text: string): Evaluation;
  /** Messages of the custom functions that threw, cell by cell. */
  cellErrors(): readonly CellError[];
  /** What the conditional formats whose condition is a formula apply to: pages do not calculate it. */
  formulaFormats(): readonly FormulaFormat[];

  sheets(): readonly SheetInfo[];
  /** Values as getValues gives them; the whole data range when no rectangle is given. Throws when no tab has this name. */
  values(sheetName: string, rectangle?: Rectangle): Cell[][];
  displayValues(sheetName: string, rectangle?: Rectangle): string[][];

  /** Selected cells of the person in front of the screen. */
  readonly selection: Area;
  select(area: Area): void;
  /** Tells when a script moves the selection. */
  onSelect(listener: (area: Area) => void): () => void;

  charts(): readonly ChartSpec[];
  /** Tells when a script adds, changes or removes charts, or moves the cells under them. */
  onCharts(listener: (charts: readonly ChartSpec[]) => void): () => void;

  close(): void;
}
