import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { companiesNamed, likenessOf } from '../../../src/crm/duplicates/twins.ts';

const claire = {
  firstName: 'Claire',
  lastName: 'Vasseur',
  company: 'Ville de Valmarais',
  email: 'c.vasseur@valmarais.example',
  email2: 'claire@orme.example',
};

describe('two people may be one', () => {
  test.each([
    [
      'their e-mail, whatever the rest',
      { firstName: 'X', lastName: 'Y', email: 'C.Vasseur@Valmarais.example' },
      'same-email',
    ],
    ['their second e-mail', { email: 'claire@orme.example', lastName: 'Autre' }, 'same-email'],
    [
      'name and company, accents apart',
      { firstName: 'Clâire', company: 'MAIRIE DE VALMARAIS', email: '' },
      'same-name-and-company',
    ],
    ['names in the other order', { firstName: 'Vasseur', lastName: 'Claire', email: '' }, 'same-name-and-company'],
    ['a name in one piece', { firstName: '', lastName: 'Mme VASSEUR-CLAIRE', email: '' }, 'same-name-and-company'],
    ['a house in other words', { company: 'Valmarais (commune de)', email: '' }, 'same-name-and-company'],
    ['a name, when a company is not known', { company: '', email: '' }, 'same-name-no-company'],
  ])('by %s', (_by, change, likeness) => {
    expect(likenessOf({ ...claire, ...change }, claire)).toBe(likeness);
  });

  test('homonyms of two companies are two people, and nobody is everybody’s twin', () => {
    expect(likenessOf({ ...claire, company: 'Vergers de l’Orme', email: '' }, claire)).toBeNull();
    expect(
      likenessOf({ firstName: '', lastName: '', company: '', email: '' }, { ...claire, email: '', email2: '' }),
    ).toBeNull();
  });

  test('everybody who has a name or an e-mail is like themselves', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcéèçñœ -’'), maxLength: 12 });
    fc.assert(
      fc.property(word, word, word, fc.constantFrom('', 'a@b.example'), (firstName, lastName, company, email) => {
        const person = { firstName, lastName, company, email, email2: '' };
        fc.pre(email !== '' || /[a-zéèçñœ]/.test(firstName + lastName));
        expect(likenessOf(person, person)).not.toBeNull();
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('the companies that a typed name may mean', () => {
  const firms = [{ name: 'Ville de Valmarais' }, { name: 'Commune de Valmarais' }, { name: 'Mélisse SAS' }];

  test('are those of that name in other words', () => {
    expect(companiesNamed('valmarais', firms)).toEqual([firms[0], firms[1]]);
    expect(companiesNamed('melisse', firms)).toEqual([firms[2]]);
    expect(companiesNamed('Orme', firms)).toEqual([]);
    expect(companiesNamed('  ', firms)).toEqual([]);
  });

  test('or the one that bears it to the letter', () => {
    expect(companiesNamed('COMMUNE DE VALMARAIS', firms)).toEqual([firms[1]]);
  });
});
