import type { Cell, Ports } from '../ports.ts';
import { fail, ok, type Result } from '../result.ts';
import { sameCell } from './cell-values.ts';
import { identifyRows } from './drift.ts';
import { type FullImage, readImage } from './fresh-reader.ts';
import { findTab, HEADER_ROW } from './header.ts';
import type { RowClear } from './resolve.ts';
import { MOST_ROUNDS } from './write-cells.ts';

/**
 * Blanks rows that an operation had appended; never deletes one, since a row deleted by place may be somebody else's.
 * After each try everything is read again: a row that was blanked in place of another, moved meanwhile, is added again.
 */
export function clearRows(ports: Ports, image: FullImage, clears: readonly RowClear[]): Result<null> {
  const identities = identifyRows(image, NOTHING_TOUCHED);
  const wanted = new Set(clears.map((clear) => identities.rows[clear.position - HEADER_ROW - 1] ?? ''));
  let current = image;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const before = identifyRows(current, NOTHING_TOUCHED);
    const positions = before.rows.flatMap((identity, index) => (wanted.has(identity) ? [index + HEADER_ROW + 1] : []));
    for (const run of runsOf(positions)) {
      const blank: Cell[][] = Array.from({ length: run.count }, () => image.header.cells.map(() => ''));
      ports.workbook.write(current.tab.name, run.first, 1, blank);
    }
    ports.workbook.flush();
    const tab = findTab(ports.workbook, image.table);
    if (!tab.ok) return tab;
    const read = readImage(ports, image.table, tab.value);
    if (!read.ok) return read;
    const after = identifyRows(read.value, NOTHING_TOUCHED);
    const remaining = after.rows.some((identity) => wanted.has(identity));
    if (!remaining) return ok(null);
    // A target still stands, so our blank fell on another row.
    for (const [identity, index] of before.byIdentity) {
      if (
        identity !== '' &&
        !wanted.has(identity) &&
        !after.byIdentity.has(identity) &&
        !changed(current, read.value, index)
      ) {
        ports.workbook.appendRow(tab.value.name, current.cells[index] ?? []);
      }
    }
    ports.workbook.flush();
    const again = readImage(ports, image.table, ports.workbook.tab(tab.value.name) ?? tab.value);
    if (!again.ok) return again;
    current = again.value;
  }
  return fail(
    'sheet.unsettled',
    `L’onglet ${image.table.tab} change sans arrêt : la ligne n’a pas pu être retirée. Réessayez dans une minute.`,
  );
}

const NOTHING_TOUCHED: ReadonlySet<string> = new Set();

/** True when a row without identifier is only another by a cell that a person has typed since. */
function changed(before: FullImage, after: FullImage, index: number): boolean {
  const row = before.cells[index] ?? [];
  return after.cells.some((line) => {
    const same = row.filter((cell, place) => cell !== '' && sameCell(cell, line[place] ?? '')).length;
    return same > 0 && same >= row.filter((cell) => cell !== '').length - 1;
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
