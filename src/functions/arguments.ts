import { formatDate, parseDateTime } from '../crm/french/dates.ts';
import { formatNumber, parseNumber } from '../crm/french/numbers.ts';
import { fold } from '../crm/names.ts';

/** A cell as Sheets hands it to a custom function; `''` is blank. */
export type Value = string | number | boolean | Date;

/** An argument of a custom function: one cell, a range, or nothing when it was left out. */
export type Argument = Value | readonly (readonly Value[])[] | undefined;

/** Days from Sheets' day zero, 30 December 1899, to the last day it can show. */
const LAST_SERIAL = 2_958_465;

/** The cells of an argument, as rows; one that was left out is one blank cell. */
export function rowsOf(argument: Argument): readonly (readonly Value[])[] {
  if (argument === undefined || argument === null) return [['']];
  return Array.isArray(argument) ? argument : [[argument as Value]];
}

/** The only cell of an argument that must be one. */
export function cellOf(argument: Argument, name: string): Value {
  const rows = rowsOf(argument);
  const [row = []] = rows;
  if (rows.length > 1 || row.length > 1) throw new Error(`« ${name} » doit être une seule cellule`);
  return row[0] ?? '';
}

export function isBlank(value: Value): boolean {
  return value === '' || value === null || value === undefined || (typeof value === 'string' && value.trim() === '');
}

/** Dates come from another context than ours, where `instanceof` does not know them. */
export function isDate(value: unknown): value is Date {
  return Object.prototype.toString.call(value) === '[object Date]';
}

export function textOf(value: Value): string {
  return isBlank(value) || isDate(value) ? '' : String(value).trim();
}

/** A number, or text that French people read as one; `null` when blank. */
export function numberOf(value: Value, name: string): number | null {
  if (isBlank(value)) return null;
  const number = typeof value === 'string' ? parseNumber(value) : value;
  if (typeof number === 'number' && Number.isFinite(number)) return number;
  throw new Error(`${show(value)} n’est pas un nombre (${name})`);
}

/** A date, a serial number (which formulas give), or text that French people read as a date; `null` when blank. */
export function dateOf(value: Value, name: string): Date | null {
  if (isBlank(value)) return null;
  const date = readDate(value);
  if (date !== null && !Number.isNaN(date.getTime())) return date;
  throw new Error(`${show(value)} n’est pas une date, par exemple 15/06/2026 (${name})`);
}

function readDate(value: Value): Date | null {
  if (isDate(value)) return new Date(value.getTime());
  if (typeof value === 'string') return parseDateTime(value);
  if (typeof value !== 'number' || value < 1 || value > LAST_SERIAL) return null;
  const days = Math.floor(value);
  return new Date(1899, 11, 30 + days, 0, 0, 0, Math.round((value - days) * 86_400_000));
}

const YES = new Set(['oui', 'vrai', 'true', 'x', '1']);
const NO = new Set(['non', 'faux', 'false', '0']);

/** Yes or no, from a checkbox, a word or 1 and 0; `null` when blank. */
export function yesNoOf(value: Value, name: string): boolean | null {
  if (isBlank(value)) return null;
  const word = fold(String(value));
  if (YES.has(word)) return true;
  if (NO.has(word)) return false;
  throw new Error(`${show(value)} n’est ni Oui ni Non (${name})`);
}

function show(value: Value): string {
  if (isDate(value)) return `«\u00a0${formatDate(value)}\u00a0»`;
  return `«\u00a0${typeof value === 'number' ? formatNumber(value) : String(value)}\u00a0»`;
}
