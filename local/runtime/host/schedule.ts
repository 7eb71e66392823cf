/** When a time-driven trigger fires. Google chooses the exact minute; here it follows from the trigger's id. */
import { fieldsAt, instantAt, weekDayOf, type ZonedFields } from './zoned-time.ts';

/** `hour` and `minute` absent: Google chooses. `nearMinute` is its own word: within a quarter of an hour. */
export type Schedule = { readonly timeZone: string } & (
  | { readonly every: 'once'; readonly instant: number }
  | { readonly every: 'minutes' | 'hours'; readonly count: number; readonly nearMinute: number | null }
  | { readonly every: 'days'; readonly count: number; readonly hour: number | null; readonly nearMinute: number | null }
  | {
      readonly every: 'weeks';
      readonly count: number;
      readonly weekDay: number;
      readonly hour: number | null;
      readonly nearMinute: number | null;
    }
  | {
      readonly every: 'month';
      readonly monthDay: number;
      readonly hour: number | null;
      readonly nearMinute: number | null;
    }
);

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** First firing of a trigger made at `now`. */
export function firstFiring(schedule: Schedule, id: string, now: number): number {
  switch (schedule.every) {
    case 'once':
      // "Actual duration might vary, but won't be less than the specified minimum": some seconds later.
      return Math.max(schedule.instant, now) + spread(id, 60) * 1000;
    case 'minutes':
      return now + schedule.count * MINUTE_MS;
    case 'hours':
      return alignHour(now + schedule.count * HOUR_MS, minuteOf(schedule.nearMinute, id), schedule.timeZone);
    default:
      return nextDay(schedule, id, now, now);
  }
}

/** The firing after the one of `last`; null when there is none. */
export function nextFiring(schedule: Schedule, id: string, last: number): number | null {
  switch (schedule.every) {
    case 'once':
      return null;
    case 'minutes':
      return last + schedule.count * MINUTE_MS;
    case 'hours':
      return last + schedule.count * HOUR_MS;
    case 'days':
      return nextDay(schedule, id, last, dayLater(last, schedule.count, schedule.timeZone));
    case 'weeks':
      return nextDay(schedule, id, last, dayLater(last, 7 * schedule.count, schedule.timeZone));
    case 'month':
      return nextDay(schedule, id, last, last);
  }
}

type DaySchedule = Extract<Schedule, { hour: number | null }>;

/** First suitable day, from the day of `from`, whose firing comes after `after`. */
function nextDay(schedule: DaySchedule, id: string, after: number, from: number): number {
  const hour = schedule.hour ?? spread(id, 24);
  const minute = minuteOf(schedule.nearMinute, id);
  const start = fieldsAt(from, schedule.timeZone);
  // A year holds every day of the week and of the month.
  for (let days = 0; days <= 366; days += 1) {
    const noon = instantAt({ ...start, day: start.day + days, hour: 12 }, schedule.timeZone);
    const date = fieldsAt(noon, schedule.timeZone);
    const instant = instantAt({ ...date, hour, minute, second: 0, millisecond: 0 }, schedule.timeZone);
    if (instant > after && suits(schedule, date)) return instant;
  }
  throw new RangeError(`No day suits ${JSON.stringify(schedule)}`);
}

function suits(schedule: DaySchedule, fields: ZonedFields): boolean {
  if (schedule.every === 'weeks') return weekDayOf(fields) === schedule.weekDay;
  if (schedule.every === 'month') return fields.day === schedule.monthDay;
  return true;
}

function dayLater(instant: number, days: number, timeZone: string): number {
  const fields = fieldsAt(instant, timeZone);
  return instantAt({ ...fields, day: fields.day + days }, timeZone);
}

function alignHour(instant: number, minute: number, timeZone: string): number {
  const fields = fieldsAt(instant, timeZone);
  return instantAt({ ...fields, minute, second: 0, millisecond: 0 }, timeZone);
}

/** Any minute of the hour, or one within fifteen of the one asked. */
function minuteOf(nearMinute: number | null, id: string): number {
  return nearMinute === null ? spread(id, 60) : nearMinute - 15 + spread(id, 31);
}

/** A number below `count` that follows from the id (FNV-1a). */
function spread(id: string, count: number): number {
  let hash = 0x811c9dc5;
  for (const character of id) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
  return hash % count;
}
