/** Dates as a sheet keeps them: days since 30 December 1899, on the workbook's own clock (the process's time zone). */

const EPOCH = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;

/** Serial number of a moment, by the local clock. */
export function serialOf(date: Date): number {
  const wallClock = Date.UTC(
    2000,
    date.getMonth(),
    date.getDate(),
    date.getHours(),
    date.getMinutes(),
    date.getSeconds(),
    date.getMilliseconds(),
  );
  const years = new Date(wallClock).setUTCFullYear(date.getFullYear(), date.getMonth(), date.getDate());
  return (years - EPOCH) / DAY;
}

/** The moment that a serial number shows on the local clock, to the millisecond. */
export function dateOf(serial: number): Date {
  const wallClock = new Date(EPOCH + Math.round(serial * DAY));
  const date = new Date(
    2000,
    0,
    1,
    wallClock.getUTCHours(),
    wallClock.getUTCMinutes(),
    wallClock.getUTCSeconds(),
    wallClock.getUTCMilliseconds(),
  );
  date.setFullYear(wallClock.getUTCFullYear(), wallClock.getUTCMonth(), wallClock.getUTCDate());
  // Setting the day may land in another half of the year: the hour is set again under that half's offset.
  date.setHours(
    wallClock.getUTCHours(),
    wallClock.getUTCMinutes(),
    wallClock.getUTCSeconds(),
    wallClock.getUTCMilliseconds(),
  );
  return date;
}

/** True for a Date of any vm context. */
export function isDate(value: unknown): value is Date {
  return Object.prototype.toString.call(value) === '[object Date]';
}

/** Serial number of a calendar day, or null when there is no such day (31/02). */
export function serialOfDay(year: number, month: number, day: number): number | null {
  const moment = new Date(Date.UTC(2000, month - 1, 1));
  moment.setUTCFullYear(year, month - 1, day);
  const exists = moment.getUTCFullYear() === year && moment.getUTCMonth() === month - 1 && moment.getUTCDate() === day;
  return exists ? (moment.getTime() - EPOCH) / DAY : null;
}
