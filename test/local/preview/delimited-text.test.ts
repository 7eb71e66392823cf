import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDelimited } from '../../../local/preview/page/delimited-text.ts';

/** As spreadsheet programs put cells in the clipboard. */
function asClipboard(rows: readonly (readonly string[])[]): string {
  const quote = (cell: string) => (/["\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return `${rows.map((row) => row.map(quote).join('\t')).join('\n')}\n`;
}

describe('Text pasted from another program', () => {
  it('makes one cell for each tab, one row for each line', () => {
    expect(readDelimited('Nom\tVille\r\nClaire\tValmarais\r\n')).toEqual([
      ['Nom', 'Ville'],
      ['Claire', 'Valmarais'],
    ]);
  });

  it('keeps the line breaks and quotes of a quoted cell', () => {
    expect(readDelimited('"dit « oui »\nà ""moitié"""\t12')).toEqual([['dit « oui »\nà "moitié"', '12']]);
  });

  it('leaves a quote inside a text alone', () => {
    expect(readDelimited('écran 27"\tstock')).toEqual([['écran 27"', 'stock']]);
  });

  it('keeps empty cells and empty rows', () => {
    expect(readDelimited('\t\n\na')).toEqual([['', ''], [''], ['a']]);
  });

  it('comes back as it was copied', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', '\t', '\n', ' ', ';', '’') });
    const rows = fc
      .integer({ min: 1, max: 5 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
      );
    fc.assert(
      fc.property(rows, (block) => {
        expect(readDelimited(asClipboard(block))).toEqual(block);
      }),
      { numRuns: 1000 },
    );
  });
});
