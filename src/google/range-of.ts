import type { Area } from '../ports.ts';

/** The cells of an area. Google throws when it reaches outside of the grid. */
export function rangeOf(sheet: GoogleAppsScript.Spreadsheet.Sheet, area: Area): GoogleAppsScript.Spreadsheet.Range {
  return sheet.getRange(area.row, area.column, area.rows, area.columns);
}
