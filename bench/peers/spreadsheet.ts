/** The part of SpreadsheetApp that peers use. */

type Cell = string | number | boolean | Date;

export interface Range {
  getValue(): Cell;
  getValues(): Cell[][];
  setValue(value: unknown): void;
  setValues(values: readonly (readonly Cell[])[]): void;
}

export interface Sheet {
  getMaxRows(): number;
  getLastRow(): number;
  getLastColumn(): number;
  getRange(row: number, column: number, rows?: number, columns?: number): Range;
  insertRowsAfter(row: number, count: number): void;
  appendRow(cells: readonly Cell[]): void;
}

interface Spreadsheet {
  getSheetByName(name: string): Sheet | null;
  deleteSheet(sheet: Sheet): void;
}

declare const SpreadsheetApp: { getActiveSpreadsheet(): Spreadsheet };

export function spreadsheet(): Spreadsheet {
  return SpreadsheetApp.getActiveSpreadsheet();
}

export function sheetNamed(tab: string): Sheet {
  const sheet = spreadsheet().getSheetByName(tab);
  if (!sheet) throw new Error(`There is no tab named ${tab}`);
  return sheet;
}
