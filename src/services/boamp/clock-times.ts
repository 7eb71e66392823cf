/**
 * Clock times as notices write them. Publishers label a Paris clock with whatever offset their software knows (`Z`,
 * `+01:00` in summer), so the offset is never read: the clock shown is the clock meant (measured, see the API's contract).
 */

/** A moment of a notice: a day, and whether it came with a clock time. */
export interface Moment {
  readonly at: Date;
  readonly hasTime: boolean;
}

const WRITTEN = /^(\d{4})-(\d{2})-(\d{2})(?:[+-]\d{2}:\d{2}|Z)?(?:[T ]?(\d{2}):(\d{2})(?::(\d{2}))?.*)?$/;

/** Reads `2026-04-08T17:00:00.000+02:00`, or `2026-04-22+02:00` with its `16:00:00+02:00`; `null` for anything else. */
export function readMoment(text: string, time = ''): Moment | null {
  const match = WRITTEN.exec(`${text.trim()}${time === '' ? '' : `T${time.trim()}`}`);
  if (match === null) return null;
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  const at = new Date(year, month - 1, day, hours, minutes, seconds);
  const exists = at.getMonth() === month - 1 && at.getDate() === day && hours < 24 && minutes < 60 && seconds < 60;
  return exists ? { at, hasTime: match[4] !== undefined } : null;
}

/** Reads a day; `null` for anything else. */
export function readDay(text: string): Date | null {
  const moment = readMoment(text);
  return moment === null ? null : new Date(moment.at.getFullYear(), moment.at.getMonth(), moment.at.getDate());
}

/** The earliest; of one day given with and without a clock time, the clock time is the better knowledge. */
export function earliest(moments: readonly (Moment | null)[]): Moment | null {
  return moments.reduce(
    (first, moment) => {
      if (moment === null || first === null) return first ?? moment;
      if (first.at.toDateString() === moment.at.toDateString() && first.hasTime !== moment.hasTime) {
        return first.hasTime ? first : moment;
      }
      return moment.at < first.at ? moment : first;
    },
    null as Moment | null,
  );
}
