import { describe, expect, test } from 'vitest';
import { type Importable, type ImportFile, readEntries } from '../../../src/crm/imports/read-entries.ts';
import { CONTACT_TYPES } from '../../../src/crm/tables/values.ts';

const LISTS = { stages: ['Lead', 'Contacté', 'Gagné'], team: ['Malik Benali'], channels: ['BOAMP'] };

/** A file whose columns are named by what they become. */
function read(table: Importable, uses: readonly string[], ...rows: readonly (readonly string[])[]) {
  const lines = rows.map((cells, index) => ({ line: index + 2, cells }));
  const file: ImportFile = { table, headers: uses.map((use) => use.split('.')[1] ?? use), uses, rows: lines };
  return readEntries(file, LISTS);
}

const PERSON = ['contacts.firstName', 'contacts.lastName', 'contacts.company'];

describe('a line of a file', () => {
  test('becomes a person, in the words of Pistil', () => {
    const uses = [...PERSON, 'contacts.email', 'contacts.phone', 'contacts.type', 'contacts.stage'];
    const cells = ['Odile', 'Perrin', 'Vaubrun', 'Odile.PERRIN@Vaubrun.example', '0478000000', 'mairie', 'client'];
    expect(read('contacts', uses, cells).entries[0]?.values).toEqual({
      firstName: 'Odile',
      lastName: 'Perrin',
      company: 'Vaubrun',
      email: 'odile.perrin@vaubrun.example',
      phone: '04 78 00 00 00',
      type: CONTACT_TYPES[0],
      stage: 'Gagné',
    });
  });

  test('keeps in the notes what a column cannot hold, the person’s or the company’s', () => {
    const uses = [...PERSON, 'contacts.stage', 'companies.size', 'companies.type'];
    const { entries, leftOut, strangeWords } = read('contacts', uses, [
      'Luc',
      'Roy',
      'Noroît',
      'MQL',
      '11-50',
      'Vendor',
    ]);
    expect(leftOut).toEqual([]);
    expect(entries[0]?.values).toMatchObject({
      lastName: 'Roy',
      notes: 'stage\u00a0: MQL\nsize\u00a0: 11-50\ntype\u00a0: Vendor',
    });
    expect(entries[0]?.values.stage).toBeUndefined();
    expect(entries[0]?.company).toEqual({ name: 'Noroît' });
    expect([...strangeWords.values()]).toEqual([1, 1, 1]);
  });

  test('stays in the file for a day that does not exist, or a number that its own column cannot hold', () => {
    const day = read('contacts', [...PERSON, 'contacts.dueOn'], ['Odile', 'Perrin', '', '31/02/2026']);
    expect(day).toMatchObject({ entries: [], leftOut: [{ line: 2 }] });
    const size = read('companies', ['companies.name', 'companies.size'], ['Terrelane', 'beaucoup']);
    expect(size).toMatchObject({ entries: [], leftOut: [{ line: 2 }] });
  });
});

describe('a line that is no row', () => {
  const uses = [...PERSON, 'contacts.email'];
  const people = ['Odile', 'Luc', 'Zoé'].map((name) => [name, 'Perrin', 'Vaubrun', `${name}@vaubrun.example`]);

  test('is left out: totals, headers that come back', () => {
    const { entries, leftOut } = read(
      'contacts',
      uses,
      ...people,
      ['Total', '3', '', ''],
      ['Prénom', 'Nom', 'Entreprise', 'Email'],
    );
    expect(entries).toHaveLength(3);
    expect(leftOut.map(({ line }) => line)).toContain(5);
  });

  test('is a row all the same when it is a company called Total', () => {
    const { entries } = read('companies', ['companies.name', 'companies.size'], ['Vaubrun', '12'], ['Total', '100000']);
    expect(entries.map(({ values }) => values.name)).toEqual(['Vaubrun', 'Total']);
  });
});
