import { differenceInCalendarDays, startOfDay } from 'date-fns';
import { fold } from '../names.ts';
import { NO_BREAK_SPACE } from './numbers.ts';

/** Days and clock times as French people write them. A Date is the local clock, Europe/Paris. */

const SHORT_MONTHS = [
  'janv.',
  'févr.',
  'mars',
  'avr.',
  'mai',
  'juin',
  'juil.',
  'août',
  'sept.',
  'oct.',
  'nov.',
  'déc.',
];

/** From January on. */
export const MONTHS: readonly string[] = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
];

const WEEKDAYS = ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'] as const;

/** Abbreviations met in French and English exports, folded. */
const MONTH_STARTS: readonly (readonly string[])[] = [
  ['janv', 'jan', 'january'],
  ['fevr', 'fev', 'feb', 'february'],
  ['mar', 'march'],
  ['avr', 'apr', 'april'],
  ['may'],
  ['jun', 'june'],
  ['juil', 'jul', 'july'],
  ['aou', 'aug', 'august'],
  ['sept', 'sep', 'september'],
  ['oct', 'october'],
  ['nov', 'november'],
  ['dec', 'december'],
];

const MONTH_NUMBERS = new Map<string, number>(
  MONTHS.flatMap((name, month) =>
    [fold(name), ...(MONTH_STARTS[month] ?? [])].map((word): [string, number] => [word, month]),
  ),
);

const TIME = /^(?:,? ?(?:a |t)?(\d{1,2}) ?(?::|h) ?(\d{2})?(?: ?: ?(\d{2})(?:\.\d+)?)?)?$/;

/**
 * Reads a day, with a clock time if there is one: `15/06/2026`, `15-06-26`, `15 juin 2026`, `lundi 1er juin 2026 à 9 h 30`,
 * `2026-06-15 14:30`, `12 Mar 2024`. The day comes before the month. Two-digit years are 1970 to 2069. A text that names
 * its zone (`…Z`, `…+02:00`) is that instant. Returns `null` for anything else and for days that do not exist.
 */
export function parseDateTime(text: string): Date | null {
  const folded = fold(text);
  if (/^\d{4}-\d{2}-\d{2}t\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:z|[+-]\d{2}:?\d{2})$/.test(folded)) {
    const instant = new Date(folded.toUpperCase());
    return Number.isNaN(instant.getTime()) ? null : instant;
  }
  return parseIso(folded) ?? parseNumeric(folded) ?? parseWords(folded);
}

/** Reads a day; a clock time that follows is left out. */
export function parseDate(text: string): Date | null {
  const date = parseDateTime(text);
  return date === null ? null : startOfDay(date);
}

const IN_TEXT =
  /(?:\b\d{4}-\d{2}-\d{2}|\b\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{4}|\b\d{1,2}(?:er)? [a-z]+\.? \d{4})(?!\d)(?:,? ?(?:a |t)?\d{1,2} ?(?:h|:) ?(?:\d{2}\b)?)?/g;

/** The days, with their clock times, that a text names with their year, in the order in which they stand. */
export function findDateTimes(text: string): Date[] {
  return [...fold(text).matchAll(IN_TEXT)].flatMap(([found]) => parseDateTime(found.trim()) ?? []);
}

function parseIso(text: string): Date | null {
  const match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(.*)$/.exec(text);
  return match === null ? null : assemble(Number(match[1]), Number(match[2]) - 1, Number(match[3]), match[4] ?? '');
}

function parseNumeric(text: string): Date | null {
  const match = /^(\d{1,2}) ?[-/.] ?(\d{1,2}) ?[-/.] ?(\d{4}|\d{2})(?!\d)(.*)$/.exec(text);
  if (match === null) return null;
  return assemble(fullYear(match[3] ?? ''), Number(match[2]) - 1, Number(match[1]), match[4] ?? '');
}

function parseWords(text: string): Date | null {
  const match = /^(?:[a-z]+\.?,? )?(\d{1,2})(?:er)?[ -]([a-z]+)\.?[ -](\d{4}|\d{2})(?!\d)(.*)$/.exec(text);
  if (match === null) return null;
  const month = MONTH_NUMBERS.get(match[2] ?? '');
  return month === undefined ? null : assemble(fullYear(match[3] ?? ''), month, Number(match[1]), match[4] ?? '');
}

function fullYear(text: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

function assemble(year: number, month: number, day: number, clock: string): Date | null {
  const time = TIME.exec(clock);
  if (time === null) return null;
  const hours = Number(time[1] ?? 0);
  const minutes = Number(time[2] ?? 0);
  const seconds = Number(time[3] ?? 0);
  if (hours > 23 || minutes > 59 || seconds > 59) return null;
  const date = new Date(year, month, day, hours, minutes, seconds);
  const exists = date.getFullYear() === year && date.getMonth() === month && date.getDate() === day;
  return exists ? date : null;
}

/** `15/06/2026`. */
export function formatDate(date: Date): string {
  return `${pad(date.getDate())}/${pad(date.getMonth() + 1)}/${String(date.getFullYear()).padStart(4, '0')}`;
}

/** `19 juin`, `1er juillet`: for lists. */
export function formatShortDay(date: Date): string {
  const day = date.getDate() === 1 ? '1er' : String(date.getDate());
  return `${day}${NO_BREAK_SPACE}${MONTHS[date.getMonth()]}`;
}

/** `vendredi 19 juin`: for sentences. */
export function formatDay(date: Date): string {
  return `${WEEKDAYS[date.getDay()]} ${formatShortDay(date)}`;
}

/** `vendredi 19 juin 2026`. */
export function formatLongDay(date: Date): string {
  return `${formatDay(date)} ${date.getFullYear()}`;
}

/** `juin`. */
export function monthName(date: Date): string {
  return MONTHS[date.getMonth()] ?? '';
}

/** `juin`, `nov.`: where a whole word would not fit. */
export function shortMonthName(date: Date): string {
  return SHORT_MONTHS[date.getMonth()] ?? '';
}

/** `9 h 41`, `12 h`. */
export function formatTime(date: Date): string {
  const minutes = date.getMinutes();
  const end = minutes === 0 ? '' : `${NO_BREAK_SPACE}${pad(minutes)}`;
  return `${date.getHours()}${NO_BREAK_SPACE}h${end}`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

/** Calendar days from one date to another, whatever the clock and the change of hour between them. */
export function daysBetween(from: Date, to: Date): number {
  return differenceInCalendarDays(to, from);
}
