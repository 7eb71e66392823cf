import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contacts, TABLES } from '../../src/crm/tables/index.ts';
import { findColumns, findTab } from '../../src/sheet/header.ts';
import { createMemoryPorts } from '../ports/memory-ports.ts';

const HEADERS = contacts.columns.map((column) => column.header);

describe('finding a table’s columns', () => {
  it('finds each by its header, wherever it stands and however it is typed', () => {
    const typing = fc.constantFrom(
      (header: string) => header,
      (header: string) => header.toUpperCase(),
      (header: string) => header.normalize('NFD').replace(/\p{M}/gu, ''),
      (header: string) => `  ${header.replace(/ /g, '\u00a0')} `,
    );
    const table = fc.constantFrom(...TABLES);
    fc.assert(
      fc.property(
        table.chain((declared) =>
          fc.tuple(
            fc.constant(declared),
            fc.shuffledSubarray([...declared.columns], { minLength: declared.columns.length }),
          ),
        ),
        typing,
        ([declared, columns], type) => {
          const found = findColumns(
            declared,
            columns.map((column) => type(column.header)),
          );
          expect(found.ok).toBe(true);
          if (found.ok)
            for (const [index, column] of columns.entries()) expect(found.value.places.get(column.key)).toBe(index + 1);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('leaves the team’s own columns alone', () => {
    const found = findColumns(contacts, ['Parrain', ...HEADERS, 'Couleur']);
    expect(found).toMatchObject({ ok: true });
    if (found.ok) expect([...found.value.places.values()].sort((a, b) => a - b)[0]).toBe(2);
  });

  it('accepts an alias, but prefers the header itself', () => {
    const renamed = HEADERS.map((header) => (header === 'Poste' ? 'Job title' : header));
    expect(findColumns(contacts, renamed)).toMatchObject({ ok: true });
    const both = findColumns(contacts, [...HEADERS, 'Job title']);
    if (both.ok) expect(both.value.places.get('position')).toBe(HEADERS.indexOf('Poste') + 1);
    expect(both.ok).toBe(true);
  });

  it('says which column is missing, and in which tab', () => {
    const found = findColumns(
      contacts,
      HEADERS.filter((header) => header !== 'Opposition'),
    );
    expect(found).toMatchObject({ ok: false, error: { code: 'column.missing', field: 'optedOut' } });
    if (!found.ok) expect(found.error.message).toMatch(/Opposition.*CONTACTS/);
  });

  it('does not choose between two columns of one name', () => {
    const found = findColumns(contacts, [...HEADERS, 'email']);
    expect(found).toMatchObject({ ok: false, error: { code: 'column.duplicated', field: 'email' } });
  });
});

describe('finding a table’s tab', () => {
  it('finds it by its name, else by an alias', () => {
    const { book, workbook } = createMemoryPorts();
    expect(findTab(workbook, contacts)).toMatchObject({ ok: false, error: { code: 'tab.missing' } });
    book.add('Prospects', [HEADERS]);
    expect(findTab(workbook, contacts)).toMatchObject({ ok: true, value: { name: 'Prospects' } });
    book.add('leads');
    expect(findTab(workbook, contacts)).toMatchObject({ ok: false, error: { code: 'tab.ambiguous' } });
    book.add('CONTACTS', [HEADERS]);
    expect(findTab(workbook, contacts)).toMatchObject({ ok: true, value: { name: 'CONTACTS' } });
  });
});
