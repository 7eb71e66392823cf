/** The rows of a file as rows of the CRM to be; those that nobody can read, with the reason. */
import { readEmail } from '../emails.ts';
import { readPhone } from '../phones.ts';
import { tableOf } from '../tables/index.ts';
import type { Column } from '../tables/table.ts';
import { type Draft, type ReadRow, readRows, type UnclearCell } from '../takeover/read-rows.ts';
import type { ReadTab } from '../takeover/read-tab.ts';
import { sortRows } from '../takeover/sort-rows.ts';
import { type ColumnUse, textOf } from '../takeover/source.ts';
import type { TeamLists } from '../takeover/words.ts';
import { toValue, type Value, type Values } from './values.ts';

/** What a file may be imported into. */
export const IMPORTABLE = ['contacts', 'companies', 'opportunities'] as const;
export type Importable = (typeof IMPORTABLE)[number];

/** A file, its header apart. */
export interface ImportFile {
  readonly table: Importable;
  readonly headers: readonly string[];
  /** What each column becomes; `keep` for one that is not imported. */
  readonly uses: readonly string[];
  readonly rows: readonly FileRow[];
}

export interface FileRow {
  /** Its line in the file, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Its quotation mark is never closed. */
  readonly unclosed?: boolean | undefined;
}

export interface Entry {
  readonly line: number;
  readonly values: Values;
  /** Facts of the company beyond its name, which is in `values`. */
  readonly company: Values | null;
}

/** A row that is left in the file. */
export interface LeftOut {
  readonly line: number;
  /** Why, and what to do: one French sentence each. */
  readonly why: string;
  readonly advice: string;
}

export interface ReadFile {
  readonly entries: readonly Entry[];
  readonly leftOut: readonly LeftOut[];
  /** What columns cannot hold, kept in the notes: how many of each. */
  readonly strangeWords: ReadonlyMap<string, number>;
}

/** A cell of Sheets holds no more. */
const LONGEST_TEXT = 50_000;

export function readEntries(file: ImportFile, lists: TeamLists): ReadFile {
  const entries: Entry[] = [];
  const leftOut: LeftOut[] = [];
  const strangeWords = new Map<string, number>();
  const sums = findSums(file);
  readRows(asTab(file), file.table, { lists, words: new Map() }).forEach((read, index) => {
    const row = file.rows[index];
    if (row === undefined) return;
    const { line } = row;
    const trouble =
      judgeLine(row, sums) ??
      judge(
        read.main,
        read.company,
        read.unclear.filter((cell) => !isKept(file, cell)),
      );
    if (trouble) {
      leftOut.push({ line, ...trouble });
      return;
    }
    for (const { place } of read.unclear) keepInNotes(file, place, row, read, strangeWords);
    entries.push({ line, values: valuesOf(read.main), company: read.company && valuesOf(read.company) });
  });
  return { entries, leftOut, strangeWords };
}

function asTab({ table, headers, uses, rows }: ImportFile): ReadTab {
  return {
    name: '',
    use: table,
    reason: '',
    meaning: null,
    headerRow: 1,
    headers,
    groups: [],
    leftOut: [],
    columns: headers.map((header, index) => ({
      place: index + 1,
      header,
      use: (uses[index] ?? 'keep') as ColumnUse,
      reason: '',
      samples: [],
      filled: 0,
    })),
    rows: rows.map(({ line, cells }) => ({ position: line, cells, section: '' })),
  };
}

type Trouble = Pick<LeftOut, 'why' | 'advice'>;

/** What stands between the rows of a table that somebody typed, as `sortRows` says it. */
const BETWEEN_ROWS: readonly string[] = ['Total', 'Somme de la colonne', 'En-têtes répétés'];

/** Why lines of totals and repeated headers are no rows, by line. A company may well be called « Total ». */
function findSums({ table, headers, rows }: ImportFile): ReadonlyMap<number, string> {
  if (table === 'companies') return new Map();
  const cells = [headers, ...rows.map((row) => row.cells)];
  const { headerRow, leftOut } = sortRows({ name: '', hidden: false, cells }, () => false, new Set());
  if (headerRow !== 1) return new Map();
  const sums = leftOut.filter(({ reason }) => BETWEEN_ROWS.includes(reason));
  return new Map(sums.map(({ position, reason }) => [rows[position - 2]?.line ?? 0, reason]));
}

function judgeLine({ line, unclosed }: FileRow, sums: ReadonlyMap<number, string>): Trouble | null {
  if (unclosed) return { why: 'Un guillemet n’est jamais refermé.', advice: 'Fermez le guillemet.' };
  const reason = sums.get(line);
  return reason === undefined ? null : { why: `${reason}.`, advice: 'Rien à faire\u00a0: ce n’est pas une fiche.' };
}

const UNREADABLE_DATE = 'Corrigez la date, par exemple 15/06/2026.';

/** What keeps a row in the file; `null` when it can be imported. */
function judge(main: Draft, company: Draft | null, unclear: readonly UnclearCell[]): Trouble | null {
  const { cells } = main;
  const said = (key: string) => textOf(cells[key] ?? '');
  if (main.table === 'contacts' && said('lastName') === '' && said('firstName') === '') {
    return { why: 'Ni nom ni prénom.', advice: 'Ajoutez un nom.' };
  }
  if (main.table === 'companies' && said('name') === '') return { why: 'Aucun nom.', advice: 'Ajoutez un nom.' };
  if (main.table === 'opportunities' && (said('title') === '' || said('company') === '')) {
    return { why: 'Ni titre ni entreprise, ou l’un des deux manque.', advice: 'Complétez le titre et l’entreprise.' };
  }
  for (const draft of [main, company]) {
    for (const [key, cell] of Object.entries(draft?.cells ?? {})) {
      if (typeof cell === 'string' && cell.length > LONGEST_TEXT) {
        return { why: 'Un texte dépasse 50\u202f000 caractères.', advice: 'Raccourcissez-le.' };
      }
      const email = /^email2?$/.test(key) ? readEmail(textOf(cell)) : null;
      if (email && !email.ok) return { why: `E-mail «\u00a0${textOf(cell)}\u00a0».`, advice: email.error.message };
    }
  }
  const [first] = unclear;
  if (first === undefined) return null;
  return { why: first.message, advice: /date/.test(first.message) ? UNREADABLE_DATE : 'Corrigez la cellule.' };
}

/**
 * True when the row is good all the same: the cell holds a word that its column’s list does not know, or a remark on the
 * company, « 11-50 » for its size, in the row of a person or a deal.
 */
function isKept({ uses, table }: ImportFile, { place }: UnclearCell): boolean {
  const use = uses[place - 1] ?? '';
  return columnOf(use)?.type === 'choice' || !use.startsWith(`${table}.`);
}

/** Moves what a column cannot hold to the notes. */
function keepInNotes(
  { uses, headers, table }: ImportFile,
  place: number,
  { cells: typed }: FileRow,
  { main, company }: ReadRow,
  counts: Map<string, number>,
): void {
  const [of, key = ''] = (uses[place - 1] ?? '').split('.');
  const draft = of === table ? main : company;
  const word = `${headers[place - 1] ?? ''}\u00a0: ${textOf(typed[place - 1] ?? '')}`;
  delete draft?.cells[key];
  main.cells.notes = [String(main.cells.notes ?? ''), word].filter((text) => text !== '').join('\n');
  counts.set(word, (counts.get(word) ?? 0) + 1);
}

function valuesOf({ table, cells }: Draft): Values {
  const values: Record<string, Value> = {};
  for (const column of tableOf(table).columns as readonly Column[]) {
    const cell = cells[column.key];
    if (cell === undefined) continue;
    const value = toValue(column, cell);
    if (typeof value === 'string' && column.type === 'email') values[column.key] = emailOf(value);
    else if (typeof value === 'string' && column.type === 'phone') values[column.key] = phoneOf(value);
    else values[column.key] = value;
  }
  return values;
}

function emailOf(text: string): string {
  const email = readEmail(text);
  return email.ok ? email.value : text;
}

function phoneOf(text: string): string {
  const number = readPhone(text);
  return number.ok ? (number.value?.display ?? '') : text;
}

function columnOf(use: string): Column | undefined {
  const [table, key] = use.split('.');
  if (!IMPORTABLE.includes(table as Importable)) return undefined;
  return (tableOf(table as Importable).columns as readonly Column[]).find((column) => column.key === key);
}
