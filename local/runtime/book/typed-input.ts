/**
 * Reads a text as a French workbook reads what is typed in a cell. Scripts' texts go the same way: this is where Sheets
 * turns `3-4` into a date and `0612345678` into a number.
 */
import { MONTHS } from '../../../src/crm/french/dates.ts';
import { serialOfDay } from './serial-dates.ts';

/** What a typed text becomes. `format`: number format it brings to a cell that has none. `null`: an empty cell. */
export type TypedValue =
  | { readonly value: string | number | boolean; readonly format?: string }
  | { readonly formula: string }
  | null;

/** `thisYear` completes dates typed without a year. */
export function readTyped(text: string, thisYear: number): TypedValue {
  if (text === '') return null;
  if (text.startsWith("'")) return { value: text.slice(1) };
  if (text.startsWith('=') && text.length > 1) return { formula: text };
  const trimmed = text.trim();
  const read = readBoolean(trimmed) ?? readNumber(trimmed) ?? readMoment(trimmed, thisYear);
  if (read) return read;
  // A sign before anything that is not a number starts a formula: `+33 6 12` shows #ERROR!.
  if (/^[+-].*[\p{L}\p{N}"(]/su.test(trimmed)) return { formula: `=${trimmed}` };
  return { value: text };
}

function readBoolean(text: string): TypedValue {
  const word = text.toUpperCase();
  if (word === 'VRAI' || word === 'TRUE') return { value: true };
  if (word === 'FAUX' || word === 'FALSE') return { value: false };
  return null;
}

/** Spaces part thousands: ordinary, no-break and narrow no-break. */
const NUMBER =
  /^(\()?([+-])?\s?([€$£])?\s?(\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)?(?:,(\d*))?([eE][+-]?\d+)?\s?([%€$£])?(\))?$/;

function readNumber(text: string): TypedValue {
  const match = NUMBER.exec(text);
  if (!match) return null;
  const [, open, sign, before, whole, decimals, exponent, after, close] = match;
  if (
    (whole === undefined && !decimals) ||
    (open === undefined) !== (close === undefined) ||
    (open && sign) ||
    (before && after)
  )
    return null;
  const digits = `${(whole ?? '0').replace(/\D/g, '')}.${decimals || '0'}${exponent ?? ''}`;
  const size = Number(digits) * (after === '%' ? 0.01 : 1);
  const value = sign === '-' || open ? -size : size;
  const format = formatBrought(before ?? after, decimals !== undefined, exponent !== undefined, /\D/.test(whole ?? ''));
  return format === undefined ? { value } : { value, format };
}

function formatBrought(
  unit: string | undefined,
  hasDecimals: boolean,
  hasExponent: boolean,
  isGrouped: boolean,
): string | undefined {
  if (unit === '%') return hasDecimals ? '0.00%' : '0%';
  if (unit !== undefined) return hasDecimals ? `#,##0.00 "${unit}"` : `#,##0 "${unit}"`;
  if (hasExponent) return '0.00E+00';
  if (isGrouped) return hasDecimals ? '#,##0.00' : '#,##0';
  return undefined;
}

const SHORT_MONTHS = ['janv', 'févr', 'mars', 'avr', 'mai', 'juin', 'juil', 'août', 'sept', 'oct', 'nov', 'déc'];
const DAY_FIRST = /^(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2}))?$/;
const YEAR_FIRST = /^(\d{4})([/.-])(\d{1,2})\2(\d{1,2})$/;
const MONTH_AND_YEAR = /^(\d{1,2})[/-](\d{4})$/;
const MONTH_IN_LETTERS =
  /^(?:(?:lun|mar|mer|jeu|ven|sam|dim)\p{L}*\.?\s+)?(?:(\d{1,2}|1er)[\s-]+)?(\p{L}{3,9})\.?(?:[\s-]+(\d{4}|\d{2}))?$/iu;
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/;

function readMoment(text: string, thisYear: number): TypedValue {
  const time = readTime(text);
  if (time !== null) return { value: time, format: 'hh:mm:ss' };
  const parted = /^(.+?)\s+(\d{1,2}:\d{2}(?::\d{2})?)$/.exec(text);
  const day = readDay(parted?.[1] ?? text, thisYear);
  if (!day) return null;
  if (!parted) return { value: day.serial, format: day.format };
  const hour = readTime(parted[2] ?? '');
  return hour === null || hour >= 1 ? null : { value: day.serial + hour, format: 'dd/mm/yyyy hh:mm:ss' };
}

/** A time as a part of a day; `null` when it is none. Beyond 24 hours it is a duration. */
function readTime(text: string): number | null {
  const match = TIME.exec(text);
  if (!match) return null;
  const [hours, minutes, seconds] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
  return minutes > 59 || seconds > 59 ? null : (hours * 3600 + minutes * 60 + seconds) / 86_400;
}

function readDay(text: string, thisYear: number): { serial: number; format: string } | null {
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst) {
    const year = dayFirst[4] === undefined ? thisYear : fullYear(dayFirst[4]);
    return dayOf(year, Number(dayFirst[3]), Number(dayFirst[1]), dayFirst[4] === undefined ? 'dd/mm' : 'dd/mm/yyyy');
  }
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst) return dayOf(Number(yearFirst[1]), Number(yearFirst[3]), Number(yearFirst[4]), 'yyyy-mm-dd');
  const monthOnly = MONTH_AND_YEAR.exec(text);
  if (monthOnly) return dayOf(Number(monthOnly[2]), Number(monthOnly[1]), 1, 'mm/yyyy');
  const letters = MONTH_IN_LETTERS.exec(text);
  const month = letters?.[2] === undefined ? 0 : monthNamed(letters[2]);
  if (!letters || month === 0 || (letters[1] === undefined && letters[3] === undefined)) return null;
  const year = letters[3] === undefined ? thisYear : fullYear(letters[3]);
  return dayOf(
    year,
    month,
    letters[1] === undefined ? 1 : Number.parseInt(letters[1], 10),
    letters[1] === undefined ? 'mmm yyyy' : 'd mmm yyyy',
  );
}

function dayOf(year: number, month: number, day: number, format: string): { serial: number; format: string } | null {
  const serial = month >= 1 && month <= 12 ? serialOfDay(year, month, day) : null;
  return serial === null ? null : { serial, format };
}

/** Two digits mean 2000 to 2029, then 1930 to 1999. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length === 4) return year;
  return year < 30 ? 2000 + year : 1900 + year;
}

/** 1 to 12, or 0. Accepts short and whole names, with or without accents. */
function monthNamed(word: string): number {
  const plain = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return (
    1 +
    MONTHS.findIndex((name, index) => plain(name) === plain(word) || plain(SHORT_MONTHS[index] ?? '') === plain(word))
  );
}
