import type { Cell, Ports } from '../ports.ts';
import { fail, ok, type Result } from '../result.ts';
import { lineOf } from './append-rows.ts';
import { isBlank } from './cell-values.ts';
import { identifyRows } from './drift.ts';
import { findTab, HEADER_ROW } from './header.ts';
import type { RowRefill } from './resolve.ts';
import { type FullImage, readImage } from './table-image.ts';
import { MOST_ROUNDS } from './write-cells.ts';

/**
 * Puts rows back where they stood, in rows that are still blank. Everything is read again after: a row that was covered because a
 * person had just moved it there is added again, and so is one of ours that has not come back.
 */
export function refillRows(ports: Ports, image: FullImage, refills: readonly RowRefill[]): Result<null> {
  const { workbook } = ports;
  const blank = (position: number) => image.cells[position - HEADER_ROW - 1]?.every(isBlank) ?? false;
  for (const run of runsOf(refills.filter(({ position }) => blank(position)))) {
    const [first] = run;
    const lines = run.map((row) => lineOf(row, image.header));
    if (first) workbook.write(image.tab.name, first.position, 1, lines);
  }
  workbook.flush();
  const before = identifyRows(image, NOTHING_TOUCHED);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const tab = findTab(workbook, image.table);
    if (!tab.ok) return tab;
    const current = readImage(ports, image.table, tab.value);
    if (!current.ok) return current;
    const after = identifyRows(current.value, NOTHING_TOUCHED);
    const missing = refills
      .map((row) => lineOf(row, current.value.header))
      .filter((line) => !after.byIdentity.has(identify(current.value, line)));
    const gone = [...before.byIdentity].filter(([identity]) => identity !== '' && !after.byIdentity.has(identity));
    // A row that a person deletes leaves the grid with its place; a covered one does not.
    const covered =
      gone.length > image.tab.rows - tab.value.rows ? gone.map(([, index]) => image.cells[index] ?? []) : [];
    if (missing.length + covered.length === 0) return ok(null);
    for (const line of [...missing, ...covered]) workbook.appendRow(tab.value.name, line);
    workbook.flush();
  }
  return fail(
    'sheet.unsettled',
    `L’onglet ${image.table.tab} change sans arrêt\u00a0: des lignes n’ont pas pu y revenir. Réessayez dans une minute.`,
  );
}

const NOTHING_TOUCHED: ReadonlySet<string> = new Set();

/** The name under which a line would be known in the tab. */
function identify(image: FullImage, line: readonly Cell[]): string {
  return identifyRows({ ...image, cells: [line] }, NOTHING_TOUCHED).rows[0] ?? '';
}

/** Rows one under the other, as they stood. */
function runsOf(refills: readonly RowRefill[]): RowRefill[][] {
  const runs: RowRefill[][] = [];
  for (const row of [...refills].sort((a, b) => a.position - b.position)) {
    const run = runs[runs.length - 1];
    const last = run?.[run.length - 1];
    if (run && last && last.position + 1 === row.position) run.push(row);
    else runs.push([row]);
  }
  return runs;
}
