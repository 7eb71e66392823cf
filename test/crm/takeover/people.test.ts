import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { nameOrderOf, readCivility, splitName, takeCivility } from '../../../src/crm/takeover/people.ts';

describe('a whole name in one cell', () => {
  test.each([
    ['Claire Vasseur', '', 'Claire', 'Vasseur'],
    ['VASSEUR Claire', '', 'Claire', 'VASSEUR'],
    ['Claire VASSEUR', '', 'Claire', 'VASSEUR'],
    ['Vasseur, Claire', '', 'Claire', 'Vasseur'],
    ['Mme Claire Vasseur', 'Mme', 'Claire', 'Vasseur'],
    ['Madame VASSEUR Claire', 'Mme', 'Claire', 'VASSEUR'],
    ['M. DE LA TOUR Jean-Marc', 'M.', 'Jean-Marc', 'DE LA TOUR'],
    ['de LA TOUR Anne', '', 'Anne', 'de LA TOUR'],
    ['M.Dupont', 'M.', '', 'Dupont'],
    ['Dr Nadia Cherif', 'Dr', 'Nadia', 'Cherif'],
    ['Vasseur', '', '', 'Vasseur'],
    ['J. DUPONT', '', 'J.', 'DUPONT'],
    ['', '', '', ''],
  ])('« %s » is %s %s %s', (text, civility, firstName, lastName) => {
    expect(splitName(text, 'first-last')).toEqual({ civility, firstName, lastName });
  });

  it('follows the order of its header when nothing else tells', () => {
    expect(splitName('Vasseur Claire', 'last-first')).toMatchObject({ lastName: 'Vasseur', firstName: 'Claire' });
    expect(splitName('de la Tour Anne', 'last-first')).toMatchObject({ lastName: 'de la Tour', firstName: 'Anne' });
    expect(nameOrderOf('Nom et prénom', [])).toBe('last-first');
    expect(nameOrderOf('Prénom NOM', [])).toBe('first-last');
    expect(nameOrderOf('Contact', ['VASSEUR Claire', 'PERRIN Odile'])).toBe('last-first');
  });

  it('loses no word', () => {
    const word = fc.stringMatching(/^[A-ZÉ][a-zé]{2,8}$|^[A-Z]{3,8}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), fc.boolean(), (words, last) => {
        const { civility, firstName, lastName } = splitName(words.join(' '), last ? 'last-first' : 'first-last');
        const kept = `${civility} ${firstName} ${lastName}`.split(' ').filter((part) => part !== '');
        expect(kept.length).toBe(words.length);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a title', () => {
  test.each([
    ['Monsieur', 'M.'],
    ['mr', 'M.'],
    ['Mademoiselle', 'Mme'],
    ['DR.', 'Dr'],
    ['Colonel', 'Colonel'],
  ])('« %s » is %s', (text, civility) => {
    expect(readCivility(text)).toBe(civility);
  });

  it('is never taken for a name that stands alone', () => {
    expect(takeCivility('M')).toEqual({ civility: '', name: 'M' });
    expect(takeCivility('Maître')).toEqual({ civility: '', name: 'Maître' });
  });
});
