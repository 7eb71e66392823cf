import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDate } from '../../src/crm/french/dates.ts';
import type { CalendarSettings } from '../../src/crm/settings/calendar.ts';
import { easterSunday, isWorkingDay, nextWorkingDay, publicHolidays } from '../../src/crm/working-days.ts';

const FRANCE: CalendarSettings = { publicHolidays: true, alsaceMoselle: false, extraDays: [], today: null };

test.each([
  [2024, '31/03/2024'],
  [2025, '20/04/2025'],
  [2026, '05/04/2026'],
  [2038, '25/04/2038'],
  [2285, '22/03/2285'],
])('Easter of %i is %s', (year, day) => {
  expect(formatDate(easterSunday(year))).toBe(day);
});

test('Easter is a Sunday from 22 March to 25 April', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1583, max: 9999 }), (year) => {
      const easter = easterSunday(year);
      const day = (easter.getMonth() + 1) * 100 + easter.getDate();
      return easter.getDay() === 0 && day >= 322 && day <= 425;
    }),
    { numRuns: 1000 },
  );
});

describe('in 2026', () => {
  test('the eleven public holidays are known', () => {
    expect(publicHolidays(2026, false).map(formatDate)).toEqual([
      '01/01/2026',
      '06/04/2026',
      '01/05/2026',
      '08/05/2026',
      '14/05/2026',
      '25/05/2026',
      '14/07/2026',
      '15/08/2026',
      '01/11/2026',
      '11/11/2026',
      '25/12/2026',
    ]);
  });

  test('Alsace-Moselle has two more', () => {
    expect(publicHolidays(2026, true).slice(11).map(formatDate)).toEqual(['03/04/2026', '26/12/2026']);
  });

  test('what falls on Labour Day moves to the next Monday', () => {
    expect(formatDate(nextWorkingDay(new Date(2026, 4, 1), FRANCE))).toBe('04/05/2026');
  });

  test('a working day stays where it is, clock time included', () => {
    const tuesday = new Date(2026, 5, 16, 9, 41);
    expect(nextWorkingDay(tuesday, FRANCE)).toEqual(tuesday);
  });

  test('a bridge typed by the team is skipped', () => {
    const friday = new Date(2026, 4, 15);
    expect(formatDate(nextWorkingDay(friday, { ...FRANCE, extraDays: [friday] }))).toBe('18/05/2026');
  });

  test('a team that works on public holidays says so', () => {
    expect(isWorkingDay(new Date(2026, 4, 1), { ...FRANCE, publicHolidays: false })).toBe(true);
  });
});

test('the next working day is worked, never earlier, and at most a week away', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date(2000, 0, 1), max: new Date(2100, 0, 1), noInvalidDate: true }), (date) => {
      const next = nextWorkingDay(date, FRANCE);
      expect(isWorkingDay(next, FRANCE)).toBe(true);
      expect(next >= date && next.getTime() - date.getTime() < 7 * 86_400_000).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
