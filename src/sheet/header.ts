import { matchKey } from '../crm/names.ts';
import { STEERING_TABLES } from '../crm/tables/index.ts';
import type { Column, Table } from '../crm/tables/table.ts';
import type { Cell, Tab, Workbook } from '../ports.ts';
import { fail, ok, type Result } from '../result.ts';

/** Headers stand in the first row of a table's tab. */
export const HEADER_ROW = 1;

/** Where the columns of a table stand in its tab. */
export interface Header {
  readonly table: Table;
  /** The tab's name. */
  readonly tab: string;
  /** The first row as it stands, unknown columns included. */
  readonly cells: readonly string[];
  /** Key of each declared column to its place, from 1. */
  readonly places: ReadonlyMap<string, number>;
}

/**
 * Finds the tab of a table: by its name, else by an alias (accents, case and spaces ignored).
 * Fails with `tab.missing`, or `tab.ambiguous` when two tabs could be the one.
 */
export function findTab(workbook: Workbook, table: Table): Result<Tab> {
  const named = workbook.tab(table.tab);
  if (named) return ok(named);
  const wanted = new Set([table.tab, ...(table.aliases ?? [])].map(matchKey));
  const candidates = workbook.tabNames().filter((name) => wanted.has(matchKey(name)));
  if (candidates.length > 1) {
    return fail(
      'tab.ambiguous',
      `Les onglets ${candidates.map((name) => `« ${name} »`).join(' et ')} peuvent tous deux être l’onglet ${table.tab}. Renommez celui que Pistil doit lire en « ${table.tab} ».`,
    );
  }
  const found = candidates[0] === undefined ? null : workbook.tab(candidates[0]);
  if (found) return ok(found);
  return fail(
    'tab.missing',
    `L’onglet ${table.tab} est introuvable. Rétablissez-le, ou lancez Pistil > Installer pour le recréer.`,
  );
}

/** False while the tab of a table is not there; the tables of every workbook are asked whatever, so that their loss is told. */
export function isThere(workbook: Workbook, table: Table): boolean {
  if (!STEERING_TABLES.includes(table)) return true;
  const found = findTab(workbook, table);
  return found.ok || found.error.code !== 'tab.missing';
}

/**
 * Finds each declared column in a header row. A header's own name wins over an alias, so that a team's « Fonction » beside
 * « Poste » stays the team's. Columns that match nothing are left out. Fails with `column.missing` or
 * `column.duplicated`; `field` is the column's key.
 */
export function findColumns(table: Table, row: readonly Cell[], tab: string = table.tab): Result<Header> {
  const matched = matchColumns(table, row, tab);
  if (!matched.ok) return matched;
  const { header, missing } = matched.value;
  const [first] = missing;
  if (first) {
    const names = missing.map((column) => `« ${column.header} »`).join(', ');
    return fail(
      'column.missing',
      missing.length === 1
        ? `La colonne ${names} manque dans l’onglet ${tab}. Rétablissez-la, ou lancez Pistil > Installer.`
        : `Des colonnes manquent dans l’onglet ${tab} : ${names}. Rétablissez-les, ou lancez Pistil > Installer.`,
      first.key,
    );
  }
  return ok(header);
}

/** The columns that a header row has, and the declared ones it lacks: for a tab that is not Pistil's yet. */
export function matchColumns(
  table: Table,
  row: readonly Cell[],
  tab: string = table.tab,
): Result<{ readonly header: Header; readonly missing: readonly Column[] }> {
  const cells = row.map((cell) => String(cell));
  const indexes = new Map<string, number[]>();
  cells.forEach((cell, index) => {
    const key = matchKey(cell);
    indexes.set(key, [...(indexes.get(key) ?? []), index]);
  });
  const places = new Map<string, number>();
  const taken = new Set<number>();
  for (const names of ['own', 'aliases'] as const) {
    for (const { column, [names]: wanted } of namesOf(table)) {
      if (places.has(column.key)) continue;
      const matches = [...wanted]
        .flatMap((key) => indexes.get(key) ?? [])
        .filter((index) => !taken.has(index))
        .sort((one, other) => one - other);
      if (matches.length > 1) {
        return fail(
          'column.duplicated',
          `Dans l’onglet ${tab}, plusieurs colonnes peuvent être « ${column.header} » : ${matches.map(letterOf).join(' et ')}. Renommez celle que Pistil ne doit pas lire.`,
          column.key,
        );
      }
      const [match] = matches;
      if (match === undefined) continue;
      places.set(column.key, match + 1);
      taken.add(match);
    }
  }
  const missing = table.columns.filter((column) => !places.has(column.key));
  return ok({ header: { table, tab, cells, places }, missing });
}

/**
 * The header of an append-only table, as declared: nobody but scripts writes there, and its headers are protected, so
 * that the journal costs no reading.
 */
export function declaredHeader(table: Table, tab: string = table.tab): Header {
  return {
    table,
    tab,
    cells: table.columns.map((column) => column.header),
    places: new Map(table.columns.map((column, index) => [column.key, index + 1])),
  };
}

/** Place of a declared column, from 1. */
export function placeOf(header: Header, key: string): number {
  const place = header.places.get(key);
  if (place === undefined) throw new Error(`${header.table.tab} declares no column ${key}`);
  return place;
}

interface ColumnNames {
  readonly column: Column;
  /** What a header must be to be the column's, as `matchKey` has it. */
  readonly own: ReadonlySet<string>;
  readonly aliases: ReadonlySet<string>;
}

/** Worked out once for each table: every reading of a tab asks for them. */
const namesByTable = new WeakMap<Table, readonly ColumnNames[]>();

function namesOf(table: Table): readonly ColumnNames[] {
  const known = namesByTable.get(table);
  if (known) return known;
  const names = table.columns.map((column) => ({
    column,
    own: new Set([matchKey(column.header)]),
    aliases: new Set((column.aliases ?? []).map(matchKey)),
  }));
  namesByTable.set(table, names);
  return names;
}

/** `A` for 0, `AA` for 26. */
export function letterOf(index: number): string {
  const rest = String.fromCharCode(65 + (index % 26));
  return index < 26 ? rest : letterOf(Math.floor(index / 26) - 1) + rest;
}
