import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { factsForOpinion, splitOpinion, withOpinion } from '../../../src/crm/score/opinion.ts';
import { readExplanation } from '../../../src/crm/score/read-explanation.ts';
import { createScorer } from '../../../src/crm/score/score.ts';
import { defaultSettings } from '../../../src/crm/settings/index.ts';

const score = createScorer(defaultSettings().icp);

const TOWN = score({
  type: 'Collectivité',
  size: 12_400,
  certifications: null,
  commitments: true,
  budget: null,
  budgetConfirmed: false,
  openTender: true,
  daysSinceAnswer: 0,
  decisionMaker: true,
});

const COMPANY = {
  name: 'Ville de Valmarais',
  type: 'Collectivité',
  size: 12_400,
  sector: '',
  certifications: ['Villes et villages fleuris'],
  commitments: 'Plan pollinisateurs\nvoté en 2025',
  budget: null,
};

describe('Claude’s opinion', () => {
  test('is added to the rules’ score, and told after their breakdown', () => {
    const judged = withOpinion(TOWN, { points: 6, reason: 'Le plan pollinisateurs est déjà voté.' });
    expect(judged.score).toBe(TOWN.score + 6);
    expect(judged.dimensions).toBe(TOWN.dimensions);
    expect(judged.sentence).toBe(
      `${TOWN.sentence} Avis de Claude\u00a0: +6\u00a0points, le plan pollinisateurs est déjà voté.`,
    );
  });

  test('may take points away, and one alone is singular', () => {
    expect(withOpinion(TOWN, { points: -1, reason: 'Rien depuis un an' }).sentence).toContain(
      'Avis de Claude\u00a0: −1\u00a0point, rien depuis un an.',
    );
  });

  test('of nothing, or none at all, leaves the score as the rules have it', () => {
    expect(withOpinion(TOWN, null)).toBe(TOWN);
    expect(withOpinion(TOWN, { points: 0, reason: 'Rien de plus.' })).toBe(TOWN);
  });

  test('never brings a score out of 0 to 100, nor hides the rules’ breakdown', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -10, max: 10 }),
        fc.string(),
        fc.integer({ min: 0, max: 100 }),
        (points, reason, rules) => {
          const judged = withOpinion({ ...TOWN, score: rules }, { points, reason });
          expect(judged.score).toBeGreaterThanOrEqual(0);
          expect(judged.score).toBeLessThanOrEqual(100);
          expect(Math.abs(judged.score - rules)).toBeLessThanOrEqual(10);
          expect(splitOpinion(judged.sentence).rules).toBe(TOWN.sentence);
          expect(readExplanation(judged.sentence)).toMatchObject({
            dimensions: readExplanation(TOWN.sentence)?.dimensions,
            missing: TOWN.missing,
          });
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('the facts of an opinion', () => {
  test('are the company’s, its open tenders and its latest exchanges, on a line each', () => {
    const exchange = (month: number, summary: string) => ({
      date: new Date(2026, month, 3),
      type: 'Appel',
      result: 'Réponse positive',
      summary,
    });
    const exchanges = [0, 1, 2, 3, 4, 5].map((month) => exchange(month, `Échange ${month}`));
    expect(factsForOpinion(COMPANY, [...exchanges, exchange(7, ' ')], ['Suivi des abeilles sauvages'])).toBe(
      [
        'Organisation : Ville de Valmarais',
        'Type : Collectivité',
        'Taille : 12 400',
        'Certifications : Villes et villages fleuris',
        'Engagements : Plan pollinisateurs voté en 2025',
        'Appel d’offres ouvert : Suivi des abeilles sauvages',
        ...[5, 4, 3, 2, 1].map((month) => `Échange (Appel, Réponse positive) : Échange ${month}`),
      ].join('\n'),
    );
  });
});
