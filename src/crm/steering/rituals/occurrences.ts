/** The days of a ritual. */
import { addDays, differenceInCalendarWeeks, getDaysInMonth, startOfDay } from 'date-fns';
import { daysBetween } from '../../french/dates.ts';
import type { CalendarSettings } from '../../settings/calendar.ts';
import { isWorkingDay, nextWorkingDay } from '../../working-days.ts';
import type { Ritual } from './rhythm.ts';

/** Days after which a ritual that was not held is left for its next occurrence. */
const DAYS_LATE = 7;

/** From one first Monday of a quarter to the next, and a margin. */
const LONGEST_WAIT = 130;

/** A Monday: which of two weeks counts, when nothing says when the ritual began. */
const SOME_MONDAY = new Date(1970, 0, 5);

/** True when the ritual falls on that day; one that falls on a holiday is not moved here. */
export function fallsOn({ rhythm, from, until }: Ritual, date: Date, calendar: CalendarSettings): boolean {
  const day = startOfDay(date);
  if ((from !== null && day < from) || (until !== null && day > until)) return false;
  switch (rhythm.every) {
    case 'working-day':
      return isWorkingDay(day, calendar);
    case 'week': {
      if (day.getDay() !== rhythm.weekday) return false;
      const weeks = differenceInCalendarWeeks(day, from ?? SOME_MONDAY, { weekStartsOn: 1 });
      return weeks % rhythm.weeks === 0;
    }
    case 'month': {
      if (day.getMonth() % rhythm.months !== 0) return false;
      if ('weekday' in rhythm.on) return day.getDay() === rhythm.on.weekday && day.getDate() <= 7;
      return day.getDate() === Math.min(rhythm.on.day, getDaysInMonth(day));
    }
  }
}

/** The first day of the ritual from `date` on; `null` when it is over. */
export function nextOccurrence(ritual: Ritual, date: Date, calendar: CalendarSettings): Date | null {
  const { from } = ritual;
  const first = startOfDay(from !== null && from > date ? from : date);
  for (let ahead = 0; ahead <= LONGEST_WAIT; ahead += 1) {
    const day = addDays(first, ahead);
    if (fallsOn(ritual, day, calendar)) return day;
  }
  return null;
}

export interface Occurrence {
  /** The day that its rhythm gives. */
  readonly day: Date;
  /** The same, or the next working day. */
  readonly heldOn: Date;
}

/** The occurrence to hold today: the last that has come, for a week, unless it was held since. */
export function dueOccurrence(ritual: Ritual, date: Date, calendar: CalendarSettings): Occurrence | null {
  const today = startOfDay(date);
  for (let day = today; daysBetween(day, today) <= 2 * DAYS_LATE; day = addDays(day, -1)) {
    if (!fallsOn(ritual, day, calendar)) continue;
    const heldOn = nextWorkingDay(day, calendar);
    if (heldOn > today) continue;
    const held = ritual.lastOn !== null && startOfDay(ritual.lastOn) >= day;
    return held || daysBetween(heldOn, today) > DAYS_LATE ? null : { day, heldOn };
  }
  return null;
}
