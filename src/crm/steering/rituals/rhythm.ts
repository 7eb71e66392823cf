/** When a ritual comes back, as RITUELS says it. */
import { getDay, startOfDay } from 'date-fns';
import { fold, matchKey } from '../../names.ts';
import type { RitualRow } from '../../tables/index.ts';
import { FREQUENCIES, WEEKDAYS } from '../../tables/values.ts';

/** Weekdays count from Sunday, 0, as JavaScript has them. */
export type Rhythm =
  | { readonly every: 'working-day' }
  | { readonly every: 'week'; readonly weeks: 1 | 2; readonly weekday: number }
  | {
      readonly every: 'month';
      readonly months: 1 | 3;
      /** The first such weekday of the month, or a day of the month: its last day when it is shorter. */
      readonly on: { readonly weekday: number } | { readonly day: number };
    };

/** A ritual whose rhythm can be read. */
export interface Ritual {
  readonly id: string;
  readonly name: string;
  readonly rhythm: Rhythm;
  /** Minutes since midnight; `null`: all day. */
  readonly startsAt: number | null;
  readonly minutes: number;
  readonly from: Date | null;
  readonly until: Date | null;
  readonly assignee: string;
  readonly lastOn: Date | null;
}

/** Without a duration, a meeting lasts half an hour. */
const USUAL_MINUTES = 30;

/** The ritual of a row, or one French sentence that says what its row lacks. */
export function readRitual(row: RitualRow): Ritual | { readonly problem: string } {
  const name = row.name.trim();
  const rhythm = readRhythm(row);
  if (name === '') return { problem: 'Un rituel n’a pas de nom\u00a0: complétez la colonne Rituel.' };
  if (rhythm === null) {
    const missing = FREQUENCIES.some((frequency) => frequency === row.frequency) ? 'Jour' : 'Fréquence';
    return { problem: `«\u00a0${name}\u00a0» n’a pas de rythme\u00a0: complétez la colonne ${missing} de RITUELS.` };
  }
  const startsAt = readClock(row.time);
  if (row.time.trim() !== '' && startsAt === null) {
    return { problem: `L’heure de «\u00a0${name}\u00a0» n’est pas lisible\u00a0: écrivez-la «\u00a009:30\u00a0».` };
  }
  return {
    id: row.id,
    name,
    rhythm,
    startsAt,
    minutes: row.minutes !== null && row.minutes > 0 ? row.minutes : USUAL_MINUTES,
    from: row.from && startOfDay(row.from),
    until: row.until && startOfDay(row.until),
    assignee: row.assignee.trim(),
    lastOn: row.lastOn,
  };
}

/** Without a day, that of the first one. `null` when nobody can tell. */
function readRhythm({ frequency, day, from }: RitualRow): Rhythm | null {
  const typed = day.trim() !== '';
  const weekday = typed ? readWeekday(day) : from && getDay(from);
  switch (frequency) {
    case 'Chaque jour ouvré':
      return { every: 'working-day' };
    case 'Chaque semaine':
    case 'Toutes les deux semaines':
      return weekday === null ? null : { every: 'week', weeks: frequency === 'Chaque semaine' ? 1 : 2, weekday };
    case 'Chaque mois':
    case 'Chaque trimestre': {
      const months = frequency === 'Chaque mois' ? 1 : 3;
      if (typed && weekday !== null) return { every: 'month', months, on: { weekday } };
      const dayOfMonth = typed ? readDayOfMonth(day) : (from?.getDate() ?? null);
      return dayOfMonth === null ? null : { every: 'month', months, on: { day: dayOfMonth } };
    }
    default:
      return null;
  }
}

function readWeekday(text: string): number | null {
  const place = WEEKDAYS.findIndex((word) => matchKey(word) === matchKey(text));
  return place < 0 ? null : (place + 1) % 7;
}

/** « 15 », « le 1er ». */
function readDayOfMonth(text: string): number | null {
  const match = /^(?:le )?(\d{1,2})(?:er)?$/.exec(fold(text));
  const day = Number(match?.[1]);
  return day >= 1 && day <= 31 ? day : null;
}

/** « 09:30 », « 9h30 », « 14 h »: minutes since midnight. */
function readClock(text: string): number | null {
  const match = /^(\d{1,2}) ?[h:] ?(\d{2})?(?::00)?$/.exec(fold(text));
  if (match === null) return null;
  const hours = Number(match[1]);
  const minutes = Number(match[2] ?? 0);
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : null;
}
