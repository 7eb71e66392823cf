import type { Table } from '../crm/tables/table.ts';
import type { Area, Cell, Ports } from '../ports.ts';
import { fail, ok, type Result } from '../result.ts';
import { type Block, cellAt, planBlocks } from './blocks.ts';
import { sameCell } from './cell-values.ts';
import { columnOf } from './change.ts';
import { type Drift, findDrift, type Intentions, tokenOf } from './drift.ts';
import { type FullImage, readImage } from './fresh-reader.ts';
import { findTab, HEADER_ROW, placeOf } from './header.ts';
import type { GivenUp } from './operation.ts';
import type { CellWrite } from './resolve.ts';

/** Up to so many cells, a check reads whole rows from the header down: a second call would cost more than the cells. */
export const SMALL_CHECK = 15_000;

/** Rounds of repair; each is needed only when a person has moved something since the one before. */
export const MOST_ROUNDS = 6;

/**
 * Writes cells of one table, then reads them back and repairs what people moved meanwhile. One write for each block, one
 * read when nothing moved. Answers the cells left to a person; fails with `sheet.unsettled` when somebody kept moving
 * rows, or when the tab or a column has disappeared.
 */
export function writeCells(ports: Ports, image: FullImage, writes: readonly CellWrite[]): Result<readonly GivenUp[]> {
  const cells = writes
    .filter((write) => !sameCell(write.old, write.value))
    .map((write) => ({ row: write.position, column: placeOf(image.header, write.column.key), value: write.value }));
  if (cells.length === 0) return ok([]);
  const blocks = planBlocks(image, cells);
  const intentions = intend(image, writes, blocks);
  for (const block of blocks) ports.workbook.write(image.tab.name, block.row, block.column, block.values);
  ports.workbook.flush();
  if (standsAsWritten(ports, image, blocks)) return ok([]);
  return repair(ports, intentions);
}

function intend(image: FullImage, writes: readonly CellWrite[], blocks: readonly Block[]): Intentions {
  const meant = new Map<string, Map<string, Cell>>();
  for (const write of writes) {
    const cells = meant.get(write.id) ?? new Map();
    meant.set(write.id, cells.set(write.column.key, write.value));
  }
  const written = new Map<string, Set<string>>();
  recordWritten(written, image, blocks);
  return { image, touched: new Set(written.keys()), meant, written, strays: new Map() };
}

/** One read: true when every row checked holds what it held, but for what we wrote. */
function standsAsWritten(ports: Ports, image: FullImage, blocks: readonly Block[]): boolean {
  const area = checkedArea(image, blocks);
  const expected = new Map<string, Cell>();
  for (const block of blocks) {
    block.values.forEach((line, i) => {
      line.forEach((value, j) => {
        expected.set(`${block.row + i}/${block.column + j}`, value);
      });
    });
  }
  const read = ports.workbook.read(image.tab.name, area);
  return read.every((line, i) =>
    line.every((cell, j) => {
      const [row, column] = [area.row + i, area.column + j];
      if (row === HEADER_ROW) return String(cell) === (image.header.cells[column - 1] ?? '');
      return sameCell(cell, expected.get(`${row}/${column}`) ?? cellAt(image, row, column));
    }),
  );
}

/**
 * What to read back: whole rows from the header to the last one written when that is little, else the one row written, else
 * the columns from the identifier to the last one written, over all rows.
 */
function checkedArea(image: FullImage, blocks: readonly Block[]): Area {
  const { lastColumn, lastRow } = image.tab;
  const first = Math.min(...blocks.map((block) => block.row));
  const last = Math.max(...blocks.map((block) => block.row + block.values.length - 1));
  if (last * lastColumn <= SMALL_CHECK) return { row: HEADER_ROW, column: 1, rows: last, columns: lastColumn };
  if (first === last) return { row: first, column: 1, rows: 1, columns: lastColumn };
  const id = image.table.id ? placeOf(image.header, image.table.id.key) : 1;
  const left = Math.min(id, ...blocks.map((block) => block.column));
  const right = Math.max(id, ...blocks.map((block) => block.column + (block.values[0]?.length ?? 1) - 1));
  return { row: HEADER_ROW, column: left, rows: lastRow, columns: right - left + 1 };
}

/** Reads everything, puts right what stands wrong, and again until a read finds nothing. */
function repair(ports: Ports, intentions: Intentions): Result<readonly GivenUp[]> {
  const { table } = intentions.image;
  const targets = new Set(intentions.meant.keys());
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const tab = findTab(ports.workbook, table);
    if (!tab.ok) return tab;
    const current = readImage(ports, table, tab.value);
    if (!current.ok) return current;
    const drift = findDrift(intentions, current.value);
    if (drift.corrections.length === 0) return ok(report(table, targets, drift));
    for (const { identity, key, value, found } of drift.corrections) {
      intentions.strays.set(`${identity}/${key}`, tokenOf(found));
      if (identity === '') continue;
      const cells = intentions.meant.get(identity) ?? new Map<string, Cell>();
      intentions.meant.set(identity, cells.set(key, value));
    }
    const blocks = planBlocks(current.value, drift.corrections);
    recordWritten(intentions.written, current.value, blocks);
    for (const block of blocks) ports.workbook.write(current.value.tab.name, block.row, block.column, block.values);
    ports.workbook.flush();
  }
  return fail(
    'sheet.unsettled',
    `L’onglet ${table.tab} change sans arrêt : Pistil remettra en ordre ce qu’il y écrivait dès que possible. Réessayez dans une minute.`,
  );
}

/** Cells left to a person, among those the operation was about. */
function report(table: Table, targets: ReadonlySet<string>, drift: Drift): GivenUp[] {
  const typed = drift.yielded
    .filter(({ identity }) => targets.has(identity))
    .map(
      ({ identity, key }): GivenUp => ({
        table,
        id: identity,
        column: key,
        reason: 'typed-meanwhile',
        message: `« ${columnOf(table, key).header} » de ${identity} a été modifiée entre-temps dans l’onglet ${table.tab} : elle est laissée telle quelle.`,
      }),
    );
  const gone = drift.gone
    .filter((identity) => targets.has(identity))
    .map(
      (identity): GivenUp => ({
        table,
        id: identity,
        reason: 'row-gone',
        message: `La ligne ${identity} n’est plus dans l’onglet ${table.tab}.`,
      }),
    );
  return [...typed, ...gone];
}

/** Notes every value that blocks put in each column. */
function recordWritten(written: Map<string, Set<string>>, image: FullImage, blocks: readonly Block[]): void {
  const keys = new Map([...image.header.places].map(([key, place]) => [place, key]));
  for (const block of blocks) {
    for (const line of block.values) {
      line.forEach((value, j) => {
        const key = keys.get(block.column + j) ?? '';
        const values = written.get(key) ?? new Set();
        written.set(key, values.add(tokenOf(value)));
      });
    }
  }
}
