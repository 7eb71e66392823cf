import { addDays, startOfDay } from 'date-fns';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Rule } from '../../../src/crm/follow-ups/need.ts';
import { wasSettled } from '../../../src/crm/follow-ups/settled.ts';

const june = (day: number) => new Date(2026, 5, day);
const asked = (rule: Rule, dueOn: Date, since: Date | null = null, why = '') => ({ rule, why, dueOn, since });

describe('a follow-up that was done or called off', () => {
  test('is not asked for again until it is due anew', () => {
    const past = [{ dueOn: june(16), doneOn: june(16), why: '' }];
    expect(wasSettled(asked('next-action', june(16)), past)).toBe(true);
    expect(wasSettled(asked('next-action', june(17)), past)).toBe(false);
    expect(wasSettled(asked('next-action', june(17)), [])).toBe(false);
  });

  test('done ahead of its day stays done', () => {
    const past = [{ dueOn: june(18), doneOn: june(16), why: '' }];
    expect(wasSettled(asked('next-action', june(18)), past)).toBe(true);
  });

  test('put off to the end of the month and done before, does not hide a later silence', () => {
    const past = [{ dueOn: june(30), doneOn: june(9), why: '' }];
    expect(wasSettled(asked('no-answer', june(16), june(9)), past)).toBe(false);
    expect(wasSettled(asked('no-answer', june(8), june(1)), past)).toBe(true);
  });

  test('is not asked for again on the eve of its deadline, whatever the day that is left', () => {
    const past = [{ dueOn: june(19), doneOn: june(19), why: 'À rendre le 21 juin' }];
    expect(wasSettled(asked('deadline', june(20), null, 'À rendre le 21 juin'), past)).toBe(true);
    expect(wasSettled(asked('deadline', june(26), null, 'À rendre le 28 juin'), past)).toBe(false);
  });

  test('a question that is asked once is never asked again', () => {
    const past = [{ dueOn: null, doneOn: null, why: '' }];
    expect(wasSettled(asked('tender-closed', june(30)), past)).toBe(true);
  });

  test('a message sent the day it is done, or later, is a new silence, whatever had been put off', () => {
    const day = fc.integer({ min: 0, max: 60 }).map((count) => addDays(june(1), count));
    fc.assert(
      fc.property(day, day, fc.nat(30), (dueOn, doneOn, after) => {
        const since = addDays(startOfDay(doneOn), after);
        return !wasSettled(asked('no-answer', addDays(since, 7), since), [{ dueOn, doneOn, why: '' }]);
      }),
      { numRuns: 1000 },
    );
  });
});
