import type { Column } from '../crm/tables/table.ts';
import type { Cell } from '../ports.ts';
import type { PlacedCell } from './blocks.ts';
import { isBlank, sameCell } from './cell-values.ts';
import { HEADER_ROW, placeOf } from './header.ts';
import type { FullImage } from './table-image.ts';

/**
 * What a script has written into a table, and what it means each cell to hold. A row is known by its identifier, else by
 * its untouched cells.
 */
export interface Intentions {
  /** The table before any write. */
  readonly image: FullImage;
  /** Columns written, by key. */
  readonly touched: ReadonlySet<string>;
  /** Row to column key to the value meant there: the targets, then every cell that a repair has put back. */
  readonly meant: Map<string, Map<string, Cell>>;
  /** Every value written so far, by column key. */
  readonly written: Map<string, Set<string>>;
  /** Row and column key to what a repair found there and set out to replace. */
  readonly strays: Map<string, string>;
}

/** A cell to put right, and what was found there. */
export interface Correction extends PlacedCell {
  readonly identity: string;
  readonly key: string;
  readonly found: Cell;
}

/** What a full read shows after a write. */
export interface Drift {
  /** Cells to write for everything to stand where it is meant. */
  readonly corrections: readonly Correction[];
  /** Targets that a person has typed over since: they win. */
  readonly yielded: readonly { readonly identity: string; readonly key: string }[];
  /** Targets whose row is no longer there. */
  readonly gone: readonly string[];
}

/**
 * Compares the table as it stands with what was meant. People may have sorted, inserted, deleted and typed between any two
 * calls, so that a value may have landed on another row: it is known by being ours (written in this operation, and missing
 * where it was meant), and what stood there before is put back. A cell that holds neither its old value nor one of ours
 * was typed by a person, and is left.
 */
export function findDrift(intentions: Intentions, current: FullImage): Drift {
  const { image, meant } = intentions;
  const columns = pairColumns(intentions, current);
  const before = identifyRows(image, intentions.touched);
  const now = matchDamaged(before, identifyRows(current, intentions.touched), image, current);
  const missing = findMissing(intentions, current, now.rows);
  const corrections: Correction[] = [];
  const yielded: { identity: string; key: string }[] = [];
  now.rows.forEach((identity, index) => {
    const source = identity === '' ? undefined : before.byIdentity.get(identity);
    const targets = meant.get(identity);
    for (const pair of columns) {
      const cell = current.cells[index]?.[pair.place - 1] ?? '';
      const old =
        source === undefined || pair.imagePlace === 0 ? '' : (image.cells[source]?.[pair.imagePlace - 1] ?? '');
      const target = targets?.get(pair.key);
      const stray = intentions.strays.get(`${identity}/${pair.key}`) === tokenOf(cell);
      const ours = stray || isOurs(intentions, missing, pair, cell);
      const row = index + HEADER_ROW + 1;
      if (target !== undefined) {
        if (sameCell(cell, target)) continue;
        const mayWrite = pair.column?.owner === 'system' || sameCell(cell, old) || ours;
        if (mayWrite)
          corrections.push({ row, column: pair.place, value: target, identity, key: pair.key, found: cell });
        else yielded.push({ identity, key: pair.key });
      } else if (ours && !sameCell(cell, old)) {
        corrections.push({ row, column: pair.place, value: old, identity, key: pair.key, found: cell });
      }
    }
  });
  const present = new Set(now.rows);
  const gone = [...meant.keys()].filter((identity) => !present.has(identity));
  return { corrections, yielded, gone };
}

interface ColumnPair {
  readonly key: string;
  readonly column: Column | undefined;
  /** Its place now, and in the image; 0 when it was not there. */
  readonly place: number;
  readonly imagePlace: number;
  readonly touched: boolean;
}

/**
 * The columns to compare: the written ones; all of them when a person has moved columns meanwhile, since a value may then
 * stand under any header. Unknown columns are known by their header.
 */
function pairColumns(intentions: Intentions, current: FullImage): ColumnPair[] {
  const { image, touched } = intentions;
  const declared = image.table.columns.map((column) => ({
    key: column.key,
    column,
    place: placeOf(current.header, column.key),
    imagePlace: placeOf(image.header, column.key),
    touched: touched.has(column.key),
  }));
  if (!columnsMoved(image, current)) return declared.filter((pair) => pair.touched);
  const known = new Set(declared.map((pair) => pair.place));
  const others = current.header.cells.flatMap((header, index) => {
    if (known.has(index + 1)) return [];
    const imagePlace = image.header.cells.indexOf(header) + 1;
    return [{ key: `?${header}`, column: undefined, place: index + 1, imagePlace, touched: false }];
  });
  return [...declared, ...others];
}

/** Values meant somewhere and not there, by column key. */
function findMissing(intentions: Intentions, current: FullImage, rows: readonly string[]): Map<string, Set<string>> {
  const positions = new Map(rows.map((identity, index) => [identity, index]));
  const missing = new Map<string, Set<string>>();
  for (const [identity, cells] of intentions.meant) {
    const index = positions.get(identity);
    for (const [key, value] of cells) {
      const place = current.header.places.get(key);
      const cell = index === undefined || place === undefined ? undefined : (current.cells[index]?.[place - 1] ?? '');
      if (cell !== undefined && sameCell(cell, value)) continue;
      const values = missing.get(key) ?? new Set();
      missing.set(key, values.add(tokenOf(value)));
    }
  }
  return missing;
}

/**
 * Whether a value found in a column can only come from this operation. In a system column, anything we wrote there; in a
 * team's, only what is missing elsewhere, since a person may well type the same; a blank, when we wrote blanks; under a
 * header that is not ours, anything we wrote.
 */
function isOurs(
  intentions: Intentions,
  missing: ReadonlyMap<string, ReadonlySet<string>>,
  pair: ColumnPair,
  cell: Cell,
): boolean {
  const token = tokenOf(cell);
  if (!pair.touched) return !isBlank(cell) && [...intentions.written.values()].some((values) => values.has(token));
  const pool = pair.column?.owner === 'system' || isBlank(cell) ? intentions.written : missing;
  return pool.get(pair.key)?.has(token) ?? false;
}

/** Text under which two cells that show the same are one. */
export function tokenOf(cell: Cell): string {
  return cell instanceof Date ? `date ${cell.getTime()}` : `${typeof cell} ${cell}`;
}

type Identities = ReturnType<typeof identifyRows>;

/**
 * When columns were moved, a value may have fallen on an identifier. Such a row is known by the rest of its cells: it is
 * the missing row with which it shares the most, and at least half.
 */
function matchDamaged(before: Identities, now: Identities, image: FullImage, current: FullImage): Identities {
  if (!columnsMoved(image, current)) return now;
  const lost = [...before.byIdentity].filter(([identity]) => identity !== '' && !now.byIdentity.has(identity));
  const rows = now.rows.map((identity, index) => {
    if (identity === '' || before.byIdentity.has(identity)) return identity;
    const cells = new Set(cellsByHeader(current, index));
    const shares = lost.map(([candidate, source]) => {
      const own = cellsByHeader(image, source);
      return { candidate, share: own.filter((cell) => cells.has(cell)).length / Math.max(1, own.length) };
    });
    const best = shares.sort((a, b) => b.share - a.share)[0];
    return best && best.share >= 0.5 ? best.candidate : identity;
  });
  return { rows, byIdentity: new Map(rows.map((identity, index) => [identity, index])) };
}

function columnsMoved(image: FullImage, current: FullImage): boolean {
  const [before, now] = [image.header.cells, current.header.cells];
  return before.length !== now.length || now.some((cell, index) => cell !== before[index]);
}

function cellsByHeader(image: FullImage, index: number): string[] {
  const row = image.cells[index] ?? [];
  return image.header.cells.flatMap((header, place) =>
    isBlank(row[place] ?? '') ? [] : [`${header}=${tokenOf(row[place] ?? '')}`],
  );
}

/**
 * Names each row: its identifier; without one, what its untouched cells hold; `''` for a blank row. Of two rows alike,
 * the first is meant.
 */
export function identifyRows(
  image: FullImage,
  touched: ReadonlySet<string>,
): { rows: string[]; byIdentity: Map<string, number> } {
  const idPlace = image.table.id ? placeOf(image.header, image.table.id.key) : 0;
  const skipped = new Set([...touched].map((key) => placeOf(image.header, key)));
  const byIdentity = new Map<string, number>();
  const rows = image.cells.map((row, index) => {
    const id = idPlace === 0 ? '' : String(row[idPlace - 1] ?? '').trim();
    const identity = id === '' ? contentOf(image, row, skipped) : id;
    if (!byIdentity.has(identity)) byIdentity.set(identity, index);
    return identity;
  });
  return { rows, byIdentity };
}

/** What a row holds outside of some columns, whatever their order: how a row without identifier is known. */
export function contentOf(image: FullImage, row: readonly Cell[], skipped: ReadonlySet<number>): string {
  const cells = image.header.cells.flatMap((header, index) => {
    const cell = row[index] ?? '';
    return skipped.has(index + 1) || isBlank(cell) ? [] : [`${header}=${tokenOf(cell)}`];
  });
  return cells.sort().join('\n');
}
