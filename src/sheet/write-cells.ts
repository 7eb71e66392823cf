import type { Table } from '../crm/tables/table.ts';
import type { Area, Cell, Formula, Ports } from '../ports.ts';
import { fail, ok, type Result } from '../result.ts';
import { type Block, cellAt, type PlacedCell, planBlocks, planSpans } from './blocks.ts';
import { sameCell } from './cell-values.ts';
import { columnOf } from './change.ts';
import { type Drift, findDrift, type Intentions, identifyRows, tokenOf } from './drift.ts';
import { findTab, HEADER_ROW, placeOf } from './header.ts';
import type { GivenUp } from './operation.ts';
import type { CellWrite } from './resolve.ts';
import { type FullImage, readImage } from './table-image.ts';
import { writeBlocks } from './write-blocks.ts';

/** Up to so many cells, a check reads whole rows from the header down: a second call would cost more than the cells. */
export const SMALL_CHECK = 15_000;

/** Rounds of repair; each is needed only when a person has moved something since the one before. */
export const MOST_ROUNDS = 6;

/** More calls than that take longer than reading again and writing whole columns (0.1 to 0.2 s each, spec/quality.md). */
const MOST_BLOCKS = 40;

/**
 * Writes cells of one table, then reads them back and repairs what people moved meanwhile. One write for each block, one
 * read when nothing moved. Answers the cells left to a person, or to a strict list; fails with `sheet.unsettled` when
 * somebody kept moving rows, or when the tab or a column has disappeared.
 */
export function writeCells(ports: Ports, image: FullImage, writes: readonly CellWrite[]): Result<readonly GivenUp[]> {
  const cells = placeCells(image, writes);
  if (cells.length === 0) return ok([]);
  const blocks = planBlocks(image, cells);
  if (blocks.length > MOST_BLOCKS && image.table.id) return writeScattered(ports, image, writes);
  return carryOut(ports, image, writes, blocks);
}

/**
 * Cells of many scattered rows, as whole columns. The cells between are rewritten, so everything is read again just before:
 * rows found anew by identifier, what a person has typed since left to them, formulas kept as formulas.
 */
function writeScattered(ports: Ports, { table }: FullImage, writes: readonly CellWrite[]): Result<readonly GivenUp[]> {
  const tab = findTab(ports.workbook, table);
  if (!tab.ok) return tab;
  const image = readImage(ports, table, tab.value);
  if (!image.ok) return image;
  const { present, givenUp } = findAgain(image.value, writes);
  const blocks = planSpans(image.value, placeCells(image.value, present));
  if (blocks.length === 0) return ok(givenUp);
  const area = boundsOf(blocks);
  const formulas = ports.workbook.readFormulas(tab.value.name, area);
  const targets = new Set(
    present.map((write) => placeName(write.position, placeOf(image.value.header, write.column.key))),
  );
  const written = carryOut(ports, image.value, present, blocks, (row, column) => {
    const formula = formulas[row - area.row]?.[column - area.column] ?? '';
    return formula === '' || targets.has(placeName(row, column)) ? null : { formula };
  });
  return written.ok ? ok([...givenUp, ...written.value]) : written;
}

/** The same writes where their rows stand now; those whose row or value has changed meanwhile are given up. */
function findAgain(image: FullImage, writes: readonly CellWrite[]): { present: CellWrite[]; givenUp: GivenUp[] } {
  const { byIdentity } = identifyRows(image, new Set());
  const present: CellWrite[] = [];
  const givenUp: GivenUp[] = [];
  for (const write of writes) {
    const index = byIdentity.get(write.id);
    const cell =
      index === undefined ? undefined : (image.cells[index]?.[placeOf(image.header, write.column.key) - 1] ?? '');
    if (index === undefined || cell === undefined) givenUp.push(goneFrom(write.table, write.id));
    else if (write.column.owner === 'team' && !sameCell(cell, write.old))
      givenUp.push(typedOver(write.table, write.id, write.column.key));
    else present.push({ ...write, position: index + HEADER_ROW + 1, old: cell });
  }
  return { present, givenUp };
}

function placeCells(image: FullImage, writes: readonly CellWrite[]): PlacedCell[] {
  return writes
    .filter((write) => !sameCell(write.old, write.value))
    .map((write) => ({ row: write.position, column: placeOf(image.header, write.column.key), value: write.value }));
}

function carryOut(
  ports: Ports,
  image: FullImage,
  writes: readonly CellWrite[],
  blocks: readonly Block[],
  keeps?: (row: number, column: number) => Formula | null,
): Result<readonly GivenUp[]> {
  const forbidden = writeBlocks(ports, image.tab.name, blocks, keeps);
  ports.workbook.flush();
  const refused = new Set(forbidden.map(({ row, column }) => placeName(row, column)));
  const isRefused = (write: CellWrite) =>
    refused.has(placeName(write.position, placeOf(image.header, write.column.key)));
  const givenUp = writes.filter(isRefused).map(forbiddenBy);
  if (standsAsWritten(ports, image, blocks, refused)) return ok(givenUp);
  const intentions = intend(
    image,
    writes.filter((write) => !isRefused(write)),
    blocks,
  );
  const repaired = repair(ports, intentions);
  return repaired.ok ? ok([...givenUp, ...repaired.value]) : repaired;
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
function standsAsWritten(
  ports: Ports,
  image: FullImage,
  blocks: readonly Block[],
  refused: ReadonlySet<string>,
): boolean {
  const area = checkedArea(image, blocks);
  const expected = new Map<string, Cell>();
  for (const block of blocks) {
    block.values.forEach((line, i) => {
      line.forEach((value, j) => {
        const place = placeName(block.row + i, block.column + j);
        if (!refused.has(place)) expected.set(place, value);
      });
    });
  }
  const read = ports.workbook.read(image.tab.name, area);
  return read.every((line, i) =>
    line.every((cell, j) => {
      const [row, column] = [area.row + i, area.column + j];
      if (row === HEADER_ROW) return String(cell) === (image.header.cells[column - 1] ?? '');
      return sameCell(cell, expected.get(placeName(row, column)) ?? cellAt(image, row, column));
    }),
  );
}

/**
 * What to read back: whole rows from the header to the last one written when that is little, else the one row written, else
 * the columns from the identifier to the last one written, over all rows.
 */
function checkedArea(image: FullImage, blocks: readonly Block[]): Area {
  const { lastColumn, lastRow } = image.tab;
  const bounds = boundsOf(blocks);
  const last = bounds.row + bounds.rows - 1;
  if (last * lastColumn <= SMALL_CHECK) return { row: HEADER_ROW, column: 1, rows: last, columns: lastColumn };
  if (bounds.rows === 1) return { ...bounds, column: 1, columns: lastColumn };
  const id = image.table.id ? placeOf(image.header, image.table.id.key) : 1;
  const left = Math.min(id, bounds.column);
  const right = Math.max(id, bounds.column + bounds.columns - 1);
  return { row: HEADER_ROW, column: left, rows: lastRow, columns: right - left + 1 };
}

/** The smallest area that holds all blocks. */
function boundsOf(blocks: readonly Block[]): Area {
  const row = Math.min(...blocks.map((block) => block.row));
  const column = Math.min(...blocks.map((block) => block.column));
  const bottom = Math.max(...blocks.map((block) => block.row + block.values.length));
  const right = Math.max(...blocks.map((block) => block.column + (block.values[0]?.length ?? 1)));
  return { row, column, rows: bottom - row, columns: right - column };
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
    writeBlocks(ports, current.value.tab.name, blocks);
    ports.workbook.flush();
  }
  return fail(
    'sheet.unsettled',
    `L’onglet ${table.tab} change sans arrêt : Pistil remettra en ordre ce qu’il y écrivait dès que possible. Réessayez dans une minute.`,
  );
}

/** Cells left to a person, among those the operation was about. */
function report(table: Table, targets: ReadonlySet<string>, drift: Drift): GivenUp[] {
  const typed = drift.yielded.filter(({ identity }) => targets.has(identity));
  const gone = drift.gone.filter((identity) => targets.has(identity));
  return [
    ...typed.map(({ identity, key }) => typedOver(table, identity, key)),
    ...gone.map((identity) => goneFrom(table, identity)),
  ];
}

function typedOver(table: Table, id: string, column: string): GivenUp {
  const message = `«\u00a0${columnOf(table, column).header}\u00a0» de ${id} a été modifiée entre-temps dans l’onglet ${table.tab}\u00a0: elle est laissée telle quelle.`;
  return { table, id, column, reason: 'typed-meanwhile', message };
}

function goneFrom(table: Table, id: string): GivenUp {
  return { table, id, reason: 'row-gone', message: `La ligne ${id} n’est plus dans l’onglet ${table.tab}.` };
}

function forbiddenBy({ table, id, column, value }: CellWrite): GivenUp {
  const message = `«\u00a0${column.header}\u00a0» de ${id} est laissée telle quelle\u00a0: la liste de la colonne, dans l’onglet ${table.tab}, n’accepte pas «\u00a0${String(value)}\u00a0».`;
  return { table, id, column: column.key, reason: 'refused', message };
}

function placeName(row: number, column: number): string {
  return `${row}/${column}`;
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
