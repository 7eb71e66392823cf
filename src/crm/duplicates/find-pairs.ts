/** The pairs of a whole table, without comparing each row with each other. */
import type { Verdict } from './confidence.ts';

/** Two rows, by their places in the list that was compared, the first before the second. */
export interface Pair extends Verdict {
  readonly first: number;
  readonly second: number;
}

/**
 * So many rows under one key say that the key tells nothing: a switchboard, « Martin » in a big firm. The rows meet under
 * their other keys.
 */
const MOST_UNDER_A_KEY = 300;

/**
 * Compares the rows that share a key, each pair once; the likeliest pairs first. Linear in the number of rows as long as keys
 * tell rows apart.
 */
export function findPairs<R>(
  rows: readonly R[],
  keysOf: (row: R) => readonly string[],
  judge: (a: R, b: R) => Verdict | null,
): Pair[] {
  const met = new Map<string, number[]>();
  rows.forEach((row, index) => {
    for (const key of new Set(keysOf(row))) {
      const block = met.get(key);
      if (block) block.push(index);
      else met.set(key, [index]);
    }
  });
  const seen = new Set<number>();
  const pairs: Pair[] = [];
  for (const block of met.values()) {
    if (block.length > MOST_UNDER_A_KEY) continue;
    block.forEach((second, place) => {
      for (const first of block.slice(0, place)) {
        const name = first * rows.length + second;
        if (seen.has(name)) continue;
        seen.add(name);
        const verdict = judge(rows[first] as R, rows[second] as R);
        if (verdict !== null) pairs.push({ first, second, ...verdict });
      }
    });
  }
  return pairs.sort((a, b) => b.percent - a.percent || a.first - b.first || a.second - b.second);
}
