import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstFiring, nextFiring, type Schedule } from '../../../../local/runtime/host/schedule.ts';
import { fieldsAt, instantAt, weekDayOf } from '../../../../local/runtime/host/zoned-time.ts';

const timeZone = 'Europe/Paris';
const ID = '7300000009176543211';
const NOON = Date.UTC(2026, 2, 27, 11);

/** The first `count` firings of a trigger made at `from`. */
function firings(schedule: Schedule, from: number, count: number): number[] {
  const found = [firstFiring(schedule, ID, from)];
  while (found.length < count) found.push(nextFiring(schedule, ID, found.at(-1) ?? 0) ?? Number.NaN);
  return found;
}

describe('a time-driven trigger', () => {
  it('fires every day within the hour asked, at the same minute, summer time or not', () => {
    const daily: Schedule = { timeZone, every: 'days', count: 1, hour: 2, nearMinute: null };
    const shown = firings(daily, NOON, 5).map((instant) => fieldsAt(instant, timeZone));
    expect(shown.map(({ day }) => day)).toEqual([28, 29, 30, 31, 1]);
    // 2 o'clock does not exist on the 29th: clocks jump to 3.
    expect(shown.map(({ hour }) => hour)).toEqual([2, 3, 2, 2, 2]);
    expect(new Set(shown.map(({ minute }) => minute)).size).toBe(1);
  });

  it('fires on the day of the week, or of the month, asked', () => {
    const weekly: Schedule = { timeZone, every: 'weeks', count: 2, weekDay: 1, hour: 8, nearMinute: null };
    const mondays = firings(weekly, NOON, 3).map((instant) => fieldsAt(instant, timeZone));
    expect(mondays.map(weekDayOf)).toEqual([1, 1, 1]);
    expect(mondays.map(({ month, day }) => `${day}/${month}`)).toEqual(['30/3', '13/4', '27/4']);
    const monthly: Schedule = { timeZone, every: 'month', monthDay: 31, hour: 8, nearMinute: null };
    const lastDays = firings(monthly, NOON, 3).map((instant) => fieldsAt(instant, timeZone));
    expect(lastDays.map(({ month, day }) => `${day}/${month}`)).toEqual(['31/3', '31/5', '31/7']);
  });

  it('fires once, never before the time asked, then never again', () => {
    const once: Schedule = { timeZone, every: 'once', instant: NOON + 60_000 };
    const [first = 0] = firings(once, NOON, 1);
    expect(first).toBeGreaterThanOrEqual(NOON + 60_000);
    expect(first).toBeLessThan(NOON + 120_000);
    expect(nextFiring(once, ID, first)).toBeNull();
  });

  it('always fires later than the time before', () => {
    const hour = fc.option(fc.integer({ min: 0, max: 23 }));
    const nearMinute = fc.option(fc.integer({ min: 0, max: 59 }));
    const schedules = fc.oneof(
      fc.record({
        timeZone: fc.constant(timeZone),
        every: fc.constant('days' as const),
        count: fc.integer({ min: 1, max: 9 }),
        hour,
        nearMinute,
      }),
      fc.record({
        timeZone: fc.constant(timeZone),
        every: fc.constant('weeks' as const),
        count: fc.integer({ min: 1, max: 4 }),
        weekDay: fc.integer({ min: 0, max: 6 }),
        hour,
        nearMinute,
      }),
      fc.record({
        timeZone: fc.constant(timeZone),
        every: fc.constant('month' as const),
        monthDay: fc.integer({ min: 1, max: 31 }),
        hour,
        nearMinute,
      }),
    );
    fc.assert(
      fc.property(schedules, fc.integer({ min: NOON - 4e10, max: NOON + 4e10 }), (schedule, from) => {
        const [first = 0, second = 0, third = 0] = firings(schedule, from, 3);
        expect(first).toBeGreaterThan(from);
        expect(second).toBeGreaterThan(first);
        expect(third).toBeGreaterThan(second);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a time zone', () => {
  it('gives back the instant of the fields it shows, but in the hour that comes twice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), (instant) => {
        const found = instantAt(fieldsAt(instant, timeZone), timeZone);
        expect([instant, instant - 3_600_000]).toContain(found);
      }),
      { numRuns: 1000 },
    );
  });
});
