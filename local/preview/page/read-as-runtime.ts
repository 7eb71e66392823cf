import type { ICellData, Worksheet } from '@univerjs/core';
import { patchOfTyping, RefusedWrite } from '../../runtime/book/cell-writes.ts';

/**
 * What the runtime will make of a text typed in a cell, so that the cell's validation judges a number or a date, and
 * nothing blinks when the runtime's own reading arrives.
 */
export function readAsRuntime(text: string, worksheet: Worksheet, row: number, column: number): Partial<ICellData> {
  const format = worksheet.getComposedCellStyle(row, column)?.n?.pattern ?? 'General';
  try {
    return patchOfTyping(text, format, new Date().getFullYear()) as Partial<ICellData>;
  } catch (error) {
    // The runtime will refuse it too, and say why.
    if (error instanceof RefusedWrite) return {};
    throw error;
  }
}
