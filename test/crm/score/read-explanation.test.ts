import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IcpFacts } from '../../../src/crm/score/facts.ts';
import { readExplanation } from '../../../src/crm/score/read-explanation.ts';
import { createScorer } from '../../../src/crm/score/score.ts';
import { defaultSettings } from '../../../src/crm/settings/index.ts';

const { icp } = defaultSettings();
const score = createScorer(icp);

const TOWN: IcpFacts = {
  type: 'Collectivité',
  size: 12_400,
  certifications: null,
  commitments: true,
  budget: null,
  budgetConfirmed: false,
  openTender: true,
  daysSinceAnswer: 0,
  decisionMaker: true,
};

const anyFacts: fc.Arbitrary<IcpFacts> = fc.record({
  type: fc.oneof(fc.constantFrom('', 'Collectivité', 'Entreprise RSE', 'Partenaire', 'Autre'), fc.string()),
  size: fc.option(fc.integer({ min: 0, max: 200_000 })),
  certifications: fc.option(
    fc.array(fc.oneof(fc.constantFrom('B Corp', 'ISO 14001', '2/3 bio', 'A · B'), fc.string())),
  ),
  commitments: fc.option(fc.boolean()),
  budget: fc.option(fc.integer({ min: 0, max: 200_000 })),
  budgetConfirmed: fc.option(fc.boolean()),
  openTender: fc.option(fc.boolean()),
  daysSinceAnswer: fc.option(fc.integer({ min: 0, max: 400 })),
  decisionMaker: fc.option(fc.boolean()),
});

describe('« Détail ICP », read back', () => {
  test('gives the five dimensions, what is unknown, and what to look for first', () => {
    const told = readExplanation(score(TOWN).sentence);
    expect(
      told?.dimensions.map(({ dimension, points, weight, unknown }) => [dimension, points, weight, unknown]),
    ).toEqual([
      ['Profil', 25, 25, false],
      ['Taille', 9, 15, false],
      ['Engagement', 4, 20, true],
      ['Budget', 0, 20, true],
      ['Moment', 20, 20, false],
    ]);
    expect(told?.missing).toEqual({ fact: 'certifications', gain: 16 });
  });

  test('gives the very figures of the score, whatever the facts', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { dimensions, missing, sentence } = score(facts);
        const told = readExplanation(sentence);
        // A certification may be named like a part of the sentence: then nothing is read rather than something else.
        if (told === null) return (facts.certifications ?? []).some((name) => name.includes('/'));
        expect(told.dimensions.map(({ points, weight }) => ({ points, weight }))).toEqual(
          dimensions.map(({ points, weight }) => ({ points, weight })),
        );
        expect(told.missing?.fact).toBe(missing?.fact);
        return true;
      }),
      { numRuns: 1000 },
    );
  });

  test.each(['', 'Une note tapée à la main', 'Profil 25/25.', 'a 1/2 · b 1/2 · c 1/2 · d 1/2 · e 1/2. Rappelez-les.'])(
    'gives nothing for « %s »',
    (words) => {
      expect(readExplanation(words)).toBeNull();
    },
  );
});
