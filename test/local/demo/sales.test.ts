import { startOfMonth } from 'date-fns';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEMO_COMPANIES } from '../../../local/demo/companies.ts';
import { offerOf } from '../../../local/demo/offers.ts';
import { tellSales } from '../../../local/demo/sales.ts';
import { tellStory } from '../../../local/demo/story.ts';

const someDay = fc.date({ min: new Date(2025, 0, 1), max: new Date(2035, 0, 1), noInvalidDate: true });

describe('what the demo has sold', () => {
  it('has a client of the demo, an offer, a category and a number of its own, before the current month, whatever the day', () => {
    const names = new Set(DEMO_COMPANIES.map(({ name }) => name));
    fc.assert(
      fc.property(someDay, (today) => {
        const sales = tellSales(today);
        expect(new Set(sales.map(({ reference }) => reference)).size).toBe(sales.length);
        expect(sales.length).toBeGreaterThan(50);
        for (const { company = '', offer, category, date } of sales) {
          expect([names.has(company), offer !== '', category !== '']).toEqual([true, true, true]);
          expect(date && date < startOfMonth(today)).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('has one credit note, and clients who come back', () => {
    const sales = tellSales(new Date(2026, 5, 16));
    expect(sales.filter(({ amount }) => (amount ?? 0) < 0)).toHaveLength(1);
    expect(new Set(sales.map(({ company }) => company)).size).toBeLessThan(sales.length / 2);
  });

  it('gives every deal an offer and a category', () => {
    const named = tellStory(new Date(2026, 5, 16)).opportunities.map(({ title = '' }) => offerOf(title));
    expect(named.every(({ offer, category }) => offer !== '' && category !== '')).toBe(true);
    expect(offerOf('Autre chose, Ville de Valmarais')).toEqual({ offer: '', category: '' });
  });
});
