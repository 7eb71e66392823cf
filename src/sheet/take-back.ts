import { sameCell } from './cell-values.ts';
import type { Change } from './change.ts';
import type { JournaledChange } from './journaled-change.ts';

/**
 * The changes that take an operation back, last first. Each cell goes back to its old value only while it holds the new one;
 * an appended row is blanked only while the team has not worked on it; a cleared row comes back with its identifier.
 *
 * `later` are the changes of operations done since: a cell they have claimed, even with the same value, is theirs.
 */
export function takeBack(changes: readonly JournaledChange[], later: readonly JournaledChange[]): Change[] {
  const claimed = new Set(later.flatMap((change) => Object.keys(change.cells).map((key) => cellName(change, key))));
  return [...changes].reverse().flatMap((change): Change[] => {
    const { table, id, old, cells } = change;
    if (change.kind === 'append') return [{ kind: 'clear', table, id, expected: cells }];
    if (change.kind === 'clear') {
      const { position } = change;
      return [{ kind: 'restore', table, id, cells: old, ...(position === undefined ? {} : { position }) }];
    }
    const keys = Object.keys(cells).filter(
      (key) => !claimed.has(cellName(change, key)) && !sameCell(old[key] ?? '', cells[key] ?? ''),
    );
    if (keys.length === 0) return [];
    const pick = (from: JournaledChange['cells']) => Object.fromEntries(keys.map((key) => [key, from[key] ?? '']));
    return [{ kind: 'update', table, id, claim: 'on-behalf', cells: pick(old), expected: pick(cells) }];
  });
}

function cellName(change: JournaledChange, key: string): string {
  return `${change.table.key}/${change.id}/${key}`;
}
