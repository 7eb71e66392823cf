import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Purchase, rfmOf, segmentOf } from '../../../src/crm/portfolio/rfm.ts';

const REFERENCE = new Date(2026, 5, 30);

/** One client for each number of days, bought once, for that number of hundred euros. */
const spread = (days: readonly number[]): Purchase[] =>
  days.map((age, index) => ({
    client: `Client ${index + 1}`,
    date: new Date(2026, 5, 30 - age),
    amount: (index + 1) * 100,
  }));

describe('recency, frequency, monetary value', () => {
  test('are counted for each client: credit notes lower the sum and are no purchase', () => {
    const { clients } = rfmOf(
      [
        { client: 'Valmarais', date: new Date(2026, 0, 10), amount: 900 },
        { client: 'Valmarais', date: new Date(2026, 5, 20), amount: 300 },
        { client: 'Valmarais', date: new Date(2026, 5, 25), amount: -200 },
        { client: 'Mélisse', date: new Date(2026, 5, 29), amount: -50 },
        { client: 'Sylve', date: new Date(2026, 6, 2), amount: 400 },
      ],
      REFERENCE,
    );
    expect(clients).toMatchObject([{ client: 'Valmarais', recency: 10, frequency: 2, monetary: 1000 }]);
  });

  test('are scored by fifths: the thresholds lie between the values, by proportion', () => {
    // Ages 1 to 20: thresholds of type 7 at 4.8, 8.6, 12.4, 16.2.
    const { clients, terciles } = rfmOf(spread(Array.from({ length: 20 }, (_, index) => index + 1)), REFERENCE);
    expect(terciles).toBe(false);
    expect(clients.map(({ r }) => r)).toEqual([5, 5, 5, 5, 4, 4, 4, 4, 3, 3, 3, 3, 2, 2, 2, 2, 1, 1, 1, 1]);
    expect(clients.map(({ m }) => m)).toEqual([1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5]);
    // All bought once: no value is below a threshold, so that everybody is at the top.
    expect(new Set(clients.map(({ f }) => f))).toEqual(new Set([5]));
  });

  test('a value at a threshold belongs to the class above it, for recency the worse', () => {
    // 21 ages, 0 to 20: thresholds fall on 4, 8, 12, 16 exactly.
    const { clients } = rfmOf(spread(Array.from({ length: 21 }, (_, index) => index)), REFERENCE);
    expect([3, 4, 7, 8, 16].map((age) => clients[age]?.r)).toEqual([5, 4, 4, 3, 1]);
    expect([3, 4, 7, 8, 16].map((age) => clients[age]?.m)).toEqual([1, 2, 2, 3, 5]);
  });

  test('below twenty clients are scored by thirds, 1, 3 and 5', () => {
    const { clients, terciles } = rfmOf(spread([1, 2, 3, 4, 5, 6]), REFERENCE);
    expect(terciles).toBe(true);
    expect(clients.map(({ r }) => r)).toEqual([5, 5, 3, 3, 1, 1]);
  });

  test('nothing bought is nobody', () => {
    expect(rfmOf([], REFERENCE)).toEqual({ clients: [], terciles: true });
  });

  test('equal values never split, and a fresher, richer, more frequent client never has a lower score', () => {
    const purchase = fc.record({
      client: fc.constantFrom(...Array.from({ length: 30 }, (_, index) => `Client ${index}`)),
      date: fc.integer({ min: 0, max: 400 }).map((age) => new Date(2026, 5, 30 - age)),
      amount: fc.integer({ min: -100, max: 1000 }),
    });
    fc.assert(
      fc.property(fc.array(purchase, { maxLength: 120 }), (purchases) => {
        const { clients } = rfmOf(purchases, REFERENCE);
        for (const one of clients) {
          for (const other of clients) {
            if (one.recency <= other.recency) expect(one.r).toBeGreaterThanOrEqual(other.r);
            if (one.frequency >= other.frequency) expect(one.f).toBeGreaterThanOrEqual(other.f);
            if (one.monetary >= other.monetary) expect(one.m).toBeGreaterThanOrEqual(other.m);
          }
          expect(one.segment).toBe(segmentOf(one.r, one.f, one.m));
        }
      }),
      { numRuns: 1000 },
    );
  });
});

test.each([
  [5, 5, 4, 'Champions'],
  [4, 3, 3, 'Fidèles en devenir'],
  [5, 2, 2, 'Fidèles en devenir'],
  [4, 1, 1, 'Nouveaux'],
  [3, 4, 5, 'Fidèles'],
  [3, 3, 3, 'À surveiller'],
  [3, 2, 2, 'Prometteurs'],
  [3, 1, 1, 'Prometteurs'],
  [2, 5, 4, 'À risque'],
  [2, 3, 3, 'À risque'],
  [2, 2, 1, 'En sommeil'],
  [1, 5, 5, 'À ne pas perdre'],
  [1, 3, 3, 'À risque'],
  [1, 1, 2, 'Perdus'],
  // Halves are rounded up: (4 + 3) / 2 counts as 4.
  [5, 4, 3, 'Champions'],
  [1, 3, 2, 'À risque'],
])('scores %d, %d, %d are « %s »', (r, f, m, segment) => {
  expect(segmentOf(r, f, m)).toBe(segment);
});
