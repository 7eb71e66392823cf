/** Whether a cell still is the one that Google tells of: people may have sorted or moved rows since. */
import type { Column } from '../../crm/tables/table.ts';
import type { Cell } from '../../ports.ts';
import { isBlank, sameMeaning } from '../../sheet/cell-values.ts';
import { formerCell } from './former-cell.ts';

/** @param told what was typed, as the event says; `undefined` for an emptied cell */
export function standsAsTold(column: Column, cell: Cell, told: string | undefined): boolean {
  if (told === undefined) return isBlank(cell);
  return String(cell) === told || sameMeaning(column, cell, formerCell(column, told));
}
