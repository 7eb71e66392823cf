import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Contact, readContacts } from '../../src/sidebar/contacts/contact.ts';
import { searchContacts, splitMatches } from '../../src/sidebar/contacts/search.ts';
import { foldText, foldWithPlaces } from '../../src/sidebar/text/fold.ts';

function people(...rows: [first: string, last: string, company: string, email?: string, phones?: string][]): Contact[] {
  const words = ['', ...new Set(rows.map(([, , company]) => company))];
  return readContacts({
    words,
    entries: rows.map(([first, last, company, email = '', phones = ''], index) => [
      `CT-${index}`,
      first,
      last,
      email,
      phones,
      words.indexOf(company),
      0,
      0,
      0,
      0,
      '',
      '',
    ]),
  });
}

const TEAM = people(
  ['Claire', 'Vasseur', 'Ville de Valmarais', 'c.vasseur@valmarais.example', '0478112233 0612345678'],
  ['Paul', 'Vassal', 'Habitat Prunelle'],
  ['Odile', 'Perrin', 'Vasselin Paysages'],
  ['Élodie', 'Marchand', 'Groupe Sylvéa'],
  ['Thomas', 'Le Goff', 'CC du Pays d’Orève'],
  ['Claire', 'Vasseur', 'Œuvre des Jardins'],
);
const named = (query: string) =>
  searchContacts(TEAM, query, 10).contacts.map(({ name, company }) => `${name}, ${company}`);

describe('searching a contact', () => {
  test('finds names before companies', () => {
    expect(named('vass')).toEqual([
      'Claire Vasseur, Ville de Valmarais',
      'Claire Vasseur, Œuvre des Jardins',
      'Paul Vassal, Habitat Prunelle',
      'Odile Perrin, Vasselin Paysages',
    ]);
  });

  test.each([
    ['elodie', 'Élodie Marchand, Groupe Sylvéa'],
    ['SYLVEA', 'Élodie Marchand, Groupe Sylvéa'],
    ['oreve', 'Thomas Le Goff, CC du Pays d’Orève'],
    ['le goff', 'Thomas Le Goff, CC du Pays d’Orève'],
    ['goff tho', 'Thomas Le Goff, CC du Pays d’Orève'],
    ['oeuvre', 'Claire Vasseur, Œuvre des Jardins'],
    ['vasseur val', 'Claire Vasseur, Ville de Valmarais'],
    ['c.vasseur@val', 'Claire Vasseur, Ville de Valmarais'],
    ['06 12 34', 'Claire Vasseur, Ville de Valmarais'],
    ['+33 6 12', 'Claire Vasseur, Ville de Valmarais'],
  ])('« %s » finds one', (query, expected) => {
    expect(named(query)).toEqual([expected]);
  });

  test('needs every word to match', () => {
    expect(named('claire sylvea')).toEqual([]);
    expect(named('   ')).toEqual([]);
    expect(named('§!')).toEqual([]);
  });

  test('says how many there are beyond those shown', () => {
    expect(searchContacts(TEAM, 'vass', 2)).toMatchObject({ total: 4, contacts: [{}, {}] });
  });
});

describe('underlining what matches', () => {
  const marked = (text: string, query: string) =>
    splitMatches(text, query)
      .map((piece) => (piece.matched ? `[${piece.text}]` : piece.text))
      .join('');

  test.each([
    ['Claire Vasseur', 'vass', 'Claire [Vass]eur'],
    ['Élodie', 'elo', '[Élo]die'],
    ['Œuvre des Jardins', 'oeuv jar', '[Œuv]re des [Jar]dins'],
    ['CC du Pays d’Orève', 'orè', 'CC du Pays d’[Orè]ve'],
    ['Claire', 'zz', 'Claire'],
  ])('%s for « %s »', (text, query, expected) => {
    expect(marked(text, query)).toBe(expected);
  });

  test('never loses or changes a letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, query) => {
        expect(
          splitMatches(text, query)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('folding', () => {
  const letters = fc.string({ unit: fc.constantFrom(..."aàâäeéèêëiîïoôöuùûücçnñœæß’'ÀÉÈÊÇŒ -AZ09") });

  test('is the same with and without places, and folding again changes nothing', () => {
    fc.assert(
      fc.property(letters, (text) => {
        expect(foldWithPlaces(text).folded).toBe(foldText(text));
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
      { numRuns: 1_000 },
    );
  });
});
