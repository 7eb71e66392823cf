import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestNotice, concludeCase, gatherCases, missingCalls } from '../../../src/crm/tenders/cases.ts';
import type { Notice } from '../../../src/crm/tenders/notice.ts';
import { notice } from './notices.ts';

const NOW = new Date(2026, 3, 8, 6, 0);
const MAY_4 = new Date(2026, 4, 4, 17, 0);
const MAY_11 = new Date(2026, 4, 11, 17, 0);
const APRIL_30 = new Date(2026, 3, 30, 12, 0);

const call = notice({ id: '26-1', deadline: MAY_4 });
const correction = (change: Notice['change'], id = '26-2'): Notice =>
  notice({ id, kind: 'correction', links: ['26-1'], deadline: null, change, publishedOn: new Date(2026, 3, 6) });
const award = (fields: Partial<NonNullable<Notice['award']>> = {}): Notice =>
  notice({
    id: '26-9',
    kind: 'award',
    links: ['26-1'],
    publishedOn: new Date(2026, 5, 1),
    award: {
      winners: ['Butinons ensemble'],
      amount: null,
      awardedOn: new Date(2026, 4, 20),
      withoutContract: false,
      ...fields,
    },
  });

function outcomeOf(...notices: Notice[]) {
  const [tender] = gatherCases(notices);
  if (tender === undefined) throw new Error('no case');
  return concludeCase(tender, NOW);
}

describe('notices about one contract', () => {
  it('are one case under the number of the call', () => {
    const [tender, ...others] = gatherCases([award(), correction(null), call]);
    expect(others).toEqual([]);
    expect(tender).toMatchObject({ id: '26-1', call: { id: '26-1' } });
    expect(tender?.sequels.map(({ id }) => id)).toEqual(['26-2', '26-9']);
  });

  it('are followed through a correction of a correction', () => {
    const second = notice({ id: '26-3', kind: 'correction', links: ['26-2'] });
    expect(gatherCases([second, correction(null), call])).toHaveLength(1);
  });

  it('are two cases when a call follows an older one', () => {
    expect(gatherCases([notice({ id: '26-5', links: ['25-1'] }), notice({ id: '25-1' })])).toHaveLength(2);
  });

  it('name the call that is missing, but not for an award', () => {
    expect(missingCalls(gatherCases([correction(null)]))).toEqual(['26-1']);
    expect(missingCalls(gatherCases([award()]))).toEqual([]);
  });

  it('that link to one another in a circle still make cases', () => {
    const ids = fc.integer({ min: 1, max: 5 }).map((number) => `26-${number}`);
    const kinds = fc.constantFrom<Notice['kind']>('call', 'correction', 'award', 'cancellation');
    const any = fc
      .record({ id: ids, kind: kinds, links: fc.array(ids, { maxLength: 3 }) })
      .map((fields) => notice(fields));
    fc.assert(
      fc.property(fc.uniqueArray(any, { selector: ({ id }) => id }), (notices) => {
        const cases = gatherCases(notices);
        const gathered = cases.flatMap(({ call: first, sequels }) => [...(first ? [first] : []), ...sequels]);
        expect(gathered).toHaveLength(notices.length);
        expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a corrected deadline', () => {
  it('is believed when the correction names the one we know', () => {
    expect(outcomeOf(call, correction({ from: MAY_4, to: MAY_11, restated: false }))).toMatchObject({
      state: 'Rectifié',
      deadline: MAY_11,
      formerDeadlines: [MAY_4],
      open: true,
    });
  });

  it('is believed when the correction repeats the whole notice', () => {
    expect(outcomeOf(call, correction({ from: null, to: MAY_11, restated: true })).deadline).toEqual(MAY_11);
  });

  it('that disagrees with what we know gives way to the earliest', () => {
    expect(outcomeOf(call, correction({ from: APRIL_30, to: MAY_11, restated: false })).deadline).toEqual(MAY_4);
    expect(outcomeOf(call, correction({ from: null, to: APRIL_30, restated: false })).deadline).toEqual(APRIL_30);
  });

  it('stays when the correction is about something else', () => {
    expect(outcomeOf(call, correction(null))).toMatchObject({ state: 'Rectifié', deadline: MAY_4 });
  });

  it('opens again a call that had closed', () => {
    const closed = notice({ deadline: new Date(2026, 3, 7, 12, 0) });
    const later = correction({ from: closed.deadline, to: MAY_11, restated: false });
    expect(outcomeOf(closed).open).toBe(false);
    expect(outcomeOf(closed, later).open).toBe(true);
  });
});

describe('the end of a call', () => {
  it('is the day’s end when no clock time is given', () => {
    expect(outcomeOf(notice({ deadline: new Date(2026, 3, 8), deadlineHasTime: false })).open).toBe(true);
    expect(outcomeOf(notice({ deadline: new Date(2026, 3, 7), deadlineHasTime: false })).open).toBe(false);
  });

  it('does not come when no deadline is given', () => {
    expect(outcomeOf(notice({ deadline: null })).open).toBe(true);
  });

  it('comes with an award, which says who won and until when', () => {
    const outcome = outcomeOf(notice({ durationMonths: 24 }), award());
    expect(outcome).toMatchObject({
      state: 'Attribué',
      open: false,
      winners: ['Butinons ensemble'],
      endsOn: new Date(2028, 4, 20),
    });
  });

  it('comes with a cancellation, or an award without a contract', () => {
    expect(outcomeOf(call, notice({ id: '26-3', kind: 'cancellation', links: ['26-1'] })).state).toBe('Annulé');
    expect(outcomeOf(call, award({ withoutContract: true, winners: [] })).state).toBe('Annulé');
  });
});

describe('the notice that is shown', () => {
  it('is the last one that tells the whole', () => {
    const again = notice({
      id: '26-2',
      kind: 'correction',
      links: ['26-1'],
      title: 'Ruches et nichoirs',
      change: { from: null, to: MAY_11, restated: true },
    });
    const [tender] = gatherCases([call, again, award()]);
    expect(tender && bestNotice(tender)?.title).toBe('Ruches et nichoirs');
  });
});
