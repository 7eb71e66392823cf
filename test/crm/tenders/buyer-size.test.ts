import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSettings } from '../../../src/crm/settings/index.ts';
import { weighBuyer } from '../../../src/crm/tenders/buyer-size.ts';

const { tenders: settings } = parseSettings([]).settings;
const RELEVANCE = {
  score: 65,
  verdict: 'core',
  keywords: ['ruche'],
  reasons: ['« ruche » dans l’objet : 65 points'],
} as const;

describe('a buyer’s size', () => {
  it('takes ten points away from a commune of fewer than 5,000 inhabitants, and says so', () => {
    expect(weighBuyer(RELEVANCE, { type: 'Collectivité', size: 3200 }, settings)).toMatchObject({
      score: 55,
      verdict: 'adjacent',
      reasons: [
        RELEVANCE.reasons[0],
        expect.stringMatching(/^Acheteur de 3\s200 habitants, moins de 5\s000\s: 10 points de moins$/),
      ],
    });
  });

  it.each([
    ['nobody knows', null],
    ['is unknown', { type: 'Collectivité', size: null }],
    ['is 5,000 inhabitants', { type: 'Collectivité', size: 5000 }],
    ['counts in employees', { type: 'Entreprise RSE', size: 40 }],
  ] as const)('that %s changes nothing', (_what, buyer) => {
    expect(weighBuyer(RELEVANCE, buyer, settings)).toBe(RELEVANCE);
  });

  it('never leaves 0 to 100, never adds a point, and is off with 0 inhabitants', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: -5, max: 20_000 }),
        fc.nat(100),
        (score, size, points) => {
          const buyer = { type: 'Collectivité', size };
          const weighed = weighBuyer({ ...RELEVANCE, score }, buyer, { ...settings, smallBuyer: points });
          expect(weighed.score).toBeGreaterThanOrEqual(0);
          expect(weighed.score).toBeLessThanOrEqual(score);
          expect(weighBuyer(RELEVANCE, buyer, { ...settings, leastInhabitants: 0 })).toBe(RELEVANCE);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
