import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { certificationsOf, factsOfCompany, type IcpFacts } from '../../../src/crm/score/facts.ts';
import { createScorer, type IcpScore } from '../../../src/crm/score/score.ts';
import type { IcpSettings } from '../../../src/crm/settings/icp.ts';
import { defaultSettings } from '../../../src/crm/settings/index.ts';

const UNKNOWN: IcpFacts = {
  type: '',
  size: null,
  certifications: null,
  commitments: null,
  budget: null,
  budgetConfirmed: null,
  openTender: null,
  daysSinceAnswer: null,
  decisionMaker: null,
};

const { icp } = defaultSettings();
const score = createScorer(icp);
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
const pointsOf = (dimension: string, facts: Partial<IcpFacts>): number | undefined =>
  score({ ...UNKNOWN, ...facts }).dimensions.find((part) => part.dimension === dimension)?.points;

const anyFacts: fc.Arbitrary<IcpFacts> = fc.record({
  type: fc.constantFrom('', 'Collectivité', 'Entreprise RSE', 'Partenaire', 'Autre', 'Prescripteur', 'constructor'),
  size: fc.option(fc.integer({ min: 0, max: 200_000 })),
  certifications: fc.option(fc.array(fc.constantFrom('B Corp', 'ISO 14001', 'ESS', 'Label local', '__proto__'))),
  commitments: fc.option(fc.boolean()),
  budget: fc.option(fc.integer({ min: 0, max: 200_000 })),
  budgetConfirmed: fc.option(fc.boolean()),
  openTender: fc.option(fc.boolean()),
  daysSinceAnswer: fc.option(fc.integer({ min: 0, max: 400 })),
  decisionMaker: fc.option(fc.boolean()),
});

describe('the worked example of the definitions', () => {
  const example = score({ ...UNKNOWN, type: 'Collectivité', size: 12_400, budget: 0 });

  test('a local authority of 12,400 inhabitants without a budget makes 34', () => {
    expect(example.score).toBe(34);
    expect(example.dimensions.map(({ points, weight }) => [points, weight])).toEqual([
      [25, 25],
      [9, 15],
      [0, 20],
      [0, 20],
      [0, 20],
    ]);
  });

  test('the sentence says what is known, what is not, and what to look for first', () => {
    expect(plain(example.sentence)).toBe(
      'Collectivité de 12 400 hab. 25/25 · taille 9/15 · certifications inconnues 0/20 · aucun budget 0/20 · ' +
        'moment inconnu 0/20. Cherchez les certifications et labels : jusqu’à 20 points de plus.',
    );
  });

  test('an unknown budget is not a budget of zero', () => {
    const unknown = score({ ...UNKNOWN, type: 'Collectivité', size: 12_400 });
    expect(unknown.score).toBe(34);
    expect(unknown.dimensions[3]).toMatchObject({ text: 'budget inconnu', couldAdd: 20 });
    expect(example.dimensions[3]).toMatchObject({ text: 'aucun budget', couldAdd: 6 });
  });
});

describe('the points of the definitions', () => {
  test.each([
    [5001, 25],
    [5000, 10],
    [2000, 10],
    [1999, 0],
  ])('a local authority of %i inhabitants has a profile of %i', (size, points) => {
    expect(pointsOf('Profil', { type: 'Collectivité', size })).toBe(points);
  });

  test.each([
    [1999, 0],
    [2000, 3],
    [5000, 6],
    [10_000, 9],
    [20_000, 12],
    [50_000, 15],
  ])('and %i inhabitants are a size of %i', (size, points) => {
    expect(pointsOf('Taille', { type: 'Collectivité', size })).toBe(points);
  });

  test.each([
    [0, 0],
    [1, 2],
    [10, 5],
    [50, 10],
    [250, 13],
    [1000, 15],
  ])('a company of %i people has a size of %i', (size, points) => {
    expect(pointsOf('Taille', { type: 'Entreprise RSE', size })).toBe(points);
  });

  test('a certification makes the profile of a company', () => {
    expect(pointsOf('Profil', { type: 'Entreprise RSE', certifications: ['ESS'] })).toBe(25);
    expect(pointsOf('Profil', { type: 'Entreprise RSE', certifications: [] })).toBe(10);
    expect(pointsOf('Profil', { type: 'Partenaire' })).toBe(5);
    expect(pointsOf('Profil', { type: 'Autre' })).toBe(5);
  });

  test('certifications add up, to 20 at most; one that is not listed makes 4', () => {
    expect(pointsOf('Engagement', { certifications: ['iso 14001', 'Label local'] })).toBe(10);
    expect(pointsOf('Engagement', { certifications: ['B Corp', 'ISO 26000'] })).toBe(20);
    expect(pointsOf('Engagement', { certifications: ['ABC réalisé'], commitments: true })).toBe(14);
  });

  test.each([
    [0, 0],
    [0.5, 3],
    [5000, 7],
    [20_000, 11],
    [50_000, 14],
  ])('a budget of %d € makes %i, and 6 more when confirmed', (budget, points) => {
    expect(pointsOf('Budget', { budget })).toBe(points);
    expect(pointsOf('Budget', { budget, budgetConfirmed: true })).toBe(points + 6);
  });

  test('the moment is an open tender, a recent answer and a known decision-maker', () => {
    expect(pointsOf('Moment', { openTender: true })).toBe(8);
    expect(pointsOf('Moment', { decisionMaker: true })).toBe(5);
    expect([14, 15, 30, 31].map((daysSinceAnswer) => pointsOf('Moment', { daysSinceAnswer }))).toEqual([7, 4, 4, 0]);
    expect(pointsOf('Moment', { openTender: true, daysSinceAnswer: 0, decisionMaker: true })).toBe(20);
  });

  test('everything at its best makes 100, nothing known makes 0', () => {
    const best: IcpFacts = {
      type: 'Entreprise RSE',
      size: 5000,
      certifications: ['B Corp', 'ISO 26000'],
      commitments: true,
      budget: 80_000,
      budgetConfirmed: true,
      openTender: true,
      daysSinceAnswer: 2,
      decisionMaker: true,
    };
    expect(score(best)).toMatchObject({ score: 100, missing: null });
    expect(score(UNKNOWN).score).toBe(0);
  });
});

describe('whatever is known', () => {
  const total = ({ dimensions }: IcpScore): number => dimensions.reduce((sum, { points }) => sum + points, 0);

  test('the score is the sum of its dimensions, from 0 to 100, and each stays under its weight', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const result = score(facts);
        expect(result.score).toBe(Math.round(total(result)));
        for (const { points, weight, couldAdd } of result.dimensions) {
          expect(points >= 0 && couldAdd >= 0 && points + couldAdd <= weight + 1e-9).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('the same facts give the same score', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        expect(createScorer(icp)(facts)).toEqual(score(facts));
      }),
      { numRuns: 1000 },
    );
  });

  test('finding out the fact that is named never adds more than was said', () => {
    const answers = {
      budget: 80_000,
      budgetConfirmed: true,
      openTender: true,
      decisionMaker: true,
      daysSinceAnswer: 0,
    };
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { missing, ...before } = score(facts);
        if (missing === null) return;
        for (const [fact, answer] of Object.entries(answers)) {
          if (facts[fact as keyof IcpFacts] !== null) continue;
          expect(total(score({ ...facts, [fact]: answer })) - total({ ...before, missing })).toBeLessThanOrEqual(
            missing.gain + 1e-9,
          );
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('a larger budget never lowers the score', () => {
    fc.assert(
      fc.property(anyFacts, fc.nat(100_000), fc.nat(100_000), (facts, budget, more) => {
        return score({ ...facts, budget: budget + more }).score >= score({ ...facts, budget }).score;
      }),
      { numRuns: 1000 },
    );
  });

  test('weights share 100 points as the team decides', () => {
    const heavy: IcpSettings = {
      ...icp,
      weights: { Profil: 0, Taille: 0, Engagement: 0, Budget: 100, Moment: 0 },
    };
    const result = createScorer(heavy)({ ...UNKNOWN, budget: 50_000 });
    expect(result.score).toBe(70);
    expect(result.dimensions[3]).toMatchObject({ points: 70, weight: 100, couldAdd: 30 });
  });
});

describe('the facts of a company', () => {
  const company = {
    type: 'Collectivité',
    size: 9000,
    certifications: [],
    commitments: '',
    budget: null,
    electedOfficials: '',
  };
  const around = { contacts: [], lastInbound: null, budgetConfirmed: false, openTender: false };
  const today = new Date(2026, 5, 16);

  test('« Aucune » says that there is no certification, a blank that nobody knows', () => {
    expect(certificationsOf(['Aucune'])).toEqual([]);
    expect(certificationsOf(['', ' '])).toBeNull();
    expect(certificationsOf(['B Corp', 'b corp', 'ESS'])).toHaveLength(2);
  });

  test('nobody known to decide is unknown', () => {
    expect(factsOfCompany(company, around, today)).toMatchObject({ decisionMaker: null, certifications: null });
    expect(factsOfCompany(company, { ...around, contacts: [{ role: 'Élu' }] }, today).decisionMaker).toBe(true);
    expect(factsOfCompany({ ...company, electedOfficials: 'Maire' }, around, today).decisionMaker).toBe(true);
  });

  test('days since the last answer are counted to today', () => {
    const lastInbound = new Date(2026, 5, 11, 18);
    expect(factsOfCompany(company, { ...around, lastInbound }, today).daysSinceAnswer).toBe(5);
  });
});
