import type { Table } from '../crm/tables/table.ts';
import type { Area, Cell, Ports } from '../ports.ts';
import { fail, ok, type Result } from '../result.ts';
import { type PlacedCell, planBlocks } from './blocks.ts';
import { isBlank, sameCell } from './cell-values.ts';
import { identifyRows, tokenOf } from './drift.ts';
import { findTab, HEADER_ROW, type Header, placeOf } from './header.ts';
import type { CellWrite, RowAppend } from './resolve.ts';
import { type FullImage, readImage, type TableImage } from './table-image.ts';
import { writeBlocks } from './write-blocks.ts';
import { MOST_ROUNDS, SMALL_CHECK } from './write-cells.ts';

/**
 * Adds rows after the last filled one, then checks that they stand there and that nothing else has gone.
 *
 * One row: `appendRow`, which Google does in one step, so that a row typed meanwhile is never under it. Several rows: the
 * last of them is appended in that way, blank rows are inserted above it, and the others fill these: a person who types in
 * the first blank row is below the anchor. Where unticked boxes stand below the last filled row, rows are inserted above
 * those instead. `writes` are the cells that the operation has changed in this table.
 */
export function appendRows(
  ports: Ports,
  image: TableImage,
  appends: readonly RowAppend[],
  writes: readonly CellWrite[],
): Result<null> {
  const { workbook } = ports;
  const { name, lastRow } = image.tab;
  const lines = appends.map((row) => lineOf(row, image.header));
  const lastFilled = image.cells ? HEADER_ROW + lastFilledRow(image.cells) : lastRow;
  const [only] = lines;
  if (image.table.appendOnly) {
    // Only scripts write there, under the lock: nobody can be typing in the next row.
    if (lines.length === 1 && only) workbook.appendRow(name, only);
    else workbook.write(name, lastRow + 1, 1, lines);
    return ok(null);
  }
  const anchored = lastFilled >= lastRow;
  const anchor = lines[lines.length - 1];
  const block = anchored ? lines.slice(0, -1) : lines;
  if (anchored && anchor) workbook.appendRow(name, anchor);
  let snapshot = image;
  if (block.length > 0) {
    const above = anchored ? (workbook.tab(name)?.lastRow ?? lastRow + 1) - 1 : lastFilled;
    snapshot = withNewRows(ports, image, lastFilled, above);
    workbook.insertRows(name, above, block.length);
    workbook.write(name, above + 1, 1, block);
  }
  workbook.flush();
  return settleAppends(ports, snapshot, { appends, writes, made: block.length });
}

/** The image, with the rows that people have typed below its last one since: one read, only when there are some. */
function withNewRows(ports: Ports, image: TableImage, lastFilled: number, above: number): TableImage {
  if (!image.cells || above <= lastFilled) return image;
  const area = { row: lastFilled + 1, column: 1, rows: above - lastFilled, columns: image.tab.lastColumn };
  const typed = ports.workbook.read(image.tab.name, area);
  return { ...image, cells: [...image.cells.slice(0, lastFilled - HEADER_ROW), ...typed] };
}

/** Checks the appended rows, repairs, and gives them their checkboxes. */
function settleAppends(ports: Ports, image: TableImage, addition: Addition): Result<null> {
  const { appends } = addition;
  const boxes = image.table.columns.filter((column) => column.type === 'checkbox');
  if (appends.length === 1 && boxes.length === 0 && image.table.id) {
    if (headerStands(ports, image)) return ok(null);
  } else {
    const positions = quickPositions(ports, image, appends);
    if (positions) {
      addCheckboxes(ports, image.tab.name, image.header, positions);
      return ok(null);
    }
  }
  const repaired = repairAppends(ports, image, addition);
  if (!repaired.ok) return repaired;
  if (boxes.length > 0) addCheckboxes(ports, repaired.value.tab, repaired.value.header, repaired.value.positions);
  return ok(null);
}

/** One read: whether the columns stand where they stood. The row itself was added in one step. */
function headerStands(ports: Ports, image: TableImage): boolean {
  return isHeader(image, ports.workbook.read(image.tab.name, headerArea(image))[0] ?? []);
}

function headerArea(image: TableImage): Area {
  return { row: HEADER_ROW, column: 1, rows: 1, columns: image.header.cells.length };
}

function isHeader({ header }: TableImage, cells: readonly Cell[]): boolean {
  return header.cells.every((cell, index) => cell === String(cells[index] ?? ''));
}

/** The identifiers of a tab, from its first row down; `null` when its columns have moved. One read when the tab is small, else two. */
function readIds(ports: Ports, image: TableImage, place: number): readonly string[] | null {
  const tab = ports.workbook.tab(image.tab.name);
  if (!tab) return null;
  const area = headerArea(image);
  if (tab.lastRow * area.columns <= SMALL_CHECK) {
    const [top = [], ...below] = ports.workbook.read(tab.name, { ...area, rows: Math.max(1, tab.lastRow) });
    return isHeader(image, top) ? below.map((line) => String(line[place - 1] ?? '')) : null;
  }
  if (!headerStands(ports, image)) return null;
  const ids = { row: HEADER_ROW + 1, column: place, rows: tab.lastRow - HEADER_ROW, columns: 1 };
  return ports.workbook.read(tab.name, ids).map((line) => String(line[0] ?? ''));
}

/**
 * The rows of the appended identifiers when all stand there, one under the other, beside every identifier there was; `null`
 * when only a full read can tell.
 */
function quickPositions(ports: Ports, image: TableImage, appends: readonly RowAppend[]): readonly number[] | null {
  const { table, header, cells } = image;
  if (!table.id) return null;
  const place = placeOf(header, table.id.key);
  const ids = readIds(ports, image, place);
  if (ids === null) return null;
  const positions = new Map(ids.map((id, index) => [id, index + HEADER_ROW + 1]));
  const known = (cells ?? []).map((row) => String(row[place - 1] ?? ''));
  const nameless = (cells ?? []).some((row, index) => known[index] === '' && !row.every(isBlank));
  if (nameless || known.some((id) => id !== '' && !positions.has(id))) return null;
  const found = appends.flatMap((row) => positions.get(row.id) ?? []);
  const contiguous = found.every((position, index) => index === 0 || position === (found[index - 1] ?? 0) + 1);
  return found.length === appends.length && contiguous ? found : null;
}

/** What was added, and what else the operation has written in the table. */
interface Addition {
  readonly appends: readonly RowAppend[];
  readonly writes: readonly CellWrite[];
  /** Blank rows made for a block. */
  readonly made: number;
}

interface SettledAppends {
  readonly tab: string;
  readonly header: Header;
  readonly positions: readonly number[];
}

/** Reads everything until all appended rows stand under their headers and every row that our block covered is back. */
function repairAppends(ports: Ports, image: TableImage, { appends, writes, made }: Addition): Result<SettledAppends> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const tab = findTab(ports.workbook, image.table);
    if (!tab.ok) return tab;
    const current = readImage(ports, image.table, tab.value);
    if (!current.ok) return current;
    const { corrections, missing, positions } = compareAppends(image, appends, current.value);
    const full = image.cells && made > 0 ? { ...image, cells: image.cells } : null;
    const gridRows = ports.workbook.tab(tab.value.name)?.rows ?? tab.value.rows;
    const lost = full ? coveredRows(full, current.value, gridRows, made) : [];
    const covered = full ? restoreLines(full, lost, current.value, writes) : [];
    if (corrections.length === 0 && missing.length === 0 && covered.length === 0) {
      return ok({ tab: tab.value.name, header: current.value.header, positions });
    }
    writeBlocks(ports, tab.value.name, planBlocks(current.value, corrections));
    for (const row of missing) ports.workbook.appendRow(tab.value.name, lineOf(row, current.value.header));
    for (const row of covered) ports.workbook.appendRow(tab.value.name, row);
    ports.workbook.flush();
  }
  return fail(
    'sheet.unsettled',
    `L’onglet ${image.table.tab} change sans arrêt : Pistil remettra en ordre ce qu’il y écrivait dès que possible. Réessayez dans une minute.`,
  );
}

/** Where the appended rows stand; what is not there, or stands under another header since columns were moved. */
function compareAppends(
  image: TableImage,
  appends: readonly RowAppend[],
  current: FullImage,
): { corrections: PlacedCell[]; missing: RowAppend[]; positions: number[] } {
  const moved = current.header.cells.join('\n') !== image.header.cells.join('\n');
  const corrections: PlacedCell[] = [];
  const missing: RowAppend[] = [];
  const positions: number[] = [];
  for (const row of appends) {
    const line = lineOf(row, current.header);
    const index = current.cells.findIndex((cells) => (row.id === '' ? sameLine(cells, line) : cells.includes(row.id)));
    if (index < 0) {
      missing.push(row);
      continue;
    }
    positions.push(index + HEADER_ROW + 1);
    if (!moved) continue;
    const ours = new Set(Object.values(row.cells).map(tokenOf));
    line.forEach((value, column) => {
      const cell = current.cells[index]?.[column] ?? '';
      if (!sameCell(cell, value) && (isBlank(cell) || ours.has(tokenOf(cell)))) {
        corrections.push({ row: index + HEADER_ROW + 1, column: column + 1, value });
      }
    });
  }
  return { corrections, missing, positions };
}

/**
 * Rows of the image that our block has covered, because rows were moved between the making of its blank rows and their
 * filling. A row that a person deletes takes its place in the grid with it, a covered one does not: when more rows are
 * missing than the grid has lost, all of them come back, for a row too many is seen and a row lost is not.
 */
function coveredRows(image: FullImage, current: FullImage, gridRows: number, made: number): string[] {
  const before = identifyRows(image, NOTHING_TOUCHED);
  const now = identifyRows(current, NOTHING_TOUCHED);
  const lost = [...before.byIdentity.keys()].filter((identity) => identity !== '' && !now.byIdentity.has(identity));
  const deleted = image.tab.rows + made - gridRows;
  return lost.length > deleted ? lost : [];
}

const NOTHING_TOUCHED: ReadonlySet<string> = new Set();

/** The lines of lost rows, as the operation means them, under the columns as they stand now. */
function restoreLines(
  image: FullImage,
  lost: readonly string[],
  current: FullImage,
  writes: readonly CellWrite[],
): Cell[][] {
  const { byIdentity } = identifyRows(image, NOTHING_TOUCHED);
  return lost.map((identity) => {
    const cells = [...(image.cells[byIdentity.get(identity) ?? -1] ?? [])];
    for (const write of writes) {
      if (write.id === identity) cells[placeOf(image.header, write.column.key) - 1] = write.value;
    }
    return underHeader(cells, image.header, current.header);
  });
}

/** A row's cells, put under the columns as they stand now. */
function underHeader(cells: readonly Cell[], before: Header, now: Header): Cell[] {
  const keys = new Map([...now.places].map(([key, place]) => [place, key]));
  return now.cells.map((header, index) => {
    const key = keys.get(index + 1);
    const place = key === undefined ? before.cells.indexOf(header) + 1 : placeOf(before, key);
    return cells[place - 1] ?? '';
  });
}

/** A row's cells in the order of the tab's columns. A column of the team's own has the key `?` and its header; those gone since are left out. */
export function lineOf(row: Pick<RowAppend, 'cells'>, header: Header): Cell[] {
  const line: Cell[] = header.cells.map(() => '');
  for (const [key, cell] of Object.entries(row.cells)) {
    const index = key.startsWith('?') ? header.cells.indexOf(key.slice(1)) : placeOf(header, key) - 1;
    if (index >= 0) line[index] = cell;
  }
  return line;
}

/** How many lines there are up to the last filled one. An unticked box is not content. */
function lastFilledRow(cells: readonly (readonly Cell[])[]): number {
  for (let index = cells.length - 1; index >= 0; index -= 1) if (!cells[index]?.every(isBlank)) return index + 1;
  return 0;
}

function sameLine(a: readonly Cell[], b: readonly Cell[]): boolean {
  return b.every((cell, index) => sameCell(a[index] ?? '', cell));
}

/** Boxes for the checkbox columns of these rows; one service call, whatever their number. */
function addCheckboxes(ports: Ports, tab: string, header: Header, positions: readonly number[]): void {
  const table: Table = header.table;
  const places = table.columns
    .filter((column) => column.type === 'checkbox')
    .map((column) => placeOf(header, column.key));
  const [first] = positions;
  if (places.length === 0 || first === undefined) return;
  const contiguous = positions.every((position, index) => position === first + index);
  const runs = contiguous ? [{ row: first, rows: positions.length }] : positions.map((row) => ({ row, rows: 1 }));
  const validations = runs.flatMap(({ row, rows }) =>
    places.map((column) => ({
      area: { row, column, rows, columns: 1 },
      rules: Array.from({ length: rows }, () => [{ kind: 'checkbox' as const }]),
    })),
  );
  ports.workbook.design(tab, { validations });
}
