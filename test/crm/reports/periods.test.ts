import { addMinutes, isMonday } from 'date-fns';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { duePeriod, lastDayOf, lastMonth, lastWeek, spanBefore } from '../../../src/crm/reports/periods.ts';
import { defaultSettings } from '../../../src/crm/settings/index.ts';
import { isWorkingDay } from '../../../src/crm/working-days.ts';

const { calendar } = defaultSettings();
const moment = fc
  .integer({ min: 0, max: 3 * 365 * 24 * 60 })
  .map((minutes) => addMinutes(new Date(2025, 0, 1), minutes));

describe('when reports are due', () => {
  test('nothing on a Sunday nor on a public holiday', () => {
    expect(duePeriod('daily', new Date(2026, 5, 14, 7), calendar)).toBeNull();
    expect(duePeriod('weekly', new Date(2026, 6, 14, 7), calendar)).toBeNull();
  });

  test('a week that begins with a holiday has its report on Tuesday, for the week of Monday', () => {
    expect(duePeriod('weekly', new Date(2026, 3, 6, 7), calendar)).toBeNull();
    expect(duePeriod('weekly', new Date(2026, 3, 7, 7), calendar)).toEqual(new Date(2026, 3, 6));
  });

  test('the month’s report is still due when the trigger was off for days', () => {
    expect(duePeriod('monthly', new Date(2026, 5, 16, 7), calendar)).toEqual(new Date(2026, 5, 1));
  });

  test('a period never begins after the day, and only worked days have one', () => {
    fc.assert(
      fc.property(moment, fc.constantFrom('daily', 'weekly', 'monthly'), (now, kind) => {
        const period = duePeriod(kind, now, calendar);
        expect(period !== null).toBe(isWorkingDay(now, calendar));
        if (period !== null) expect(period <= now).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('spans follow each other, whole weeks from Monday and whole months, changes of hour included', () => {
    fc.assert(
      fc.property(moment, (now) => {
        const week = lastWeek(now);
        expect(isMonday(week.from) && isMonday(week.before) && week.before <= now).toBe(true);
        expect(spanBefore(week, 'weekly').before).toEqual(week.from);
        expect(lastWeek(week.from)).toEqual(spanBefore(week, 'weekly'));
        const month = lastMonth(now);
        expect([month.from.getDate(), month.before.getDate()]).toEqual([1, 1]);
        expect(lastDayOf(month).getMonth()).toBe(month.from.getMonth());
        expect(lastMonth(month.from)).toEqual(spanBefore(month, 'monthly'));
      }),
      { numRuns: 1000 },
    );
  });
});
