import { addDays, addMonths, endOfMonth, startOfDay } from 'date-fns';
import { fold } from '../names.ts';
import { daysBetween, parseDate } from './dates.ts';

/** Days as people name them in notes: with or without their year, or from the day on which they write. */

const WEEKDAYS = ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'];
const NUMBERS = ['zero', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix'];
const COUNT = `\\d{1,3}|une?|${NUMBERS.slice(2).join('|')}|quinze`;

/** What follows a number of hours is no day: « mardi 10 h ». */
const HOURS = '(?!\\d| ?h\\b)';

interface Form {
  /** On folded text. */
  readonly words: RegExp;
  /** The day meant, for whoever writes on `from`; `null` when it is none. */
  readonly read: (match: RegExpMatchArray, from: Date) => Date | null;
}

const FORMS: readonly Form[] = [
  {
    words: /\b(?:\d{4}-\d{2}-\d{2}|\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{4}|\d{1,2}(?:er)? [a-z]{3,9}\.? \d{4})(?!\d)/g,
    read: ([words]) => parseDate(words),
  },
  {
    words: /\b(\d{1,2})(?:er)? ([a-z]{3,9})\b\.?(?! ?\d{4})/g,
    read: ([, day, month], from) => comingYear((year) => parseDate(`${day} ${month} ${year}`), from),
  },
  {
    words: /(?<![\d/])(\d{1,2})\/(\d{2})(?![\d/])/g,
    read: ([, day, month], from) => comingYear((year) => parseDate(`${day}/${month}/${year}`), from),
  },
  { words: /\baujourd'hui\b/g, read: (_, from) => from },
  { words: /(?<!apres[- ])\bdemain\b/g, read: (_, from) => addDays(from, 1) },
  { words: /\bapres[- ]demain\b/g, read: (_, from) => addDays(from, 2) },
  {
    words: new RegExp(`\\b(${WEEKDAYS.join('|')})\\b(?! ?(?:dernier|passe|\\d{1,2}${HOURS}|1er))( en huit)?`, 'g'),
    read: ([, name = '', later], from) => {
      const ahead = (WEEKDAYS.indexOf(name) - from.getDay() + 7) % 7 || 7;
      return addDays(from, later === undefined ? ahead : ahead + 7);
    },
  },
  {
    words: new RegExp(`\\b(?:dans|d'ici|sous) (${COUNT}) (jours?|semaines?|mois)\\b`, 'g'),
    read: ([, count = '', unit = ''], from) => after(countOf(count), unit, from),
  },
  { words: /\bfin (?:du|de ce) mois\b/g, read: (_, from) => endOfMonth(from) },
  {
    words: /\bfin ([a-z]{3,9})\b/g,
    read: ([, month], from) => {
      const first = comingYear((year) => parseDate(`1 ${month} ${year}`), from);
      return first === null ? null : endOfMonth(first);
    },
  },
];

/**
 * The days that a text names, in the order in which they stand, for somebody who wrote it on `from`: `24 juin 2026`,
 * `24/06`, `le 24 juin`, `demain`, `jeudi`, `jeudi en huit`, `dans dix jours`, `fin juin`. Without a year it is from
 * three months ago to nine months ahead; a weekday is the next one. Midnights.
 */
export function findNamedDays(text: string, from: Date): Date[] {
  const folded = fold(text);
  const today = startOfDay(from);
  return FORMS.flatMap(({ words, read }) =>
    [...folded.matchAll(words)].flatMap((match) => {
      const day = read(match, today);
      return day === null ? [] : [{ at: match.index, day: startOfDay(day) }];
    }),
  )
    .sort((a, b) => a.at - b.at)
    .map(({ day }) => day);
}

/** Notes tell what was said lately, and plan further ahead. */
const DAYS_BACK = 90;

/** Of three years in a row, the first whose day is not long past. */
function comingYear(dayOf: (year: number) => Date | null, from: Date): Date | null {
  const year = from.getFullYear();
  const days = [year - 1, year, year + 1].flatMap((one) => dayOf(one) ?? []);
  return days.find((day) => daysBetween(from, day) >= -DAYS_BACK) ?? null;
}

function after(count: number, unit: string, from: Date): Date {
  if (unit === 'mois') return addMonths(from, count);
  return addDays(from, unit.startsWith('jour') ? count : count * 7);
}

function countOf(word: string): number {
  if (word === 'une') return 1;
  if (word === 'quinze') return 15;
  const named = NUMBERS.indexOf(word);
  return named === -1 ? Number(word) : named;
}
