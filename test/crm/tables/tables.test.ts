import { describe, expect, test } from 'vitest';
import { matchKey } from '../../../src/crm/names.ts';
import { ALL_TABLES, TABLES, tableOf } from '../../../src/crm/tables/index.ts';
import type { Column, Table } from '../../../src/crm/tables/table.ts';

const names = (column: Column): string[] => [column.header, ...(column.aliases ?? [])].map(matchKey);

test('the tabs stand in the order of the reference', () => {
  expect(TABLES.map(({ tab }) => tab)).toEqual([
    'CONTACTS',
    'ENTREPRISES',
    'OPPORTUNITES',
    'INTERACTIONS',
    'APPELS_OFFRES',
    'RELANCES',
    'BROUILLONS',
    'ENRICHISSEMENTS',
    'ENVOIS',
    'HISTORIQUE',
    'JOURNAL',
    'PARAMETRES',
  ]);
});

test('no two tabs answer to one name', () => {
  const all = ALL_TABLES.flatMap(({ tab, aliases = [] }) => [...new Set([tab, ...aliases].map(matchKey))]);
  expect(new Set(all).size).toBe(all.length);
});

test('prefixes of identifiers are distinct', () => {
  const prefixes = ALL_TABLES.flatMap(({ id }) => id?.prefix ?? []);
  expect(new Set(prefixes).size).toBe(prefixes.length);
});

describe.each(ALL_TABLES.map((table) => [table.tab, table] as const))('%s', (_tab, table) => {
  test('is found by its key', () => {
    expect(tableOf(table.key)).toBe(table);
  });

  test('has distinct keys, and no header or alias that two columns share', () => {
    const keys = table.columns.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    const all = table.columns.flatMap(names);
    expect(all.filter((name, index) => all.indexOf(name) !== index)).toEqual([]);
  });

  test('hides its last columns only', () => {
    const hidden = table.columns.map((column) => column.hidden === true);
    expect(hidden).toEqual([...hidden].sort());
  });

  test('keeps beside each name the identifier behind it, which the system writes', () => {
    for (const column of table.columns.filter(({ type }) => type === 'name')) {
      const link = table.columns.find(({ key }) => key === column.link);
      expect(link).toMatchObject({ type: 'link', of: column.of, owner: 'system', hidden: true });
      const target: Table = tableOf(column.of ?? 'contacts');
      expect(target.label).toBeDefined();
    }
  });

  test('identifies and names its rows by columns of its own', () => {
    const keys = table.columns.map(({ key }) => key);
    expect(keys).toEqual(expect.arrayContaining([table.id?.key, table.label].filter((key) => key !== undefined)));
  });

  test('gives values to choices, and to choices only', () => {
    for (const { key, type, values } of table.columns) {
      expect([key, values !== undefined]).toEqual([key, type === 'choice' || type === 'choices']);
    }
  });

  test('is written for readers of French: a help sentence each, with its no-break spaces and curly apostrophes', () => {
    for (const text of [table.help, ...table.columns.flatMap(({ header, help }) => [header, help])]) {
      expect(text).not.toMatch(/ [:;!?€%»]|« |'/);
    }
    for (const { help } of [table, ...table.columns]) expect(help).toMatch(/[.…]$/);
  });

  test('is the system’s alone when rows are only added', () => {
    if (table.appendOnly) expect(table.columns.filter(({ owner }) => owner === 'team')).toEqual([]);
  });
});

test('HISTORIQUE keeps the columns A to H that formulas rely on', () => {
  expect(tableOf('history').columns.map(({ header }) => header)).toEqual([
    'Date',
    'Objet',
    'ID',
    'De',
    'Vers',
    'Auteur',
    'Motif du forçage',
    'Canal',
  ]);
});

test('the prototype’s headers are all recognised in CONTACTS', () => {
  const prototype = [
    'ID',
    'Nom',
    'Prénom',
    'Email',
    'Entreprise',
    'Type',
    'Score ICP',
    'Statut',
    'Source',
    'Date ajout',
  ];
  const known = new Set(tableOf('contacts').columns.flatMap(names));
  expect(prototype.filter((header) => !known.has(matchKey(header)))).toEqual([]);
});
