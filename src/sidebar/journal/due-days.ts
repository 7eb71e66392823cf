import { addDays, isWeekend, longDay, shortDay, weekday } from '../text/dates.ts';

/** Days of the page, as the server gave them. */
export interface Calendar {
  readonly today: string;
  readonly closedDays: ReadonlySet<string>;
}

/** A day proposed for the next action. */
export interface DueDay {
  readonly day: string;
  /** The day that was asked for, when nobody works on it. */
  readonly instead: string | null;
}

/** The first worked day, so many days from today or later. */
export function dueIn(count: number, { today, closedDays }: Calendar): DueDay {
  const asked = addDays(today, count);
  let day = asked;
  while (isWeekend(day) || closedDays.has(day)) day = addDays(day, 1);
  return { day, instead: day === asked ? null : asked };
}

/** « lundi 22 juin, car le 20 est un samedi ». */
export function writeDue({ day, instead }: DueDay, { today }: Calendar): string {
  const written = longDay(day, today);
  if (instead === null) return written;
  return isWeekend(instead)
    ? `${written}, car le ${Number(instead.slice(8))} est un ${weekday(instead)}`
    : `${written}, car le ${shortDay(instead)} n’est pas travaillé`;
}

/** What to know of a day that the person chose: past, or not worked. `''` when there is nothing to say. */
export function remarkOn(day: string, { today, closedDays }: Calendar): string {
  if (day < today) return ' Ce jour est passé.';
  return isWeekend(day) || closedDays.has(day) ? ' Ce jour n’est pas travaillé.' : '';
}
