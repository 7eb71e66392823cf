import type { ISetRangeValuesMutationParams } from '@univerjs/preset-sheets-core';
import type { Area } from '../protocol.ts';

/** The rectangle that holds all the cells of a mutation; null when it has none. */
export function boundsOf(cells: ISetRangeValuesMutationParams['cellValue']): Area | null {
  const rows = Object.keys(cells ?? {}).map(Number);
  const columns = Object.values(cells ?? {}).flatMap((row) => Object.keys(row ?? {}).map(Number));
  if (rows.length === 0 || columns.length === 0) return null;
  return {
    startRow: Math.min(...rows),
    endRow: Math.max(...rows),
    startColumn: Math.min(...columns),
    endColumn: Math.max(...columns),
  };
}

export function isSameArea(one: Area, other: Area): boolean {
  return (
    one.startRow === other.startRow &&
    one.endRow === other.endRow &&
    one.startColumn === other.startColumn &&
    one.endColumn === other.endColumn
  );
}
