/** Cells of a file as their columns mean them: dates, amounts, boxes, words of a list. */
import { parseDate, parseDateTime } from '../french/dates.ts';
import { parseNumber } from '../french/numbers.ts';
import { fold, matchKey } from '../names.ts';
import type { Column } from '../tables/table.ts';
import { recognizeChoice } from './choices.ts';
import { isSheetError, looksLikeEmail } from './looks.ts';
import { readCivility } from './people.ts';
import { isEmpty, type SourceCell, textOf } from './source.ts';
import type { TeamLists } from './words.ts';

/** What a cell becomes. `unclear`, one French sentence, when nobody but the team can tell: it then stays as typed. */
export interface ReadCell {
  readonly value: SourceCell;
  readonly unclear?: string;
}

export interface ReadingContext {
  readonly lists: TeamLists;
  /** What a person wants a word of the file to become, by `wordKey`. */
  readonly words: ReadonlyMap<string, string>;
  /** The column's dates are month first: one of them proves it, and none denies it. */
  readonly monthFirst: boolean;
}

/** Under which a word of a column is known. */
export function wordKey(column: string, word: string): string {
  return `${column}/${matchKey(word)}`;
}

export function readCell(column: Column, cell: SourceCell, context: ReadingContext): ReadCell {
  if (isEmpty(cell)) return { value: '' };
  if (isSheetError(cell)) return unclear(cell, column, 'la cellule contient une erreur de formule');
  switch (column.type) {
    case 'date':
    case 'dateTime':
      return readDate(column, cell, context);
    case 'integer':
    case 'number':
    case 'amount':
    case 'percent':
      return readNumber(column, cell);
    case 'checkbox':
      return readBox(column, cell);
    case 'choice':
      return readChoice(column, cell, context);
    case 'email':
      return looksLikeEmail(cell) ? { value: textOf(cell) } : unclear(cell, column, 'une adresse e-mail est attendue');
    case 'phone':
      // Kept as a number, it has lost its first 0.
      return { value: typeof cell === 'number' && String(cell).length === 9 ? `0${cell}` : textOf(cell) };
    default:
      // A postcode kept as a number has lost its first 0.
      return { value: column.key === 'postcode' ? textOf(cell).replace(/^\d{4}$/, '0$&') : textOf(cell) };
  }
}

function unclear(cell: SourceCell, column: Column, why: string): ReadCell {
  return {
    value: cell,
    unclear: `Colonne «\u00a0${column.header}\u00a0»\u00a0: «\u00a0${textOf(cell).slice(0, 40)}\u00a0», ${why}.`,
  };
}

// --------------------------------------------------------------------------------------------------------------- dates

/** Day 1 of Sheets is 31 December 1899: what a date becomes in a cell formatted as a number. */
const EPOCH = new Date(1899, 11, 30);

/** 1954 to 2119: anything else is no date of a sales file. */
const SERIALS = { first: 20_000, last: 80_000 };

function readDate(column: Column, cell: SourceCell, { monthFirst }: ReadingContext): ReadCell {
  if (cell instanceof Date) return { value: cell };
  const serial = /^\d{5}(?:\.\d+)?$/.test(String(cell).trim()) ? Number(cell) : 0;
  if (serial >= SERIALS.first && serial <= SERIALS.last) {
    return { value: new Date(EPOCH.getFullYear(), EPOCH.getMonth(), EPOCH.getDate() + Math.floor(serial)) };
  }
  const text = textOf(cell).replace(/^(?:le|du|au|vers le)\s+/i, '');
  const swapped = swapMonth(text, monthFirst);
  const read = column.type === 'date' ? parseDate : parseDateTime;
  const date = read(swapped ?? text);
  return date === null ? unclear(cell, column, 'une date est attendue, par exemple 15/06/2026') : { value: date };
}

const SLASHED = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)(.*)$/;

/** `06/15/2026` as `15/06/2026`, when it can be nothing else, or when its whole column is so. */
function swapMonth(text: string, monthFirst: boolean): string | null {
  const match = SLASHED.exec(text);
  if (match === null) return null;
  const [, first = '', mark = '', second = '', year = '', rest = ''] = match;
  const proven = Number(second) > 12 && Number(first) <= 12;
  return proven || (monthFirst && Number(first) <= 12) ? `${second}${mark}${first}${mark}${year}${rest}` : null;
}

/** True when a date of the column can only be month first, and none can only be day first. */
export function isMonthFirst(cells: readonly SourceCell[]): boolean {
  let proven = false;
  for (const cell of cells) {
    const match = typeof cell === 'string' ? SLASHED.exec(cell.trim()) : null;
    if (match === null) continue;
    if (Number(match[1]) > 12) return false;
    proven = proven || Number(match[3]) > 12;
  }
  return proven;
}

// ------------------------------------------------------------------------------------------------- numbers, boxes, words

function readNumber(column: Column, cell: SourceCell): ReadCell {
  if (cell instanceof Date) return unclear(cell, column, 'la cellule contient une date');
  const number = typeof cell === 'number' ? cell : parseNumber(textOf(cell));
  if (number === null) return unclear(cell, column, 'un nombre est attendu');
  if (column.type === 'percent' && number > 1) return { value: number <= 100 ? number / 100 : number };
  const whole = column.type !== 'integer' || Number.isInteger(number);
  return whole ? { value: number } : unclear(cell, column, 'un nombre entier est attendu');
}

const TICKED = /^(?:vrai|true|oui|o|yes|y|x|xx|ok|1|✓|✔|✅|☑|v)$/;
const UNTICKED = /^(?:faux|false|non|n|no|0|-|☐|❌|✗|✘)$/;

function readBox(column: Column, cell: SourceCell): ReadCell {
  if (typeof cell === 'boolean') return { value: cell };
  const text = fold(textOf(cell));
  if (TICKED.test(text)) return { value: true };
  return UNTICKED.test(text) ? { value: false } : unclear(cell, column, 'une case à cocher est attendue');
}

/** The words of a column's list; `null` when anything may be typed. */
export function allowedIn(column: Column, lists: TeamLists): readonly string[] | null {
  if (column.type !== 'choice' || column.values === undefined) return null;
  return typeof column.values === 'string' ? lists[column.values] : column.values;
}

function readChoice(column: Column, cell: SourceCell, { lists, words }: ReadingContext): ReadCell {
  const text = textOf(cell);
  if (column.key === 'civility') return { value: readCivility(text) };
  const allowed = allowedIn(column, lists) ?? [];
  const chosen = words.get(wordKey(column.key, text));
  const meant = chosen === undefined ? recognizeChoice(column.key, allowed, text) : chosen;
  if (meant !== null && meant !== '') return { value: meant };
  if (column.open === true || allowed.length === 0) return { value: text };
  return unclear(cell, column, `ce n’est pas une valeur de la liste\u00a0: ${allowed.join(', ')}`);
}
