/** Rectangles of cells taken apart and put together. */
import type { IRange } from '@univerjs/core';

/** What is left of `range` without `hole`: at most four rectangles. */
export function subtract(range: IRange, hole: IRange): IRange[] {
  const startRow = Math.max(range.startRow, hole.startRow);
  const endRow = Math.min(range.endRow, hole.endRow);
  const startColumn = Math.max(range.startColumn, hole.startColumn);
  const endColumn = Math.min(range.endColumn, hole.endColumn);
  if (startRow > endRow || startColumn > endColumn) return [range];
  const parts = [
    { ...range, endRow: startRow - 1 },
    { ...range, startRow: endRow + 1 },
    { startRow, endRow, startColumn: range.startColumn, endColumn: startColumn - 1 },
    { startRow, endRow, startColumn: endColumn + 1, endColumn: range.endColumn },
  ];
  return parts.filter((part) => part.startRow <= part.endRow && part.startColumn <= part.endColumn);
}

export function intersects(one: IRange, other: IRange): boolean {
  return (
    one.startRow <= other.endRow &&
    one.endRow >= other.startRow &&
    one.startColumn <= other.endColumn &&
    one.endColumn >= other.startColumn
  );
}

/** Few rectangles that hold exactly the cells of a matrix whose keys are equal; cells without key are left out. */
export function groupByKey(
  keys: readonly (readonly (string | null)[])[],
  row: number,
  column: number,
): Map<string, IRange[]> {
  const groups = new Map<string, IRange[]>();
  const open = new Map<string, IRange>();
  for (const [down, line] of keys.entries()) {
    for (const run of runsOf(line)) {
      const place = `${run.first} ${run.last} ${run.key}`;
      const above = open.get(place);
      if (above && above.endRow === row + down - 1) {
        above.endRow = row + down;
        continue;
      }
      const range = {
        startRow: row + down,
        endRow: row + down,
        startColumn: column + run.first,
        endColumn: column + run.last,
      };
      open.set(place, range);
      const group = groups.get(run.key);
      if (group) group.push(range);
      else groups.set(run.key, [range]);
    }
  }
  return groups;
}

function runsOf(line: readonly (string | null)[]): { key: string; first: number; last: number }[] {
  const runs: { key: string; first: number; last: number }[] = [];
  for (const [index, key] of line.entries()) {
    if (key === null) continue;
    const last = runs.at(-1);
    if (last && last.key === key && last.last === index - 1) last.last = index;
    else runs.push({ key, first: index, last: index });
  }
  return runs;
}
