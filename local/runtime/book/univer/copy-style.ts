import type { Workbook } from '@univerjs/core';

/** Gives blank cells the style of another one, without a command for each. `cells`: row, column, row, column… */
export function copyStyle(
  workbook: Workbook,
  sheetId: string,
  row: number,
  column: number,
  cells: readonly number[],
): void {
  const matrix = workbook.getSheetBySheetId(sheetId)?.getCellMatrix();
  const style = matrix?.getValue(row, column)?.s;
  for (let at = 0; at < cells.length; at += 2) {
    const [toRow = 0, toColumn = 0] = [cells[at], cells[at + 1]];
    if (style === undefined || style === null) matrix?.realDeleteValue(toRow, toColumn);
    else matrix?.setValue(toRow, toColumn, { s: style });
  }
}
