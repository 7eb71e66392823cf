/** ABC classes: the few clients who make most of the revenue, those who make the rest, and the many who hardly count. */

export type AbcClass = 'A' | 'B' | 'C';

/** Shares of the revenue, 0 to 1: A below the first, B below the second. */
export interface AbcLimits {
  readonly a: number;
  readonly b: number;
}

export const ABC_LIMITS: AbcLimits = { a: 0.8, b: 0.95 };

/** Sums of floating-point shares differ by less than this from what they mean. */
const TOLERANCE = 1e-9;

/**
 * The class of each client, in the order given (definitions: « ABC »): by revenue, descending, A while the cumulated share
 * *before* the client is under the first limit, so that the one who crosses it is still an A. Equal revenues get the same,
 * better class. Clients at or under zero are C, and their revenue is no part of the whole. n log n.
 */
export function abcClasses(revenues: readonly number[], limits: AbcLimits = ABC_LIMITS): AbcClass[] {
  const classes: AbcClass[] = revenues.map(() => 'C');
  const order = [...revenues.keys()]
    .filter((index) => (revenues[index] ?? 0) > 0)
    .sort((first, second) => (revenues[second] ?? 0) - (revenues[first] ?? 0));
  const total = order.reduce((sum, index) => sum + (revenues[index] ?? 0), 0);
  let before = 0;
  let last = Number.NaN;
  let own: AbcClass = 'A';
  for (const index of order) {
    const revenue = revenues[index] ?? 0;
    if (revenue !== last) own = classAt(before / total, limits);
    classes[index] = own;
    last = revenue;
    before += revenue;
  }
  return classes;
}

function classAt(share: number, { a, b }: AbcLimits): AbcClass {
  if (share < a - TOLERANCE) return 'A';
  return share < b - TOLERANCE ? 'B' : 'C';
}
