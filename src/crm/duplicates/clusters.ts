/** Rows that are likely one, put together. */
import type { Pair } from './find-pairs.ts';

/** Some rows of one person or organisation, and the pairs by which each is tied to the others, likeliest first. */
export interface Cluster {
  readonly rows: readonly number[];
  /** One fewer than the rows: merged one after the other, they leave a single row. */
  readonly pairs: readonly Pair[];
}

/**
 * Groups the rows that pairs tie together. A row seen several times is shown in as few pairs as possible: those that tie the
 * most surely. A doubtful pair ties
 * nothing to a group: it stands alone, once between two groups, after the others.
 *
 * @param pairs likeliest first, as `findPairs` gives them
 */
export function groupPairs(pairs: readonly Pair[]): Cluster[] {
  const heads = new Map<number, number>();
  const headOf = (row: number): number => {
    const above = heads.get(row) ?? row;
    if (above === row) return row;
    const head = headOf(above);
    heads.set(row, head);
    return head;
  };
  const sure = pairs.filter(({ first, second, confidence }) => {
    const [one, other] = [headOf(first), headOf(second)];
    if (confidence === 'possible' || one === other) return false;
    heads.set(other, one);
    return true;
  });
  const doubted = new Set<string>();
  const doubtful = pairs.filter(({ first, second, confidence }) => {
    const [one, other] = [headOf(first), headOf(second)].sort((a, b) => a - b);
    const between = `${one} ${other}`;
    if (confidence !== 'possible' || one === other || doubted.has(between)) return false;
    doubted.add(between);
    return true;
  });
  const clusters = new Map<number, Pair[]>();
  for (const pair of sure) {
    const head = headOf(pair.first);
    clusters.set(head, [...(clusters.get(head) ?? []), pair]);
  }
  return [...clusters.values(), ...doubtful.map((pair) => [pair])].map((ofCluster) => ({
    rows: [...new Set(ofCluster.flatMap(({ first, second }) => [first, second]))].sort((a, b) => a - b),
    pairs: ofCluster,
  }));
}
