/** Tells, in a tab, the header from the rows, and the rows from titles, totals, sections and remarks. */
import { fold } from '../names.ts';
import { type FoundHeader, findHeader } from './find-header.ts';
import { matchHeader } from './headers.ts';
import { isSheetError, looksLikeData, looksLikeEmail, looksLikeNumber, looksLikePhone } from './looks.ts';
import { isEmpty, type SourceCell, type SourceTab, TARGETS, textOf } from './source.ts';

export interface BodyRow {
  /** Its row in the tab, from 1. */
  readonly position: number;
  readonly cells: readonly SourceCell[];
  /** The title of the section it stands under; `''` for none. */
  readonly section: string;
}

/** A row that is no data. It stays in the backup. */
export interface LeftOutRow {
  readonly position: number;
  /** What it says, shortened. */
  readonly text: string;
  /** French, without a full stop. */
  readonly reason: string;
}

export interface SortedRows {
  /** Last row of the header, from 1; 0 when the tab has none. */
  readonly headerRow: number;
  /** For each column; `''` where there is none. */
  readonly headers: readonly string[];
  /** What stands above each header, over several columns: « Société », « Affaire ». */
  readonly groups: readonly string[];
  readonly rows: readonly BodyRow[];
  readonly leftOut: readonly LeftOutRow[];
}

type Row = readonly SourceCell[];

/** `taken` are positions of rows that a person wants all the same. */
export function sortRows(tab: SourceTab, isSection: (text: string) => boolean, taken: ReadonlySet<number>): SortedRows {
  const header = findHeader(tab.cells);
  const width = tab.cells.reduce((most, row) => Math.max(most, row.length), 0);
  const headers = Array.from({ length: width }, (_, index) => header.headers[index] ?? '');
  const titles = tab.cells.slice(0, header.first - 1).flatMap((row, index): LeftOutRow[] => {
    if (row.every(isEmpty) || index + 1 === header.groupRow) return [];
    return [{ position: index + 1, text: say(row), reason: 'Titre au-dessus des en-têtes' }];
  });
  const body = sortBody(tab.cells, { header: { ...header, headers }, isSection, taken });
  return {
    headerRow: header.last,
    headers,
    groups: Array.from({ length: width }, (_, index) => header.groups[index] ?? ''),
    rows: body.rows,
    leftOut: [...titles, ...body.leftOut],
  };
}

interface Sorting {
  readonly header: FoundHeader;
  readonly isSection: (text: string) => boolean;
  readonly taken: ReadonlySet<number>;
}

function sortBody(cells: readonly Row[], sorting: Sorting): Pick<SortedRows, 'rows' | 'leftOut'> {
  const { last } = sorting.header;
  const filled = cells.map((row) => row.filter((cell) => !isEmpty(cell)).length);
  const usual = fullness(filled.slice(last).filter((count) => count > 0));
  const end = filled.reduce((latest, count, index) => (count >= Math.max(2, usual / 2) ? index : latest), last);
  const rows: BodyRow[] = [];
  const leftOut: LeftOutRow[] = [];
  const sums: number[] = [];
  let section = '';
  cells.forEach((row, index) => {
    if (index < last || filled[index] === 0) return;
    const position = index + 1;
    const isTaken = sorting.taken.has(position);
    const title =
      isTaken || usual < 3 ? null : sectionTitle(row, index, { ...sorting, end, next: filled[index + 1] ?? 0 });
    const reason = isTaken
      ? null
      : (explain(row, sorting.header, { index, end, usual, sums }) ?? (title === null ? null : 'Titre de section'));
    if (reason === null) {
      rows.push({ position, cells: row, section });
      row.forEach((cell, at) => {
        if (typeof cell === 'number') sums[at] = (sums[at] ?? 0) + cell;
      });
      return;
    }
    leftOut.push({ position, text: say(row), reason });
    if (reason === 'Titre de section') section = title ?? '';
    if (/total|Somme/i.test(reason) || reason === 'Titre de section') sums.length = 0;
  });
  return { rows, leftOut };
}

const TOTAL =
  /^(?:sous[- ]?tota(?:l|ux)|totaux|total(?: general)?|somme|moyenne|nombre|nb|subtotal|grand total|sum|average|count)\b/;

interface Place {
  readonly index: number;
  /** The last row that is as full as the others. */
  readonly end: number;
  readonly usual: number;
  /** Sum of each column since the last total. */
  readonly sums: readonly number[];
}

/** Why a row is no data; `null` when it is, or may be. */
function explain(row: Row, { headers, last }: FoundHeader, place: Place): string | null {
  const filled = row.filter((cell) => !isEmpty(cell));
  const same = row.filter((cell, at) => !isEmpty(cell) && fold(textOf(cell)) === fold(headers[at] ?? ''));
  if (same.length >= 2 && same.length >= filled.length * 0.6) return 'En-têtes répétés';
  if (place.index === last && filled.length > 0 && filled.every(isHelp)) return 'Aide sous les en-têtes';
  const [first] = filled;
  const others = filled.slice(1).filter((cell) => !looksLikeNumber(cell) && !isSheetError(cell) && !isTotal(cell));
  if (first !== undefined && isTotal(first) && others.length === 0) {
    const alone = filled.length === 1;
    if (!alone || /^[a-z- ]+[\s:=]*(?:\d.*)?$/.test(fold(textOf(first)).replace(TOTAL, 'total'))) return 'Total';
  }
  if (
    place.usual >= 3 &&
    filled.every((cell) => typeof cell === 'number') &&
    row.some((cell, at) => isSum(cell, place.sums[at]))
  ) {
    return 'Somme de la colonne';
  }
  const [only] = filled;
  const remark =
    filled.length === 1 &&
    place.index > place.end &&
    typeof only === 'string' &&
    !looksLikeEmail(only) &&
    !looksLikePhone(only);
  const telling =
    remark &&
    (textOf(only).split(' ').length >= 4 || /^(?:\*|nb|nota|source|legende|mis a jour|maj)\b/.test(fold(textOf(only))));
  return telling ? 'Remarque sous le tableau' : null;
}

function isTotal(cell: SourceCell): boolean {
  return typeof cell === 'string' && TOTAL.test(fold(textOf(cell)));
}

function isSum(cell: SourceCell, sum: number | undefined): boolean {
  return typeof cell === 'number' && sum !== undefined && cell !== 0 && Math.abs(cell - sum) < 0.01;
}

function isHelp(cell: SourceCell): boolean {
  const text = fold(textOf(cell));
  return /^\(.*\)$|^(?:jj|dd)\/mm|obligatoire|facultatif|^ex ?[:.]|^exemple|^texte$|^format/.test(text);
}

interface SectionPlace extends Sorting {
  readonly end: number;
  /** Filled cells of the row below. */
  readonly next: number;
}

/** Columns in which a single word may well be a row of its own. */
const NAMING = new Set(['lastName', 'fullName', 'company', 'name', 'title', 'what', 'subject', 'email']);

/** A row with one cell, above rows that it gathers: « Mairies », « --- Bretagne --- », « À RELANCER (12) ». */
function sectionTitle(row: Row, index: number, { header, isSection, end, next }: SectionPlace): string | null {
  const filled = row.filter((cell) => !isEmpty(cell));
  const [cell, count] = filled;
  if (cell === undefined || filled.length > 2 || (count !== undefined && typeof count !== 'number')) return null;
  if (typeof cell !== 'string' || looksLikeData(cell) || index > end || next < 2) return null;
  const title = textOf(cell)
    .replace(/\(\s*\d+\s*\)|[:#=*>▶►■●—–_]+|-{2,}/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (title === '' || title.split(' ').length > 6) return null;
  const decorated = /^\W*[-=#*>▶►■●_]{1,}|[:=]\s*$|-{2,}$|\(\s*\d+\s*\)/u.test(textOf(cell));
  if (isSection(title) || decorated) return title;
  const at = row.indexOf(cell);
  const naming = TARGETS.some((table) => NAMING.has(matchHeader(table, header.headers[at] ?? '')?.key ?? ''));
  return naming ? null : title;
}

/** How many cells a row of data fills, titles and totals not counted: two rows in three have no more. */
function fullness(counts: readonly number[]): number {
  const sorted = [...counts].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length * 2) / 3)] ?? 0;
}

const LONGEST_TEXT = 120;

function say(row: Row): string {
  const text = row
    .filter((cell) => !isEmpty(cell))
    .map(textOf)
    .join(' · ');
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text;
}
