/** Rectangles counted from 1, and Univer's ranges, counted from 0 and whose ends are included. */
import type { Worksheet } from '@univerjs/core';
import type { Rectangle } from './contract.ts';

/** A 1-based rectangle as Univer writes ranges. */
export function univerRange(area: Rectangle): Record<string, number> {
  return {
    startRow: area.row - 1,
    endRow: area.row + area.rows - 2,
    startColumn: area.column - 1,
    endColumn: area.column + area.columns - 2,
  };
}

/** A range of Univer as a 1-based rectangle; open ends stop at the grid's. */
export function rectangleOf(
  range: { startRow: number; endRow: number; startColumn: number; endColumn: number },
  sheet: Worksheet,
): Rectangle {
  const startRow = Number.isNaN(range.startRow) || range.startRow === null ? 0 : range.startRow;
  const startColumn = Number.isNaN(range.startColumn) || range.startColumn === null ? 0 : range.startColumn;
  const endRow = Number.isNaN(range.endRow) || range.endRow === null ? sheet.getRowCount() - 1 : range.endRow;
  const endColumn =
    Number.isNaN(range.endColumn) || range.endColumn === null ? sheet.getColumnCount() - 1 : range.endColumn;
  return {
    row: startRow + 1,
    column: startColumn + 1,
    rows: endRow - startRow + 1,
    columns: endColumn - startColumn + 1,
  };
}
