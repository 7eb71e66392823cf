/** How a conditional format follows rows and columns that come or go: in the workbook, and in the pages that show it. */
import type { IRange, Worksheet } from '@univerjs/core';
import type { Rectangle } from './contract.ts';
import { shiftReferences } from './formulas/shift.ts';
import { moveRectangle, moveReferences, type Shift } from './shifts.ts';
import { rectangleOf, univerRange } from './univer-ranges.ts';

/** A conditional format as Univer stores it. A formula is written for the first cell of the first range. */
interface StoredFormat {
  readonly ranges: readonly IRange[];
  readonly rule: object;
}

/** `sheet` as it was before. Null when all the cells of the format are gone. */
export function shiftFormat<T extends StoredFormat>(stored: T, sheet: Worksheet, shift: Shift): T | null {
  const areas = stored.ranges.map((range) => rectangleOf(range, sheet));
  const kept = areas.filter((area) => moveRectangle(area, shift) !== null);
  const [before] = areas;
  const [after] = kept;
  if (!before || !after) return null;
  const ranges = kept.map((area) => univerRange(moveRectangle(area, shift) ?? area));
  const { subType, value } = stored.rule as { subType?: string; value?: unknown };
  if (subType !== 'formula') return { ...stored, ranges };
  const first = firstCellKept(after, shift);
  const formula = shiftReferences(String(value), first.row - before.row, first.column - before.column);
  return { ...stored, ranges, rule: { ...stored.rule, value: moveReferences(formula, shift) } };
}

/** Where the first cell that stays stood. */
function firstCellKept({ row, column }: Rectangle, { axis, at, count }: Shift): { row: number; column: number } {
  const place = { row, column };
  const isGone = count < 0 && place[axis] >= at && place[axis] < at - count;
  return isGone ? { ...place, [axis]: at - count } : place;
}
