import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areTitlesAlike } from '../../../src/crm/duplicates/titles.ts';

describe('two titles', () => {
  test.each([
    ['Gestion différenciée des parcs', 'gestion differenciee du parc'],
    ['Ruches', 'Douze ruches parrainées'],
    ['Atlas de la biodiversité', 'Atlas de la biodiversté communale'],
    ['Suivi des pollinisateurs', 'Pollinisateurs : suivi'],
    ['Lot 2 entretien des haies', 'Entretien des haies, lot 2'],
  ])('speak of one thing: « %s », « %s »', (a, b) => {
    expect(areTitlesAlike(a, b)).toBe(true);
  });

  test.each([
    ['Gestion différenciée des parcs', 'Suivi des pollinisateurs'],
    ['Entretien lot 1', 'Entretien lot 2'],
    ['Ruches parrainées', 'Haies parrainées'],
    ['', 'Ruches'],
    ['de la', 'des'],
  ])('speak of two: « %s », « %s »', (a, b) => {
    expect(areTitlesAlike(a, b)).toBe(false);
  });

  const word = fc.stringMatching(/^[a-zéè]{4,9}$/);
  const title = fc.array(word, { minLength: 1, maxLength: 6 });

  test('are alike in any order, whatever their case, and each to itself', () => {
    fc.assert(
      fc.property(
        title.chain((words) => fc.tuple(fc.constant(words), fc.shuffledSubarray(words, { minLength: words.length }))),
        ([words, shuffled]) => {
          expect(areTitlesAlike(words.join(' '), shuffled.join(' ').toUpperCase())).toBe(true);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  test('are alike both ways, or neither', () => {
    fc.assert(
      fc.property(title, title, (a, b) => {
        expect(areTitlesAlike(a.join(' '), b.join(' '))).toBe(areTitlesAlike(b.join(' '), a.join(' ')));
      }),
      { numRuns: 1_000 },
    );
  });
});
