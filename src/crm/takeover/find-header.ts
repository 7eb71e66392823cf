/** The header of a tab: one row or two, somewhere near the top, with groups of columns above it. */
import { fold } from '../names.ts';
import { matchHeader } from './headers.ts';
import { looksLikeData, looksLikeEmail } from './looks.ts';
import { isEmpty, type SourceCell, TARGETS, textOf } from './source.ts';

/** A header is looked for among the first rows. */
const HEADER_WITHIN = 30;

type Row = readonly SourceCell[];

export interface FoundHeader {
  /** First and last row of the header, from 1; the row below the last when there is none. */
  readonly first: number;
  readonly last: number;
  readonly headers: readonly string[];
  readonly groups: readonly string[];
  /** A row above it that names groups of columns; 0 for none. */
  readonly groupRow: number;
}

/** The row that names most columns; failing that, the first row of words above rows of data. */
export function findHeader(cells: readonly Row[]): FoundHeader {
  let best = -1;
  let most = 1;
  cells.slice(0, HEADER_WITHIN).forEach((row, index) => {
    const named = countNamed(row);
    if (named > most) [best, most] = [index, named];
  });
  if (best < 0) best = firstRowOfWords(cells);
  if (best < 0)
    return { first: firstFilled(cells), last: firstFilled(cells) - 1, headers: [], groups: [], groupRow: 0 };
  const upper = (cells[best] ?? []).map(textOf);
  const below = cells[best + 1] ?? [];
  if (isSecondHalf(cells[best] ?? [], below)) {
    const lower = below.map(textOf);
    const headers = upper.map((text, index) => joinHalves(text, lower[index] ?? ''));
    return { first: best + 1, last: best + 2, headers, groups: spread(upper), groupRow: 0 };
  }
  const above = cells[best - 1] ?? [];
  const grouped = isGroupRow(above);
  return {
    first: best + 1,
    last: best + 1,
    headers: upper,
    groups: grouped ? spread(above.map(textOf)) : [],
    groupRow: grouped ? best : 0,
  };
}

function countNamed(row: Row): number {
  if (row.filter(looksLikeEmail).length > 0) return 0;
  return row.filter((cell) => isHeaderText(cell)).length;
}

function isHeaderText(cell: SourceCell): boolean {
  if (typeof cell !== 'string' || isEmpty(cell) || cell.length > 60) return false;
  const text = textOf(cell);
  return TARGETS.some((table) => {
    return matchHeader(table, text, ['name', 'alias', 'typo']) !== null;
  });
}

function firstRowOfWords(cells: readonly Row[]): number {
  const index = cells.findIndex((row) => row.filter((cell) => !isEmpty(cell)).length >= 2);
  const row = cells[index] ?? [];
  const words = row.every((cell) => isEmpty(cell) || (typeof cell === 'string' && !looksLikeData(cell)));
  const data = cells
    .slice(index + 1, index + 12)
    .some((below) => below.some((cell) => !isEmpty(cell) && looksLikeData(cell)));
  return index >= 0 && words && data ? index : -1;
}

function firstFilled(cells: readonly Row[]): number {
  const index = cells.findIndex((row) => !row.every(isEmpty));
  return index < 0 ? 1 : index + 1;
}

/** A header written on two rows: « Contact » over « Email » and « Tél », or « Date » over « d’ajout ». */
function isSecondHalf(upper: Row, lower: Row): boolean {
  const filled = lower.filter((cell) => !isEmpty(cell));
  if (filled.length === 0 || filled.some((cell) => typeof cell !== 'string' || looksLikeData(cell))) return false;
  const named = lower.filter((cell, index) => {
    const above = upper[index] ?? '';
    return (
      !isEmpty(cell) && (isHeaderText(cell) || (!isEmpty(above) && isHeaderText(`${textOf(above)} ${textOf(cell)}`)))
    );
  });
  // A row of data may hold « Entreprise » or « Prospect »: half a header holds nothing else.
  return (
    named.length === filled.length &&
    (filled.length >= 2 || lower.some((cell, at) => !isEmpty(cell) && !isEmpty(upper[at] ?? '')))
  );
}

function joinHalves(upper: string, lower: string): string {
  if (lower === '') return upper;
  const joined = `${upper} ${lower}`.trim();
  const exact = TARGETS.some((table) => matchHeader(table, joined, ['name', 'alias']) !== null);
  return exact ? joined : lower;
}

const GROUP =
  /societe|entreprise|structure|organis|collectiv|contact|personne|interlocuteur|affaire|opportunite|projet|deal|vente|suivi|coordonnees/;

function isGroupRow(row: Row): boolean {
  const filled = row.filter((cell) => !isEmpty(cell));
  return (
    filled.length >= 2 &&
    filled.every((cell) => typeof cell === 'string') &&
    filled.some((cell) => GROUP.test(fold(textOf(cell))))
  );
}

/** The text of a merged cell stands in its first one only. */
function spread(texts: readonly string[]): string[] {
  let last = '';
  return texts.map((text) => {
    if (text !== '') last = text;
    return last;
  });
}
