import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  activityByContact,
  type Exchange,
  isAnswer,
  isMeeting,
  isOutgoing,
  NO_ACTIVITY,
  recordExchange,
} from '../../src/crm/interactions.ts';
import { INTERACTION_RESULTS, INTERACTION_TYPES } from '../../src/crm/tables/values.ts';

const exchange = (type: string, result = '', day = 1): Exchange => ({ date: new Date(2026, 5, day), type, result });

const exchanges = fc.record({
  date: fc.date({ min: new Date(2025, 0, 1), max: new Date(2026, 0, 1), noInvalidDate: true }),
  type: fc.constantFrom(...INTERACTION_TYPES),
  result: fc.constantFrom('', ...INTERACTION_RESULTS),
});

describe('what an interaction proves', () => {
  test('a received e-mail is an answer, and nothing of the team’s', () => {
    expect(isAnswer(exchange('Email reçu'))).toBe(true);
    expect(isOutgoing(exchange('Email reçu'))).toBe(false);
  });

  test('a call that was answered is both', () => {
    expect(isOutgoing(exchange('Appel', 'RDV pris'))).toBe(true);
    expect(isAnswer(exchange('Appel', 'RDV pris'))).toBe(true);
    expect(isAnswer(exchange('Appel', 'Sans réponse'))).toBe(false);
  });

  test('a meeting to which nobody came is no meeting', () => {
    expect(isMeeting(exchange('Visio'))).toBe(true);
    expect(isMeeting(exchange('Visio', 'Sans réponse'))).toBe(false);
    expect(isMeeting(exchange('Appel', 'RDV pris'))).toBe(false);
  });

  test('a note proves nothing by itself', () => {
    expect(recordExchange(NO_ACTIVITY, exchange('Note'))).toEqual({
      ...NO_ACTIVITY,
      lastInteraction: new Date(2026, 5, 1),
    });
  });

  test('one without a date changes nothing', () => {
    expect(recordExchange(NO_ACTIVITY, { date: null, type: 'Email reçu', result: '' })).toBe(NO_ACTIVITY);
  });
});

describe('the activity of a contact', () => {
  test('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(fc.array(exchanges, { maxLength: 20 }), (rows) => {
        const forward = rows.reduce(recordExchange, NO_ACTIVITY);
        expect([...rows].reverse().reduce(recordExchange, NO_ACTIVITY)).toEqual(forward);
      }),
      { numRuns: 1000 },
    );
  });

  test('is each contact’s own', () => {
    const rows = [
      { ...exchange('Email envoyé', '', 1), contactId: 'CT-A' },
      { ...exchange('Email reçu', '', 3), contactId: 'CT-B' },
      { ...exchange('Visio', '', 5), contactId: 'CT-A' },
      { ...exchange('Appel', '', 9), contactId: '' },
    ];
    const activities = activityByContact(rows);
    expect([...activities.keys()]).toEqual(['CT-A', 'CT-B']);
    expect(activities.get('CT-A')).toEqual({
      lastInteraction: new Date(2026, 5, 5),
      lastOutgoing: new Date(2026, 5, 5),
      lastAnswer: null,
      lastMeeting: new Date(2026, 5, 5),
      lastInbound: new Date(2026, 5, 5),
    });
  });
});
