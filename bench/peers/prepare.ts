/** Fills and takes away tabs in few calls. */
import { sheetNamed, spreadsheet } from './spreadsheet.ts';

/** Room below the last row, as people have it. */
const BLANK_ROWS = 100;

/** Writes rows under the header, in one call. */
export function fillTab(tab: string, rows: (string | number | boolean | Date)[][]): void {
  const sheet = sheetNamed(tab);
  const missing = rows.length + 1 + BLANK_ROWS - sheet.getMaxRows();
  if (missing > 0) sheet.insertRowsAfter(sheet.getMaxRows(), missing);
  sheet.getRange(2, 1, rows.length, rows[0]?.length ?? 0).setValues(rows);
}

export function dropTab(tab: string): void {
  spreadsheet().deleteSheet(sheetNamed(tab));
}
