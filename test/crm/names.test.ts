import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { companyKey, contactLabel, fold, matchesSearch, matchKey, searchWords } from '../../src/crm/names.ts';

const RUNS = { numRuns: 1000 };
const anyText = fc.string({ unit: 'grapheme' });

describe('folding a text', () => {
  test.each([
    ['  Écully ', 'ecully'],
    ['CŒUR de Bœuf', 'coeur de boeuf'],
    ['Date d’ajout', "date d'ajout"],
    ['un\u00a0\u202f deux', 'un deux'],
  ])('%j is %j', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  test('twice is once', () => {
    fc.assert(
      fc.property(anyText, (text) => fold(fold(text)) === fold(text)),
      RUNS,
    );
  });
});

describe('the key of a header', () => {
  test('ignores accents, case, spaces, apostrophes and underscores', () => {
    const key = matchKey('Date d’ajout');
    expect([matchKey("DATE_D'AJOUT"), matchKey('date  d ajout'), matchKey('Dâte d‘Ajout')]).toEqual([key, key, key]);
  });

  test('is never blank for a text that is not', () => {
    expect(matchKey('€')).toBe('€');
    fc.assert(
      fc.property(anyText, (text) => fold(text) === '' || matchKey(text) !== ''),
      RUNS,
    );
  });
});

describe('searching as one types', () => {
  test.each([
    ['vass', 'Claire Vasseur (Écully)'],
    ['ecu cla', 'Claire Vasseur (Écully)'],
    ['', 'anything'],
    ['c.vasseur@', 'c.vasseur@ecully.example'],
  ])('%j finds %j', (query, text) => {
    expect(matchesSearch(query, text)).toBe(true);
  });

  test('each word of the query must begin a word of the text', () => {
    expect(matchesSearch('seur', 'Claire Vasseur')).toBe(false);
    expect(matchesSearch('claire dupont', 'Claire Vasseur')).toBe(false);
  });

  test('a text is found by the beginnings of its own words, in any order', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 5 }), (text, length) => {
        const beginnings = searchWords(text).map((word) => [...word].slice(0, length).join(''));
        return matchesSearch(beginnings.reverse().join(' '), text);
      }),
      RUNS,
    );
  });
});

describe('two spellings of a company', () => {
  test.each([
    ['MAIRIE DU HAVRE', 'Le Havre'],
    ['Commune d’Écully', 'ECULLY'],
    ['Ville des Ulis', 'Les Ulis'],
    ['Mairie de La Rochelle', 'La Rochelle'],
    ['Mairie de l’Étrat', 'L’Étrat'],
    ['Hôtel de Ville de Nantes', 'Nantes'],
    ['St-Étienne', 'Saint Etienne'],
    ['Dupont & Fils SAS', 'S.A.S. Dupont et Fils'],
    ['Miellerie du Val, S.A.R.L.', 'Miellerie du Val'],
  ])('%j and %j are one', (one, other) => {
    expect(companyKey(one)).toBe(companyKey(other));
  });

  test.each([
    ['Communauté de communes du Val', 'Le Val'],
    ['Ville-d’Avray', 'Avray'],
    ['Département du Rhône', 'Rhône'],
  ])('%j and %j are two', (one, other) => {
    expect(companyKey(one)).not.toBe(companyKey(other));
  });

  test('a name made of a legal form alone keeps it', () => {
    expect(companyKey('SAS')).toBe('sas');
    expect(companyKey('Mairie')).toBe('mairie');
    expect(companyKey('constructor')).toBe('constructor');
  });

  test('accents, case and punctuation never matter', () => {
    fc.assert(
      fc.property(anyText, (name) => companyKey(name) === companyKey(` ${name.normalize('NFD')} `)),
      RUNS,
    );
  });
});

describe('the label of a contact', () => {
  test.each([
    [['Claire', 'Vasseur', 'Écully'], 'Claire Vasseur (Écully)'],
    [['', 'Vasseur', ''], 'Vasseur'],
    [['', '', 'Écully'], 'Écully'],
  ])('%j is %j', ([first = '', last = '', company = ''], label) => {
    expect(contactLabel(first, last, company)).toBe(label);
  });
});
