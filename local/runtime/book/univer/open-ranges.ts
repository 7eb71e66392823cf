/**
 * Ranges without an end row (`A2:H`), which Sheets has and Univer has not. They are stored with an end row far below any
 * grid, and clipped at the grid's last row when they are read.
 */
import { BaseReferenceObject } from '@univerjs/preset-sheets-node-core';
import { FIRST_OPEN_ROW } from '../formulas/open-end.ts';

/** Teaches Univer's references to stop at the grid's last row, as in Sheets. Once per context. */
export function clipOpenRanges(): void {
  const stock = BaseReferenceObject.prototype.getRangePosition;
  BaseReferenceObject.prototype.getRangePosition = function clipped(this: BaseReferenceObject) {
    const range = stock.call(this);
    if (range.endRow + 1 >= FIRST_OPEN_ROW) range.endRow = Math.max(range.startRow, this.getActiveSheetRowCount() - 1);
    return range;
  };
}
