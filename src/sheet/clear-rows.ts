import type { Cell, Ports } from '../ports.ts';
import { fail, ok, type Result } from '../result.ts';
import { identifyRows } from './drift.ts';
import { findTab, HEADER_ROW } from './header.ts';
import type { RowClear } from './resolve.ts';
import { type FullImage, readImage } from './table-image.ts';
import { MOST_ROUNDS } from './write-cells.ts';

/**
 * Blanks rows that an operation had appended; never deletes one, since a row deleted by place may be somebody else's.
 * After each try everything is read again: a row that was blanked in place of another, moved meanwhile, is added again.
 *
 * @param image the rows on which the operation was decided
 * @param now the rows as they stand, when the operation has written in them since
 */
export function clearRows(
  ports: Ports,
  image: FullImage,
  clears: readonly RowClear[],
  now: FullImage = image,
): Result<null> {
  const staying = countStaying(image, clears);
  let current = now;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const before = identifyRows(current, NOTHING_TOUCHED);
    for (const run of runsOf(lastRowsOf(before.rows, staying))) {
      const blank: Cell[][] = Array.from({ length: run.count }, () => current.header.cells.map(() => ''));
      ports.workbook.write(current.tab.name, run.first, 1, blank);
    }
    ports.workbook.flush();
    const tab = findTab(ports.workbook, image.table);
    if (!tab.ok) return tab;
    const read = readImage(ports, image.table, tab.value);
    if (!read.ok) return read;
    const after = identifyRows(read.value, NOTHING_TOUCHED);
    if (lastRowsOf(after.rows, staying).length === 0) return ok(null);
    // A target still stands, so our blank fell on another row; a row that a person deletes leaves the grid with its place.
    const gone = [...before.byIdentity].filter(
      ([identity]) => identity !== '' && !staying.has(identity) && !after.byIdentity.has(identity),
    );
    const grid = ports.workbook.tab(tab.value.name) ?? tab.value;
    if (gone.length > current.tab.rows - grid.rows) {
      for (const [, index] of gone) ports.workbook.appendRow(grid.name, current.cells[index] ?? []);
    }
    ports.workbook.flush();
    const again = readImage(ports, image.table, ports.workbook.tab(grid.name) ?? grid);
    if (!again.ok) return again;
    current = again.value;
  }
  return fail(
    'sheet.unsettled',
    `L’onglet ${image.table.tab} change sans arrêt : la ligne n’a pas pu être retirée. Réessayez dans une minute.`,
  );
}

const NOTHING_TOUCHED: ReadonlySet<string> = new Set();

/** How many rows of each identity may stay: rows without identifiers may be alike, and only some of them ours. */
function countStaying(image: FullImage, clears: readonly RowClear[]): ReadonlyMap<string, number> {
  const { rows } = identifyRows(image, NOTHING_TOUCHED);
  const left = new Map<string, number>();
  for (const { position } of clears) {
    const identity = rows[position - HEADER_ROW - 1] ?? '';
    const standing = left.get(identity) ?? rows.filter((row) => row === identity).length;
    left.set(identity, standing - 1);
  }
  return left;
}

/** Places of the rows beyond those that may stay, the last ones of each identity. */
function lastRowsOf(rows: readonly string[], staying: ReadonlyMap<string, number>): number[] {
  const seen = new Map<string, number>();
  return rows.flatMap((identity, index) => {
    const stay = staying.get(identity);
    const before = seen.get(identity) ?? 0;
    seen.set(identity, before + 1);
    return stay !== undefined && before >= stay ? [index + HEADER_ROW + 1] : [];
  });
}

function runsOf(positions: readonly number[]): { first: number; count: number }[] {
  const runs: { first: number; count: number }[] = [];
  for (const position of positions) {
    const run = runs[runs.length - 1];
    if (run && run.first + run.count === position) run.count += 1;
    else runs.push({ first: position, count: 1 });
  }
  return runs;
}
