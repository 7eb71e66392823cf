import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueIn, remarkOn, writeDue } from '../../src/sidebar/journal/due-days.ts';
import { addDays, isWeekend, longDay, shortDay } from '../../src/sidebar/text/dates.ts';

const calendar = (today: string, ...closed: string[]) => ({ today, closedDays: new Set(closed) });
const written = (count: number, today: string, ...closed: string[]) =>
  writeDue(dueIn(count, calendar(today, ...closed)), calendar(today, ...closed));

describe('a due day', () => {
  test('is written in full', () => {
    expect(written(3, '2026-06-16')).toBe('vendredi 19\u00a0juin');
    expect(written(1, '2026-06-30')).toBe('mercredi 1er\u00a0juillet');
    expect(written(7, '2026-12-28')).toBe('lundi 4\u00a0janvier 2027');
  });

  test('leaves week-ends and closed days, and says why', () => {
    expect(written(1, '2026-06-19')).toBe('lundi 22\u00a0juin, car le 20 est un samedi');
    expect(written(1, '2026-07-13', '2026-07-14')).toBe(
      'mercredi 15\u00a0juillet, car le 14\u00a0juillet n’est pas travaillé',
    );
    expect(written(1, '2026-05-23', '2026-05-25')).toBe('mardi 26\u00a0mai, car le 24 est un dimanche');
  });

  test('chosen by the person is kept, with a word when it is odd', () => {
    expect(remarkOn('2026-06-15', calendar('2026-06-16'))).toBe(' Ce jour est passé.');
    expect(remarkOn('2026-06-20', calendar('2026-06-16'))).toBe(' Ce jour n’est pas travaillé.');
    expect(remarkOn('2026-06-22', calendar('2026-06-16'))).toBe('');
  });

  test('is always a worked day, at most as far as the closed ones push it', () => {
    const days = fc.integer({ min: 0, max: 4000 }).map((count) => addDays('2024-01-01', count));
    fc.assert(
      fc.property(days, fc.constantFrom(1, 3, 7), fc.array(fc.integer({ min: 0, max: 14 })), (today, count, closed) => {
        const around = calendar(today, ...closed.map((shift) => addDays(today, shift)));
        const { day, instead } = dueIn(count, around);
        expect(isWeekend(day) || around.closedDays.has(day)).toBe(false);
        expect(instead === null ? day : instead).toBe(addDays(today, count));
      }),
      { numRuns: 1_000 },
    );
  });

  test('adds days across the changes of hour and the ends of years', () => {
    expect(addDays('2026-03-28', 1)).toBe('2026-03-29');
    expect(addDays('2026-10-25', 1)).toBe('2026-10-26');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(shortDay('2026-08-01')).toBe('1er\u00a0août');
    expect(longDay('2026-06-19', '2026-06-16')).toBe('vendredi 19\u00a0juin');
  });
});
