/** The grid that all generated tabs share: twelve columns of 88 px in four groups, 1,148 px wide, as in the dashboard's design. */
import type { Span } from '../../ports.ts';

export const COLUMN_WIDTHS: readonly Span[] = [
  { first: 1, count: 17, pixels: 88 },
  ...[1, 17].map((first) => ({ first, count: 1, pixels: 16 })),
  ...[5, 9, 13].map((first) => ({ first, count: 1, pixels: 20 })),
];

/** [last row, pixels of each row since the one before], from the top: `[[1, 48], [2, 24], [20, 22]]`. */
export type Heights = readonly (readonly [lastRow: number, pixels: number])[];

export function rowHeights(heights: Heights): Span[] {
  let next = 1;
  return heights.map(([last, pixels]) => {
    const span = { first: next, count: last - next + 1, pixels };
    next = last + 1;
    return span;
  });
}
