/** Calendar fields of an instant in a time zone, and back. */

export interface ZonedFields {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Throws RangeError for an unknown zone. */
export function fieldsAt(instant: number, timeZone: string): ZonedFields {
  const parts = Object.fromEntries(
    formatIn(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  return {
    year: parts.year ?? 0,
    month: parts.month ?? 0,
    day: parts.day ?? 0,
    hour: parts.hour ?? 0,
    minute: parts.minute ?? 0,
    second: parts.second ?? 0,
    millisecond: ((instant % 1000) + 1000) % 1000,
  };
}

/** Milliseconds to add to UTC to get the zone's clock at this instant. */
export function offsetAt(instant: number, timeZone: string): number {
  return asUtc(fieldsAt(instant, timeZone)) - instant;
}

/**
 * The instant at which a clock of the zone shows these fields (which may overflow: day 32, hour 25). An hour skipped in
 * spring is read as the hour after it; one repeated in autumn as its first occurrence.
 */
export function instantAt(fields: ZonedFields, timeZone: string): number {
  const clock = asUtc(fields);
  const before = clock - offsetAt(clock - DAY_MS, timeZone);
  const after = clock - offsetAt(clock + DAY_MS, timeZone);
  const shown = [before, after].filter((instant) => instant + offsetAt(instant, timeZone) === clock);
  return shown.length === 0 ? before : Math.min(...shown);
}

/** 0 for Sunday. */
export function weekDayOf({ year, month, day }: Pick<ZonedFields, 'year' | 'month' | 'day'>): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}

/** ISO 8601: weeks start on Monday, the first holds the year's first Thursday. */
export function isoWeekOf({ year, month, day }: Pick<ZonedFields, 'year' | 'month' | 'day'>): {
  week: number;
  year: number;
} {
  const thursday = new Date(Date.UTC(year, month - 1, day + 4 - (weekDayOf({ year, month, day }) || 7)));
  const newYear = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  return { week: Math.floor((thursday.getTime() - newYear) / DAY_MS / 7) + 1, year: thursday.getUTCFullYear() };
}

const DAY_MS = 24 * 60 * 60 * 1000;

function asUtc({ year, month, day, hour, minute, second, millisecond }: ZonedFields): number {
  // Date.UTC reads the years 0 to 99 as 1900 to 1999.
  const date = new Date(Date.UTC(2000, month - 1, day, hour, minute, second, millisecond));
  return year >= 100
    ? Date.UTC(year, month - 1, day, hour, minute, second, millisecond)
    : date.setUTCFullYear(year + date.getUTCFullYear() - 2000);
}

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'iso8601',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timeZone, format);
  return format;
}
