import { countOf } from '../crm/french/numbers.ts';
import { createIdentifier } from '../crm/identifiers.ts';
import type { Table } from '../crm/tables/table.ts';
import type { Cell, Ports } from '../ports.ts';
import { fail, ok, type Result } from '../result.ts';
import { identifierIn, isBlank, sameCell } from './cell-values.ts';
import type { Cells } from './change.ts';
import { contentOf } from './drift.ts';
import { findTab, HEADER_ROW, placeOf } from './header.ts';
import { note } from './journal.ts';
import { recognizeRows } from './mirror/recognize-rows.ts';
import { type FullImage, readImage } from './table-image.ts';
import { underLock } from './under-lock.ts';

/** Rounds of adoption; each is needed only when a person has moved rows since the one before. */
const MOST_ROUNDS = 6;

/** What is known of a table's rows from before. */
export interface FormerRows {
  /** Their cells by identifier. */
  readonly rows: ReadonlyMap<string, Cells>;
  /** Identifiers that other rows refer to. */
  readonly referred: ReadonlySet<string>;
}

const NOTHING_KNOWN: FormerRows = { rows: new Map(), referred: new Set() };

/**
 * Gives an identifier to every filled row that has none, and a new one to copies of a row (the first keeps it): until
 * then nothing can refer to a row, so it is known here by what it holds. A row that was known under an identifier which
 * somebody has typed over gets that one back. The sheet is read again after each write, and a row that has lost its
 * identifier to a neighbour while a person was sorting gets it back. Three weighted calls when nothing is missing,
 * whatever the number of rows.
 *
 * @returns how many rows received an identifier
 */
export function adoptRows(
  ports: Ports,
  table: Table,
  wait?: number,
  former: FormerRows = NOTHING_KNOWN,
): Result<number> {
  return underLock(
    ports,
    () => {
      const adopted = adoptInLock(ports, table, former);
      if (!adopted.ok) return adopted;
      const { count } = adopted.value;
      if (count === 0) return ok(0);
      const noted = note(ports, adoptionEntry(table, count));
      return noted.ok ? ok(count) : noted;
    },
    wait,
  );
}

export interface Adoption {
  /** How many rows received an identifier. */
  readonly count: number;
  /** The table as it was read last, every identifier in its place. */
  readonly image: FullImage;
}

/**
 * The same under a lock that is held already, and without a word in JOURNAL.
 *
 * @param seen the table, when it was read under that lock
 */
export function adoptInLock(
  ports: Ports,
  table: Table,
  former: FormerRows = NOTHING_KNOWN,
  seen?: FullImage,
): Result<Adoption> {
  const identified = table.id;
  if (!identified?.prefix) throw new Error(`${table.tab}: its identifiers are not Pistil’s to make`);
  const known = new Map<string, string>();
  const strangers = new Set<string>();
  let adopted = 0;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const image = round === 0 && seen ? ok(seen) : readNow(ports, table);
    if (!image.ok) return image;
    const place = placeOf(image.value.header, identified.key);
    const present = image.value.cells.map((row) => row[place - 1] ?? '');
    if (round === 0) {
      rememberIds(image.value, place, known);
      recallIds(image.value, place, { known, strangers }, former);
    }
    const ids = identify(image.value, place, { known, strangers }, (taken) =>
      createIdentifier(identified.prefix ?? '', taken, ports.random),
    );
    const changed = ids.flatMap((id, index) => (sameCell(id, present[index] ?? '') ? [] : [index]));
    const [first] = changed;
    if (first === undefined) return ok({ count: adopted, image: image.value });
    if (round === 0) adopted = changed.length;
    const last = changed[changed.length - 1] ?? first;
    ports.workbook.write(
      image.value.tab.name,
      HEADER_ROW + 1 + first,
      place,
      ids.slice(first, last + 1).map((id) => [id]),
    );
    ports.workbook.flush();
  }
  return fail(
    'sheet.unsettled',
    `L’onglet ${table.tab} change sans arrêt : ses identifiants seront complétés dès que possible. Réessayez dans une minute.`,
  );
}

/** What each identified row holds, to know it again wherever it goes; rows alike tell nothing. */
function rememberIds(image: FullImage, place: number, known: Map<string, string>): void {
  const alike = new Set<string>();
  for (const row of image.cells) {
    const id = identifierIn(row[place - 1]);
    const content = contentOf(image, row, new Set([place]));
    if (known.has(content)) alike.add(content);
    if (id !== '' && content !== '') known.set(content, id);
  }
  for (const content of alike) known.delete(content);
}

/** What tells rows apart until each has its identifier. */
interface Recollection {
  /** What a row holds to its identifier. */
  readonly known: Map<string, string>;
  /** What rows hold that bear another row's identifier. */
  readonly strangers: Set<string>;
}

/** Puts the identifiers under which rows were known in place of those that people have put there. */
function recallIds(
  image: FullImage,
  place: number,
  { known, strangers }: Recollection,
  { rows, referred }: FormerRows,
): void {
  const contents = image.cells.map((row) => contentOf(image, row, new Set([place])));
  for (const [index, id] of recognizeRows(image, rows, referred)) {
    const content = contents[index] ?? '';
    if (id !== '') known.set(content, id);
    // Of rows alike, the first keeps what they bear: nothing tells which is the copy.
    else if (contents.indexOf(content) === contents.lastIndexOf(content)) {
      known.delete(content);
      strangers.add(content);
    }
  }
}

/**
 * The identifiers that the column should hold: a row's own as remembered, else the one it has unless a row above has it
 * too, else a new one. Identifiers given here are remembered in their turn. A blank row has none that another row bears.
 */
function identify(
  image: FullImage,
  place: number,
  { known, strangers }: Recollection,
  create: (taken: Set<string>) => string,
): Cell[] {
  const taken = new Set([...known.values(), ...image.cells.map((row) => identifierIn(row[place - 1]))]);
  const remembered = new Set(known.values());
  const seen = new Set<string>();
  const isEmpty = (row: readonly Cell[]) => row.every((other, at) => at === place - 1 || isBlank(other));
  const borne = new Set(image.cells.filter((row) => !isEmpty(row)).map((row) => identifierIn(row[place - 1])));
  return image.cells.map((row) => {
    const cell = row[place - 1] ?? '';
    const content = contentOf(image, row, new Set([place]));
    const own = strangers.has(content) ? '' : identifierIn(cell);
    if (isEmpty(row)) {
      const another = remembered.has(own) || borne.has(own) || seen.has(own);
      if (own !== '') seen.add(own);
      return another ? '' : cell;
    }
    const id = known.get(content) ?? (own === '' || remembered.has(own) ? '' : own);
    const kept = [id, own].find((candidate) => candidate !== '' && !seen.has(candidate)) ?? create(taken);
    seen.add(kept);
    if (!known.has(content)) known.set(content, kept);
    return kept === identifierIn(cell) ? cell : kept;
  });
}

function readNow(ports: Ports, table: Table): Result<FullImage> {
  const tab = findTab(ports.workbook, table);
  return tab.ok ? readImage(ports, table, tab.value) : tab;
}

/** What JOURNAL says of identifiers given. */
export function adoptionEntry(table: Table, count: number): { action: string; tab: string; summary: string } {
  const summary = `${countOf(count, 'identifiant donné', 'identifiants donnés')} dans l’onglet ${table.tab}.`;
  return { action: `${table.key}.adopt`, tab: table.tab, summary };
}
