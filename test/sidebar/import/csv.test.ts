import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DELIMITERS, type Delimiter, detectDelimiter, parseCsv } from '../../../src/sidebar/import/file/csv.ts';

const cellsOf = (text: string, delimiter: Delimiter) => parseCsv(text, delimiter).map(({ cells }) => cells);

/** Writes cells as RFC 4180 says, with marks only where they are needed. */
function write(rows: readonly (readonly string[])[], delimiter: string, end = '\r\n'): string {
  const quote = (cell: string) =>
    /["\r\n]/.test(cell) || cell.includes(delimiter) || /^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  return rows.map((row) => row.map(quote).join(delimiter) + end).join('');
}

const text = fc.oneof(
  fc.stringMatching(/^[A-Za-zéèàç' ]{0,12}$/),
  fc.constantFrom('Le "Clos"', '12, rue des Lilas', '1 234,56', 'deux\nlignes', '"', 'a;b', '', ' bord ', '\t'),
);
const table = fc
  .integer({ min: 2, max: 6 })
  .chain((width) => fc.array(fc.array(text, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 20 }));

describe('the rows of a CSV file', () => {
  test('are those that another reader finds (2,000 tables)', () => {
    fc.assert(
      fc.property(table, fc.constantFrom(...DELIMITERS), fc.constantFrom('\r\n', '\n'), (rows, delimiter, end) => {
        const file = write(rows, delimiter, end);
        const wanted = parse(file, { delimiter, relax_column_count: true }) as string[][];
        const filled = (cells: readonly string[]) => cells.some((cell) => cell.trim() !== '');
        expect(cellsOf(file, delimiter)).toEqual(wanted.filter(filled));
      }),
      { numRuns: 2000 },
    );
  });

  test('bear the line on which they begin, and blank ones are left out', () => {
    const rows = parseCsv('Nom;Note\r\n\r\nA;"deux\r\nlignes"\r\nB;x\r\n', ';');
    expect(rows.map(({ line, cells }) => [line, cells[0]])).toEqual([
      [1, 'Nom'],
      [3, 'A'],
      [5, 'B'],
    ]);
  });

  test('keep marks that stand in the middle of a cell', () => {
    expect(cellsOf('"Le "Clos" fleuri";x\n"Le Grand" Marché;"y"\n  "z" ;t\n5" de haut;u', ';')).toEqual([
      ['Le "Clos" fleuri', 'x'],
      ['Le Grand Marché', 'y'],
      ['z', 't'],
      ['5" de haut', 'u'],
    ]);
  });

  test('lose one line to a mark that is never closed, not the rest of the file', () => {
    const rows = parseCsv('1;a\n2;"Paris\n3;"ok"\n4;"deux\nlignes"\n5;"fin', ';');
    expect(rows).toEqual([
      { line: 1, cells: ['1', 'a'], unclosed: false },
      { line: 2, cells: ['2', '"Paris'], unclosed: true },
      { line: 3, cells: ['3', 'ok'], unclosed: false },
      { line: 4, cells: ['4', 'deux\nlignes'], unclosed: false },
      { line: 6, cells: ['5', '"fin'], unclosed: true },
    ]);
  });

  test('stay whole around a mark that is never closed, wherever it stands (1,000 files)', () => {
    const plain = fc.stringMatching(/^[a-zé]{1,8}$/);
    fc.assert(
      fc.property(fc.array(plain, { minLength: 1, maxLength: 8 }), fc.nat(), (words, place) => {
        const broken = place % (words.length + 1);
        const lines = words.map((word) => `x;"${word}"`);
        lines.splice(broken, 0, 'x;"jamais');
        const rows = parseCsv(lines.join('\n'), ';');
        expect(rows.filter(({ unclosed }) => unclosed).map(({ line }) => line)).toEqual([broken + 1]);
        expect(rows.filter(({ unclosed }) => !unclosed).map(({ cells }) => cells[1])).toEqual(words);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the delimiter', () => {
  test.each<[string, Delimiter]>([
    ['Notes:\n"When exporting, some addresses…"\n\nFirst Name,Last Name,URL\nA,B,C\nD,E,F\n', ','],
    ['Nom;CA\nA;1,5\nB;2,5\n', ';'],
    ['Nom;Prénom;Adresse\nA;B;1, rue X, Lyon\nC;D;2, rue Y, Paris\n', ';'],
    ['Nom\tVille\nA, B\tLyon; Nord\n', '\t'],
    ['Nom|Ville\na|b\n', '|'],
    ['Contacts 2026\n\nNom;Email\nA;a@x.example\nB;b@x.example\n', ';'],
    ['Email\na@x.example\n', ','],
  ])('of %j is %j', (file, delimiter) => {
    expect(detectDelimiter(file)).toBe(delimiter);
  });

  test('is found in tables of names, towns and amounts (1,000 tables)', () => {
    const name = fc.stringMatching(/^[A-Z][a-zéè]{2,8}$/);
    const row = fc.tuple(
      name,
      name,
      fc.constantFrom('12,50', '1 200', '3,5'),
      fc.constantFrom('Lyon', 'Aix, Nord', 'Metz; Sud'),
    );
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 30 }), fc.constantFrom(...DELIMITERS), (rows, delimiter) => {
        const file = write([['Nom', 'Prénom', 'Montant', 'Ville'], ...rows], delimiter, '\n');
        expect(detectDelimiter(file)).toBe(delimiter);
      }),
      { numRuns: 1000 },
    );
  });
});
