/** While a new row is typed: which rows may be the same. */
import { parseSettings } from '../../crm/settings/index.ts';
import { settings as settingsTable } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import type { Result } from '../../result.ts';
import { FreshReader } from '../../sheet/fresh-reader.ts';
import { completeRow } from './complete-row.ts';
import { CREATED, type CreatedTable } from './created-tables.ts';
import { findKnown, type KnownRow } from './find-known.ts';
import { readTyped, type TypedRow } from './read-typed.ts';

export interface RecordCheck extends TypedRow {
  readonly table: CreatedTable;
}

/**
 * PARAMETRES, the row's own table, and those that its names point to, each read once. What cannot be read yet counts as
 * blank; a name that nobody bears counts as it is typed.
 */
export function checkRecord(ports: Ports, { table, ...typed }: RecordCheck): Result<readonly KnownRow[]> {
  const tables = new FreshReader(ports);
  const parameters = tables.rows(settingsTable);
  if (!parameters.ok) return parameters;
  const { settings } = parseSettings(parameters.value.rows.map(({ values }) => values));
  const read = readTyped(tables, CREATED[table], settings, typed);
  if (!read.ok) return read;
  const unknown = CREATED[table].columns.filter(({ key, type }) => type === 'name' && key in read.value.errors);
  const names = Object.fromEntries(unknown.map(({ key }) => [key, (typed.fields[key] ?? '').trim()]));
  const values = { ...read.value.values, ...names };
  return findKnown(tables, settings, completeRow(table, values, settings, tables.now, null));
}
