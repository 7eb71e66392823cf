import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contains, indexWords, readPhrase, without, wordsOf } from '../../../src/crm/tenders/phrases.ts';

const finds = (text: string, phrase: string) => contains(indexWords(wordsOf(text)), readPhrase(phrase));

describe('a phrase of PARAMETRES', () => {
  it.each([
    ['Restauration de la zone humide des Aulnes', 'restauration zone humide'],
    ['Entretien des ESPACES VERTS', 'espace vert'],
    ['Fourniture de végétaux', 'végétal'],
    ['Étude hydro-écologique', 'ecologique'],
    ['Renaturation du parc', 'renatur*'],
    ['Inventaire complet de la faune', 'faune + inventaire'],
    ['Gestion d’eaux', 'eau'],
  ])('« %s » holds « %s »', (text, phrase) => {
    expect(finds(text, phrase)).toBe(true);
  });

  it.each([
    ['Commune de Ruchères', 'ruche'],
    ['Travaux sur la Bruche', 'ruche'],
    ['Réseau de chaleur', 'eau'],
    ['Zone commerciale et lieu humide', 'zone humide'],
    ['Inventaire du mobilier', 'inventaire + faune'],
    ['Verte trame', 'trame verte'],
  ])('« %s » does not hold « %s »', (text, phrase) => {
    expect(finds(text, phrase)).toBe(false);
  });

  it('without a word is nowhere', () => {
    for (const phrase of ['', ' ', '+', 'de la', ' + ']) expect(finds('de la ruche', phrase)).toBe(false);
  });

  it('is found in any text that holds its words one after the other', () => {
    const word = fc.stringMatching(/^[b-km-rt-w]{4,9}$/);
    fc.assert(
      fc.property(fc.string(), fc.array(word, { minLength: 1, maxLength: 4 }), fc.string(), (before, words, after) => {
        expect(finds(`${before}. ${words.join(' de la ')} .${after}`, words.join(' '))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('is gone from a text once struck out, and nothing new comes together', () => {
    const words = fc.array(fc.constantFrom('parc', 'naturel', 'regional', 'faune'), { maxLength: 12 });
    const name = readPhrase('parc naturel régional');
    fc.assert(
      fc.property(words, (text) => {
        expect(contains(indexWords(without(text, name)), name)).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });
});
