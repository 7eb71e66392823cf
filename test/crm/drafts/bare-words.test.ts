import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bareWords } from '../../../src/crm/drafts/bare-words.ts';

const NAMES = ['Zoé', 'Le Goff-Ménard', 'Malik Benali'];

describe('what Claude is shown of a draft', () => {
  test('has neither greeting nor signature, and a mark for each name that is left', () => {
    const body =
      'Bonjour Madame Le Goff-Ménard,\n\nVoici le plan dont Zoé parlait, le zoéthrope compris.\n\nMalik Benali';
    expect(bareWords(body, '', NAMES)).toBe('Voici le plan dont (nom) parlait, le zoéthrope compris.');
    expect(bareWords('Parlons-en.\n\nL’équipe Butinage', 'L’équipe Butinage', NAMES)).toBe('Parlons-en.');
    expect(bareWords('Bonjour', '', [])).toBe('');
  });

  test('never names anybody, wherever the names stand', () => {
    const word = fc.constantFrom('zoé', 'GOFF', 'Ménard', 'Malik', 'benali', 'parc', '\n\n', ' ', ',', '-', 'le');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 20 }), (words) => {
        const told = bareWords(words.join(' '), '', NAMES);
        expect(told).not.toMatch(/(?<!\p{L})(?:zoé|goff|ménard|malik|benali)(?!\p{L})/iu);
        expect(bareWords(told, '', NAMES)).toBe(told);
      }),
      { numRuns: 1_000 },
    );
  });
});
