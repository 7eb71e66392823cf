import { describe, expect, test } from 'vitest';
import { type Reading, readBytes, readText } from '../../../src/sidebar/import/file/read-table.ts';
import { writeCsv } from '../../../src/sidebar/import/file/write-csv.ts';

const cellsOf = (reading: Reading) => (reading.ok ? reading.table.rows.map(({ cells }) => cells) : reading.title);

describe('a file, or what was pasted', () => {
  test('comes back as it was written, cells that look like formulas among them', () => {
    const rows = [
      ['Nom', 'Téléphone', 'Notes'],
      ['Perrin', '+33 4 78 00 00 00', '=HYPERLINK("https://mal.example")'],
      ['O’Neil; fils', '-', '@cmd\nsur deux lignes'],
    ];
    expect(cellsOf(readText('export.csv', writeCsv(rows)))).toEqual(rows);
  });

  test('loses the apostrophe that guards a phone number, and no other', () => {
    const pasted = "Nom\tTéléphone\n'Ndiaye\t'+33 6 12 34 56 78\nd'Arc\t'=1+1\n";
    expect(cellsOf(readText('Tableau collé', pasted))).toEqual([
      ['Nom', 'Téléphone'],
      ["'Ndiaye", '+33 6 12 34 56 78'],
      ["d'Arc", '=1+1'],
    ]);
  });

  test('says its delimiter on its first line when Excel wrote it', () => {
    expect(cellsOf(readText('excel.csv', 'sep=|\r\nNom|Ville\r\nA;B|C,D\r\n'))).toEqual([
      ['Nom', 'Ville'],
      ['A;B', 'C,D'],
    ]);
  });

  test('tells how many accents were repaired, and one of them', () => {
    const reading = readText('contacts.csv', 'Nom;Poste\nSystÃ¨me;Ã‰lue\nPerrin;Maire\n');
    expect(reading).toMatchObject({
      ok: true,
      table: { repaired: { cells: 2, before: 'SystÃ¨me', after: 'Système' } },
    });
  });

  test('is refused with what to do: a workbook, no table, too many rows', () => {
    const bytes = Uint8Array.from([0x50, 0x4b, 3, 4]);
    expect(readBytes('export.xlsx', bytes)).toMatchObject({ ok: false, advice: expect.stringContaining('CSV') });
    expect(readText('vide.csv', 'Nom;Ville\n')).toMatchObject({ ok: false });
    const long = readText('long.csv', `Nom;Ville\n${'Perrin;Lyon\n'.repeat(5_100)}`);
    expect(long).toMatchObject({ ok: false, advice: expect.stringContaining('coupez') });
  });
});
