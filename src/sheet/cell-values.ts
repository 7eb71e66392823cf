import { parseDate, parseDateTime } from '../crm/french/dates.ts';
import { parseNumber } from '../crm/french/numbers.ts';
import type { Column, ColumnType } from '../crm/tables/table.ts';
import type { Cell } from '../ports.ts';

/** What a cell means to the rules: see `ValueOf` for the type of each column. */
export type CellValue = string | number | boolean | Date | null | readonly string[];

/** A cell that cannot be read as its column says. */
export interface CellProblem {
  readonly column: string;
  /** One French sentence that quotes the cell. */
  readonly message: string;
}

const SHEET_ERROR = /^#(?:REF!|N\/A|VALUE!|VALEUR!|NAME\?|NOM\s?\?|DIV\/0!|NUM!|NOMBRE!|NULL!|NUL!|ERROR!|ERREUR!)$/;

const YES = /^(?:vrai|true|oui|yes|x|1)$/i;
const NO = /^(?:faux|false|non|no|0)$/i;

/**
 * Reads a cell as its column's type. People type dates and numbers as text: those are read the French way. What cannot be
 * read is blank, with the sentence that says so.
 */
export function parseCell(column: Column, cell: Cell): { readonly value: CellValue; readonly problem?: CellProblem } {
  if (typeof cell === 'string') {
    const text = column.type === 'paragraph' ? cell : cell.trim();
    if (text.trim() === '') return { value: blankOf(column.type) };
    if (SHEET_ERROR.test(text.trim())) return unreadable(column, text, 'la cellule contient une erreur de formule');
    return parseText(column, text);
  }
  if (cell instanceof Date) return parseDateCell(column, cell);
  return parseScalar(column, cell);
}

function parseText(column: Column, text: string): ReturnType<typeof parseCell> {
  switch (column.type) {
    case 'integer':
    case 'number':
    case 'amount':
    case 'percent': {
      const number = parseNumber(text);
      if (number === null) return unreadable(column, text, 'un nombre est attendu');
      return parseScalar(column, number);
    }
    case 'date':
    case 'dateTime': {
      const date = column.type === 'date' ? parseDate(text) : parseDateTime(text);
      return date === null
        ? unreadable(column, text, 'une date est attendue, par exemple 15/06/2026')
        : { value: date };
    }
    case 'checkbox':
      if (YES.test(text)) return { value: true };
      return NO.test(text) ? { value: false } : unreadable(column, text, 'une case à cocher est attendue');
    case 'choices':
      return { value: splitChoices(text) };
    default:
      return { value: text };
  }
}

function parseDateCell(column: Column, date: Date): ReturnType<typeof parseCell> {
  switch (column.type) {
    case 'date':
      return { value: new Date(date.getFullYear(), date.getMonth(), date.getDate()) };
    case 'dateTime':
    case 'value':
      return { value: date };
    case 'integer':
    case 'number':
    case 'amount':
    case 'percent':
    case 'checkbox':
      return unreadable(column, dayText(date), 'la cellule contient une date');
    case 'choices':
      return { value: [dayText(date)] };
    default:
      return { value: dayText(date) };
  }
}

function parseScalar(column: Column, cell: number | boolean): ReturnType<typeof parseCell> {
  switch (column.type) {
    case 'integer':
      if (typeof cell === 'number' && Number.isInteger(cell)) return { value: cell };
      return unreadable(column, String(cell), 'un nombre entier est attendu');
    case 'number':
    case 'amount':
    case 'percent':
      return typeof cell === 'number' ? { value: cell } : unreadable(column, String(cell), 'un nombre est attendu');
    case 'date':
    case 'dateTime':
      return unreadable(column, String(cell), 'une date est attendue, par exemple 15/06/2026');
    case 'checkbox':
      if (typeof cell === 'boolean') return { value: cell };
      return cell === 0 || cell === 1
        ? { value: cell === 1 }
        : unreadable(column, String(cell), 'une case à cocher est attendue');
    case 'value':
      return { value: cell };
    case 'choices':
      return { value: [String(cell)] };
    default:
      return { value: String(cell) };
  }
}

/** Google refuses a longer one, and the whole write with it: https://support.google.com/drive/answer/37603 */
const LONGEST_TEXT = 50_000;

/** The cell that holds a value; the inverse of `parseCell`. What is made of several long cells is cut where a cell ends. */
export function toCell(column: Column, value: CellValue): Cell {
  if (value === null) return '';
  if (typeof value === 'string') return value.slice(0, LONGEST_TEXT);
  if (typeof value === 'object' && !(value instanceof Date)) return value.join(', ').slice(0, LONGEST_TEXT);
  if (column.type === 'date' && value instanceof Date)
    return new Date(value.getFullYear(), value.getMonth(), value.getDate());
  return value;
}

/** True when two cells show the same: dates by instant, everything else by type and value. */
export function sameCell(a: Cell, b: Cell): boolean {
  return a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : a === b;
}

/** True when two cells mean the same to their column: a date typed as text is that date. */
export function sameMeaning(column: Column, a: Cell, b: Cell): boolean {
  if (sameCell(a, b)) return true;
  const [left, right] = [parseCell(column, a), parseCell(column, b)];
  return !left.problem && !right.problem && sameCell(toCell(column, left.value), toCell(column, right.value));
}

/** True for an empty cell. An unticked box is one: Sheets keeps FALSE in it. */
export function isBlank(cell: Cell): boolean {
  return cell === '' || cell === false;
}

/** The identifier that a cell holds; a date, a box or a formula's error, which people put there by accident, is none. */
export function identifierIn(cell: Cell | undefined): string {
  const text = typeof cell === 'string' || typeof cell === 'number' ? String(cell).trim() : '';
  return SHEET_ERROR.test(text) ? '' : text;
}

function blankOf(type: ColumnType): CellValue {
  switch (type) {
    case 'integer':
    case 'number':
    case 'amount':
    case 'percent':
    case 'date':
    case 'dateTime':
      return null;
    case 'checkbox':
      return false;
    case 'choices':
      return [];
    default:
      return '';
  }
}

function unreadable(column: Column, text: string, expected: string): ReturnType<typeof parseCell> {
  const quoted = text.length > 40 ? `${text.slice(0, 39)}…` : text;
  return {
    value: blankOf(column.type),
    problem: {
      column: column.key,
      message: `Colonne « ${column.header} » : « ${quoted} » est illisible, ${expected}.`,
    },
  };
}

function splitChoices(text: string): string[] {
  return text
    .split(/[,;\n]/)
    .map((choice) => choice.trim())
    .filter((choice) => choice !== '');
}

/** `15/06/2026`, or `15/06/2026 09:30`: what the person who typed it sees. */
function dayText(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${two(date.getDate())}/${two(date.getMonth() + 1)}/${date.getFullYear()}`;
  const midnight = date.getHours() === 0 && date.getMinutes() === 0;
  return midnight ? day : `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
