import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCsv } from '../../../src/sidebar/import/file/csv.ts';
import { writeCsv } from '../../../src/sidebar/import/file/write-csv.ts';

const RUNS = { numRuns: 1_000 };

/** Cells as people type them: no control character but line ends, no spaces around. */
const cell = fc
  .string({ unit: fc.constantFrom(...'aé ;,"\n|=+-@0 €’') })
  .map((text) => text.trim())
  .filter((text) => !/^[=+\-@]/.test(text));

describe('a CSV that goes out', () => {
  test('comes back cell by cell, whatever marks, semicolons and lines its cells hold', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constant('x'), cell, cell), { minLength: 1 }), (rows) => {
        const read = parseCsv(writeCsv(rows).slice(1), ';');
        expect(read.map(({ cells }) => cells)).toEqual(rows);
      }),
      RUNS,
    );
  });

  test('is opened by Excel with its accents, and its lines end as those of Windows', () => {
    expect(
      writeCsv([
        ['Prénom', 'Nom'],
        ['Élodie', 'Marchand'],
      ]),
    ).toBe('\ufeffPrénom;Nom\r\nÉlodie;Marchand\r\n');
  });

  test.each(['=1+1', '+cmd|calc', '@SUM(A1)', '-2+3+cmd', '\t=1', ' =1', '＝1', '\r=1', '+A1', '-A1'])(
    'never lets « %s » run as a formula',
    (text) => {
      const written = writeCsv([[text]])
        .slice(1)
        .trim()
        .replace(/^"/, '');
      expect(written.startsWith("'")).toBe(true);
    },
  );

  test.each(['+33 4 78 00 00 00', '-12,50', '-', '-5 %', '+12'])(
    'leaves « %s », which runs nothing, as it is',
    (text) => {
      expect(writeCsv([[text]])).toBe(`\ufeff${text}\r\n`);
    },
  );

  test('marks every text that a spreadsheet would run', () => {
    const risky = fc.tuple(fc.constantFrom('=', '@', '+', '-'), fc.stringMatching(/^[a-z][a-z0-9()]{0,9}$/));
    fc.assert(
      fc.property(risky, ([sign, rest]) => {
        expect(writeCsv([[`${sign}${rest}`]]).slice(1, 3)).toBe(`'${sign}`);
      }),
      RUNS,
    );
  });
});
