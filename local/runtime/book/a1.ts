/** A1 notation: `B2`, `$A$1:C3`, `A:C`, `2:5`, `A2:C`, each with an optional tab (`'Ma feuille'!B2`). */
import type { Rectangle } from './contract.ts';

/** A rectangle whose missing ends (`A:C`, `2:5`) reach the end of the grid. */
export interface Notation {
  readonly tab: string | null;
  readonly row: number;
  readonly column: number;
  readonly lastRow: number | null;
  readonly lastColumn: number | null;
}

const RANGE = /^\$?([A-Z]{1,3})?\$?(\d+)?(?::\$?([A-Z]{1,3})?\$?(\d+)?)?$/i;

/** Reads a notation; `null` when it is none. */
export function parseA1(text: string): Notation | null {
  const bang = text.lastIndexOf('!');
  const tab =
    bang < 0
      ? null
      : text
          .slice(0, bang)
          .replace(/^'([\s\S]*)'$/, '$1')
          .replaceAll("''", "'");
  const match = RANGE.exec(text.slice(bang + 1).trim());
  if (!match) return null;
  const [whole, column1, row1, column2, row2] = match;
  const isCell = !whole.includes(':');
  if (isCell ? !column1 || !row1 : (!column1 && !row1) || (!column2 && !row2)) return null;
  const [lastColumn, lastRow] = isCell ? [column1, row1] : [column2, row2];
  const rows = ordered(row1 ? Number(row1) : 1, lastRow ? Number(lastRow) : null);
  const columns = ordered(column1 ? columnNumber(column1) : 1, lastColumn ? columnNumber(lastColumn) : null);
  return rows.first < 1
    ? null
    : { tab, row: rows.first, column: columns.first, lastRow: rows.last, lastColumn: columns.last };
}

function ordered(first: number, last: number | null): { first: number; last: number | null } {
  return last !== null && last < first ? { first: last, last: first } : { first, last };
}

/** `A` → 1, `AA` → 27. */
export function columnNumber(letters: string): number {
  return [...letters.toUpperCase()].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}

/** 1 → `A`, 27 → `AA`. */
export function columnLetters(number: number): string {
  const rest = (number - 1) % 26;
  const before = (number - 1 - rest) / 26;
  return `${before > 0 ? columnLetters(before) : ''}${String.fromCharCode(65 + rest)}`;
}

/** `B2:C5`, or `B2` for one cell. */
export function formatA1(area: Rectangle): string {
  const first = `${columnLetters(area.column)}${area.row}`;
  if (area.rows === 1 && area.columns === 1) return first;
  return `${first}:${columnLetters(area.column + area.columns - 1)}${area.row + area.rows - 1}`;
}

/** A tab's name as references need it: quoted when it holds more than letters, digits and `_`. */
export function quoteTab(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) && !/^[A-Z]{1,3}\d+$/i.test(name)
    ? name
    : `'${name.replaceAll("'", "''")}'`;
}
