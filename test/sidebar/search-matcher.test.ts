import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SearchEntry } from '../../src/rpc/index.ts';
import { groupResults } from '../../src/sidebar/search/group-results.ts';
import { excerptOf, markMatches } from '../../src/sidebar/search/marks.ts';
import { type Findable, findRows, prepareIndex } from '../../src/sidebar/search/match.ts';
import { readNumber, readQuery } from '../../src/sidebar/search/query.ts';

const RUNS = { numRuns: 1_000 };

function rowsOf(...entries: readonly SearchEntry[]): Findable[] {
  return prepareIndex({ table: 'contacts', entries, left: 0 });
}

const CLAIRE: SearchEntry = [
  'CT-7K3F9Q',
  'Claire Vasseur',
  'Directrice des espaces verts, Ville de Saint-Ay',
  'cvasseur@saint-ay.example\n06 39 98 05 62',
  'Budget 2026 à voter',
  '2026-06-12',
];
const found = (query: string, entry: SearchEntry = CLAIRE) => findRows(rowsOf(entry), readQuery(query)).length === 1;
const ids = (rows: readonly Findable[], query: string) => findRows(rows, readQuery(query)).map(({ row }) => row.id);
const marked = (text: string, query: string) =>
  markMatches(text, readQuery(query))
    .filter((piece) => piece.matched)
    .map((piece) => piece.text);

describe('a row is found by', () => {
  test.each([
    ['words in any order', 'vasseur claire'],
    ['the beginnings of words', 'vass cla'],
    ['capitals and accents as they come', 'BUDGÈT'],
    ['a place in two words', 'saint ay'],
    ['the same in one piece', 'Saint-Ay'],
    ['its identifier', 'CT-7K3F9Q'],
    ['the beginning of it', 'ct-7k3'],
    ['an address', 'cvasseur@saint-ay.example'],
    ['a part of one', 'ur@saint'],
    ['a name hidden in an address', 'vasseur@'],
    ['a telephone in groups', '06 39 98'],
    ['the same in one piece', '063998'],
    ['the same with dots', '06.39.98.05.62'],
    ['the same from abroad', '+33 6 39 98'],
    ['the same as some write it', '+33 (0)6 39 98 05 62'],
    ['the same dialled from abroad', '0033639980562'],
    ['its last digits', '98 05 62'],
    ['words and digits together', 'claire 0562'],
    ['a year in a note', 'budget 2026'],
  ])('%s: « %s »', (_case, query) => {
    expect(found(query)).toBe(true);
  });

  test.each(['claire martin', 'aire', '06 40', 'ville de saint-jean', 'claire@saint'])('not by « %s »', (query) => {
    expect(found(query)).toBe(false);
  });

  test('any way of writing a telephone', () => {
    const separator = fc.constantFrom('', ' ', '.', '-', '\u00a0');
    fc.assert(
      fc.property(
        fc.stringMatching(/^[1-9]\d{8}$/),
        fc.constantFrom('0', '+33', '+33 ', '0033', '+33(0)', '33'),
        separator,
        (rest, prefix, mark) => {
          const shown = `0${rest}`.replace(/(\d\d)(?=\d)/g, '$1 ');
          const typed = prefix + rest.replace(/(\d\d)(?=\d)/g, `$1${mark}`);
          expect(readNumber(typed)).toBe(`0${rest}`);
          expect(found(typed, ['CT-1', 'Zoé', '', shown, '', ''])).toBe(true);
        },
      ),
      RUNS,
    );
  });

  test('its words, shortened, shuffled, without accents, in capitals', () => {
    const word = fc.stringMatching(/^[a-zéèàçôùïœ]{3,10}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), fc.infiniteStream(fc.nat()), (words, random) => {
        const next = () => random.next().value;
        const typed = words
          .map((each) => [next(), each.slice(0, 3 + (next() % 8))] as const)
          .sort(([a], [b]) => a - b)
          .map(([, each]) => (next() % 2 === 0 ? each.toUpperCase() : each.normalize('NFD').replace(/\p{M}/gu, '')));
        expect(found(typed.join(' '), ['CT-1', words.join(' '), '', '', '', ''])).toBe(true);
      }),
      RUNS,
    );
  });

  test('groups of digits as they follow each other, the beginning of a number first', () => {
    const rows = rowsOf(
      ['CT-LOIN', 'Ana', '', '04 65 71 57 19', '', ''],
      ['CT-FIN', 'Bao', '', '01 99 00 47 28', '', '2026-06-15'],
      ['CT-DEBUT', 'Cléo', '', '04 78 11 22 33', '', ''],
      ['CT-NOTE', 'Dan', '', '', 'Lot 04 7 bis', ''],
    );
    expect(ids(rows, '04 7')).toEqual(['CT-DEBUT', 'CT-FIN', 'CT-NOTE']);
    expect(marked('04 65 71 57 19', '04 7')).toEqual([]);
    expect(marked('Lot n° 26-90042', '26 900')).toEqual(['26-900']);
  });

  test('anything, without ever failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (query, name) => {
        const pieces = markMatches(name, readQuery(query));
        expect(pieces.map(({ text }) => text).join('')).toBe(name);
        findRows(rowsOf(['CT-1', name, '', name, name, '']), readQuery(query));
      }),
      RUNS,
    );
  });
});

describe('results', () => {
  const rows = rowsOf(
    ['CT-NOTE', 'Paul Vassal', '', '', 'Proche de Valmarais', '2026-06-15'],
    ['CT-LIEU', 'Nadia Cherif', 'Ville de Valmarais', '', '', '2026-06-14'],
    ['CT-NOM1', 'Lucie Valmarais', '', '', '', '2025-01-01'],
    ['CT-NOM2', 'Anne Valmarais', '', '', '', '2026-01-01'],
    ['CT-NOM3', 'Zoé Valmarais', '', '', '', '2026-01-01'],
    ['CT-MAIL', 'Ugo Kerdoncuff', '', 'ugo@valmarais.example', '', ''],
  );

  test('come by where they match, then the latest first, then by name', () => {
    expect(ids(rows, 'valmarais')).toEqual(['CT-NOM2', 'CT-NOM3', 'CT-NOM1', 'CT-LIEU', 'CT-MAIL', 'CT-NOTE']);
  });

  test('stand under their tables, that of the best first, four of each before more is asked for', () => {
    const companies = prepareIndex({
      table: 'companies',
      entries: [['EN-1', 'Valmarais', '', '', '', '2026-06-16']],
      left: 0,
    });
    const all = findRows([...rows, ...companies], readQuery('valmarais'));
    const groups = groupResults(all, new Set());
    expect(groups.map(({ table, total, rows: shown }) => [table, total, shown.length])).toEqual([
      ['companies', 1, 1],
      ['contacts', 6, 4],
    ]);
    expect(groupResults(all, new Set(['contacts'] as const))[1]?.rows).toHaveLength(6);
  });
});

describe('the letters that answer', () => {
  test.each([
    ['Claire Vasseur', 'vass cl', ['Cl', 'Vass']],
    ['Évrard, Œuvres de l’Île', 'oeuv ile evr', ['Évr', 'Œuv', 'Île']],
    ['06 39 98 05 62', '+33 6 39', ['06 39']],
    ['+33 6 39 98 05 62', '06 39', ['6 39']],
    ['CT-7K3F9Q', 'ct-7k3', ['CT', '7K3']],
    ['cvasseur@saint-ay.example', 'vasseur@', ['vasseur@']],
    ['Ville de Saint-Ay', 'claire', []],
  ])('of « %s » to « %s » are underlined', (text, query, expected) => {
    expect(marked(text, query)).toEqual(expected);
  });

  test('are shown from an address or a note when the name and detail do not hold them', () => {
    const [row] = rowsOf(CLAIRE);
    const excerpt = (query: string) => (row ? excerptOf(row, readQuery(query)) : '');
    expect(excerpt('claire saint')).toBe('');
    expect(excerpt('claire 0639')).toBe('06 39 98 05 62');
    expect(excerpt('voter')).toBe('Budget 2026 à voter');
    const [long] = rowsOf(['CT-1', 'Zoé', '', '', `${'mot '.repeat(60)}pollinisateurs ${'fin '.repeat(60)}`, '']);
    const cut = long ? excerptOf(long, readQuery('pollin')) : '';
    expect(cut).toContain('pollinisateurs');
    expect(cut.length).toBeLessThan(130);
    expect(cut).toMatch(/^….*…$/);
  });
});
