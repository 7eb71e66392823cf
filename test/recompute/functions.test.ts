import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Value } from '../../src/functions/arguments.ts';
import { CLASSE_ABC, DUREE_ETAPE, ENTONNOIR, PREVISION_CA, RFM, TAUX_CONVERSION } from '../../src/functions/index.ts';
import { abc, conversion, forecast, median, type Row, rfm, stays } from './by-the-book.ts';

const STAGES = ['Lead', 'Qualifié', 'Contacté', 'En discussion', 'Proposition envoyée', 'Négociation', 'Gagné'];
const RUNS = { numRuns: 1000 };

const anyDay = fc.integer({ min: 0, max: 364 }).map((days) => new Date(2026, 0, 1 + days, 9));

/** HISTORIQUE of a few opportunities that jump from stage to stage, forwards, backwards, lost and back. */
const anyHistory = fc
  .array(
    fc.record({
      ID: fc.constantFrom('OP-1', 'OP-2', 'OP-3', 'OP-4'),
      Date: anyDay,
      Vers: fc.constantFrom(...STAGES, 'Perdu'),
    }),
    {
      minLength: 1,
      maxLength: 14,
    },
  )
  .map((moves) => {
    const at = new Map<string, string>();
    return [...moves]
      .sort((a, b) => a.Date.getTime() - b.Date.getTime())
      .map((move): Row => {
        const De = at.get(move.ID) ?? '';
        at.set(move.ID, move.Vers);
        return { ...move, De };
      });
  });

const anySales = fc.array(
  fc.record({
    Client: fc.integer({ min: 1, max: 26 }).map((letter) => `Client ${letter}`),
    Date: anyDay,
    Montant: fc.integer({ min: -300, max: 3000 }),
  }),
  { minLength: 1, maxLength: 60 },
);

/** As a range of the sheet: titles, then rows, its columns in an order of their own. */
function rangeOf(rows: readonly Row[], headers: readonly string[]): Value[][] {
  return [[...headers], ...rows.map((row) => headers.map((header) => (row[header] ?? '') as Value))];
}

describe('what the functions answer is what the definitions say, worked out again by another program', () => {
  test('funnel and conversion', () => {
    fc.assert(
      fc.property(
        anyHistory,
        fc.constantFrom(...STAGES),
        fc.constantFrom(...STAGES),
        anyDay,
        anyDay,
        (history, from, to, a, b) => {
          const [first, last] = a < b ? [a, b] : [b, a];
          const range = rangeOf(history, ['Vers', 'ID', 'De', 'Date']);
          const expected = conversion(history, from, to, first, last);
          const rate = expected.entered === 0 ? '' : expected.reached / expected.entered;
          expect(TAUX_CONVERSION(range, from, to, first, last)).toBe(rate);
          const line = ENTONNOIR(range, '', first, last).find(([stage]) => stage === from);
          expect(line?.[1]).toBe(expected.entered);
          const next = STAGES[STAGES.indexOf(from) + 1];
          if (next) expect(line?.[2]).toBe(conversion(history, from, next, first, last).reached);
        },
      ),
      RUNS,
    );
  });

  test('days in a stage', () => {
    fc.assert(
      fc.property(anyHistory, fc.constantFrom(...STAGES), (history, stage) => {
        const range = rangeOf(history, ['Date', 'De', 'Vers', 'ID']);
        const days = stays(history, stage);
        expect(DUREE_ETAPE(range, stage)).toBe(median(days));
        const mean = days.reduce((sum, each) => sum + each, 0) / days.length;
        if (days.length > 0) expect(DUREE_ETAPE(range, stage, 'moyenne')).toBeCloseTo(mean, 9);
      }),
      RUNS,
    );
  });

  test('classes A, B and C', () => {
    fc.assert(
      fc.property(anySales, (sales) => {
        const revenues = new Map<string, number>();
        for (const { Client, Montant } of sales) revenues.set(Client, (revenues.get(Client) ?? 0) + Montant);
        const expected = abc(revenues);
        const answer = CLASSE_ABC(
          sales.map(({ Client }) => [Client]),
          sales.map(({ Montant }) => [Montant]),
        );
        const classes = Array.isArray(answer) ? answer.flat() : [answer];
        expect(classes).toEqual(sales.map(({ Client }) => expected.get(Client)));
      }),
      RUNS,
    );
  });

  test('recency, frequency, monetary value, and their scores', () => {
    const reference = new Date(2027, 0, 1);
    fc.assert(
      fc.property(anySales, (sales) => {
        const [, ...lines] = RFM(
          sales.map(({ Client }) => [Client]),
          sales.map(({ Date: date }) => [date]),
          sales.map(({ Montant }) => [Montant]),
          reference,
        );
        const told = new Map(lines.map(([client, ...figures]) => [client, figures.slice(0, 6)]));
        const expected = rfm(sales, reference);
        for (const { client, recency, frequency, monetary, r, f, m } of expected) {
          expect(told.get(client)).toEqual([recency, frequency, monetary, r, f, m]);
        }
        expect(lines.filter(([client]) => String(client).startsWith('Client'))).toHaveLength(expected.length);
      }),
      RUNS,
    );
  });

  test('the weighted forecast, month after month', () => {
    const anyDeals = fc.array(
      fc.record({
        'Montant HT': fc.integer({ min: 0, max: 90_000 }),
        'Date limite': fc.option(anyDay),
        Statut: fc.constantFrom(...STAGES, 'Perdu'),
        Probabilité: fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
      }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(anyDeals, anyDay, (deals, today) => {
        const range = rangeOf(deals, ['Statut', 'Probabilité', 'Montant HT', 'Date limite']);
        const [, ...months] = PREVISION_CA(range, today, 6);
        forecast(deals, today, 6).forEach((expected, index) => {
          expect(months[index]?.[1]).toBeCloseTo(expected, 1);
        });
      }),
      RUNS,
    );
  });
});
