/** What writes change of cells, gathered by row and column, which count from 0. */
import type { IStyleData } from '@univerjs/core';

/** Style properties that a write changes; `null` removes one. */
export type StylePatch = Partial<Record<keyof IStyleData, unknown>>;

/** What a write changes of a cell; what it does not name stays. `null` removes. */
export interface CellPatch {
  readonly v?: string | number | boolean | null;
  readonly t?: number | null;
  readonly f?: string | null;
  readonly si?: null;
  readonly p?: null;
  readonly s?: StylePatch | null;
}

export type CellMap = Record<number, Record<number, CellPatch>>;

/** The row of a write, made when it is missing. */
export function rowOf(cells: CellMap, row: number): Record<number, CellPatch> {
  const found = cells[row] ?? {};
  cells[row] = found;
  return found;
}
