import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dateOf, serialOf, serialOfDay } from '../../../../local/runtime/book/serial-dates.ts';

it('a moment of the Paris clock comes back from its serial number', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date(1901, 0, 1), max: new Date(2200, 0, 1), noInvalidDate: true }), (date) => {
      const back = dateOf(serialOf(date));
      const clock = (moment: Date) => [
        moment.getFullYear(),
        moment.getMonth(),
        moment.getDate(),
        moment.getHours(),
        moment.getMinutes(),
        moment.getSeconds(),
      ];
      expect(clock(back)).toEqual(clock(date));
    }),
    { numRuns: 1000 },
  );
});

it('days are counted from 30 December 1899', () => {
  expect(serialOf(new Date(1900, 0, 1))).toBe(2);
  expect(serialOf(new Date(2026, 5, 16, 12))).toBe(46189.5);
  expect(serialOfDay(2024, 2, 29)).toBe(45351);
  expect(serialOfDay(2026, 2, 29)).toBeNull();
});

it('the hour that summer time leaves out does not break the day', () => {
  expect(serialOf(dateOf(serialOf(new Date(2026, 2, 29, 4))))).toBeCloseTo(serialOf(new Date(2026, 2, 29, 4)), 9);
});
