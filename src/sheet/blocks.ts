import type { Cell } from '../ports.ts';
import { HEADER_ROW } from './header.ts';
import type { FullImage } from './table-image.ts';

/** A rectangle of values to write; (row, column) is its first cell. */
export interface Block {
  readonly row: number;
  readonly column: number;
  readonly values: readonly (readonly Cell[])[];
}

/** One cell to write, by place. */
export interface PlacedCell {
  readonly row: number;
  readonly column: number;
  readonly value: Cell;
}

/** Gaps so wide are bridged by rewriting the system's own cells between two targets: a call costs more than cells. */
const WIDEST_BRIDGE = 4;

/**
 * Groups cells into as few blocks as possible without writing any cell of the team that is not asked for.
 * On one row, cells next to each other make one block, and a gap of system cells is bridged with their present values.
 * On several rows, system columns are written from the first row to the last in one block, whatever the number of rows;
 * a team's cells only with their neighbours. Blocks with the team's cells come first, to shorten the time between the
 * look and the write.
 */
export function planBlocks(image: FullImage, cells: readonly PlacedCell[]): Block[] {
  const rows = new Set(cells.map((cell) => cell.row));
  if (rows.size <= 1) return teamFirst(image, rowBlocks(image, cells, true));
  const system = systemPlaces(image);
  const ours = cells.filter((cell) => system.has(cell.column));
  const theirs = cells.filter((cell) => !system.has(cell.column));
  return [...stack(rowBlocks(image, theirs, false)), ...columnBlocks(image, ours)];
}

/**
 * The same cells in as few blocks as their columns allow, whatever the rows: each column from the first row to the last, the
 * cells between rewritten as the image has them. For so many scattered rows that one call for each would outlast the run;
 * the image must be a moment old.
 */
export function planSpans(image: FullImage, cells: readonly PlacedCell[]): Block[] {
  return teamFirst(image, columnBlocks(image, cells));
}

/** Columns that the system owns, by place. */
function systemPlaces(image: FullImage): ReadonlySet<number> {
  const places = image.table.columns.flatMap((column) =>
    column.owner === 'system' ? [image.header.places.get(column.key) ?? 0] : [],
  );
  return new Set(places);
}

/** What the image holds at a place of the tab. */
export function cellAt(image: FullImage, row: number, column: number): Cell {
  return image.cells[row - HEADER_ROW - 1]?.[column - 1] ?? '';
}

/** Runs of neighbours within each row. */
function rowBlocks(image: FullImage, cells: readonly PlacedCell[], bridging: boolean): Block[] {
  const system = systemPlaces(image);
  const bridged = (from: number, to: number) =>
    to - from === 1 ||
    (bridging && to - from <= WIDEST_BRIDGE && between(from, to).every((place) => system.has(place)));
  const sorted = [...cells].sort((a, b) => a.row - b.row || a.column - b.column);
  const blocks: { row: number; column: number; values: Cell[][] }[] = [];
  for (const cell of sorted) {
    const run = blocks[blocks.length - 1];
    const line = run?.values[0];
    const end = run && line ? run.column + line.length - 1 : 0;
    if (run && line && run.row === cell.row && bridged(end, cell.column)) {
      for (const place of between(end, cell.column)) line.push(cellAt(image, cell.row, place));
      line.push(cell.value);
    } else {
      blocks.push({ row: cell.row, column: cell.column, values: [[cell.value]] });
    }
  }
  return blocks;
}

/** Joins blocks that stand one under the other with the same columns. */
function stack(blocks: readonly Block[]): Block[] {
  const sorted = [...blocks].sort((a, b) => a.column - b.column || width(a) - width(b) || a.row - b.row);
  const stacked: { row: number; column: number; values: (readonly Cell[])[] }[] = [];
  for (const block of sorted) {
    const above = stacked[stacked.length - 1];
    const joins =
      above &&
      above.column === block.column &&
      width(above) === width(block) &&
      above.row + above.values.length === block.row;
    if (joins) above.values.push(...block.values);
    else stacked.push({ ...block, values: [...block.values] });
  }
  return stacked;
}

/** Whole columns from the first row to the last, unchanged cells rewritten as they are. */
function columnBlocks(image: FullImage, cells: readonly PlacedCell[]): Block[] {
  if (cells.length === 0) return [];
  const system = systemPlaces(image);
  const values = new Map(cells.map((cell) => [`${cell.row}/${cell.column}`, cell.value]));
  const first = cells.reduce((least, cell) => Math.min(least, cell.row), Number.POSITIVE_INFINITY);
  const last = cells.reduce((most, cell) => Math.max(most, cell.row), 0);
  const spans: { from: number; to: number }[] = [];
  for (const place of [...new Set(cells.map((cell) => cell.column))].sort((a, b) => a - b)) {
    const span = spans[spans.length - 1];
    if (span && place - span.to <= WIDEST_BRIDGE && between(span.to, place).every((gap) => system.has(gap)))
      span.to = place;
    else spans.push({ from: place, to: place });
  }
  return spans.map(({ from, to }) => ({
    row: first,
    column: from,
    values: Array.from({ length: last - first + 1 }, (_, i) =>
      Array.from(
        { length: to - from + 1 },
        (_unused, j) => values.get(`${first + i}/${from + j}`) ?? cellAt(image, first + i, from + j),
      ),
    ),
  }));
}

function teamFirst(image: FullImage, blocks: readonly Block[]): Block[] {
  const system = systemPlaces(image);
  const hasTeam = (block: Block) => (block.values[0] ?? []).some((_, j) => !system.has(block.column + j));
  return [...blocks.filter(hasTeam), ...blocks.filter((block) => !hasTeam(block))];
}

function between(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from - 1) }, (_, i) => from + 1 + i);
}

function width(block: Block): number {
  return block.values[0]?.length ?? 0;
}
