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
 * most surely. A doubtful pair ties nothing to a group; it stands alone.
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
  const kept = pairs.filter(({ first, second, confidence }) => {
    const [one, other] = [headOf(first), headOf(second)];
    if (one === other) return false;
    if (confidence !== 'possible') heads.set(other, one);
    return true;
  });
  const clusters = new Map<string, Pair[]>();
  kept.forEach((pair, index) => {
    const name = pair.confidence === 'possible' ? `alone ${index}` : `head ${headOf(pair.first)}`;
    clusters.set(name, [...(clusters.get(name) ?? []), pair]);
  });
  return [...clusters.values()].map((ofCluster) => ({
    rows: [...new Set(ofCluster.flatMap(({ first, second }) => [first, second]))].sort((a, b) => a - b),
    pairs: ofCluster,
  }));
}
