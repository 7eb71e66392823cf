/** The page counts rows and columns from 0, ends included; the workbook from 1, with sizes. */
import type { Area as BookArea } from '../runtime/book/contract.ts';
import type { Area } from './protocol.ts';

export function toBookArea(sheetId: string, area: Area): BookArea {
  return {
    sheetId,
    row: area.startRow + 1,
    column: area.startColumn + 1,
    rows: area.endRow - area.startRow + 1,
    columns: area.endColumn - area.startColumn + 1,
  };
}

export function toPageArea({ row, column, rows, columns }: BookArea): Area {
  return { startRow: row - 1, endRow: row + rows - 2, startColumn: column - 1, endColumn: column + columns - 2 };
}
