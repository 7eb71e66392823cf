/** What a person typed in the form of a new row, as values; and what stands in their way. */

import type { Settings } from '../../crm/settings/index.ts';
import { companies, tableOf } from '../../crm/tables/index.ts';
import type { Column, Table } from '../../crm/tables/table.ts';
import { type Failure, fail, ok, type Result } from '../../result.ts';
import type { CellValue } from '../../sheet/cell-values.ts';
import type { Fresh } from '../../sheet/index.ts';
import { describeFields, formColumns, readField } from '../forms/fields.ts';
import { type FoundName, findName } from '../mentions/find-name.ts';
import { findCompany } from './find-company.ts';

/** Fields by column key, as typed. */
export interface TypedRow {
  readonly fields: Readonly<Record<string, string>>;
  /** For a name chosen in a list, the identifier of its row, by column key: homonyms stay apart. */
  readonly picked: Readonly<Record<string, string>>;
  /** The person has asked for a company that nobody knows yet to be created with the row. */
  readonly newCompany: boolean;
}

export interface ReadRow {
  /** The team's columns and the links behind its names, by key. */
  readonly values: Readonly<Record<string, CellValue>>;
  /** The company to create with the row; `''` for none. */
  readonly newCompany: string;
  /** What to type instead, by column key: nothing may be written before. */
  readonly errors: Readonly<Record<string, Failure>>;
}

/** Names are looked up in the tables that they point to, each read once. Fails with `record.field`, and as reading does. */
export function readTyped(
  tables: Pick<Fresh, 'rows'>,
  table: Table,
  settings: Settings,
  typed: TypedRow,
): Result<ReadRow> {
  const columns = formColumns(table);
  const unknown = Object.keys(typed.fields).find((key) => columns.every((column) => column.key !== key));
  if (unknown !== undefined) return fail('record.field', 'Cette information ne se saisit pas ici.', unknown);
  const fields = describeFields(
    table,
    columns.map(({ key }) => key),
    settings,
  );
  const values: Record<string, CellValue> = {};
  const errors: Record<string, Failure> = {};
  let newCompany = '';
  for (const [index, column] of columns.entries()) {
    const field = fields[index];
    const text = typed.fields[column.key] ?? '';
    if (!field) continue;
    if (column.type !== 'name' || (text.trim() === '' && field.required)) {
      const read = readField(field, column, text);
      if (read.ok) values[column.key] = read.value;
      else errors[column.key] = read.error;
      continue;
    }
    const named = readName(tables, column, text, typed);
    if (!named.ok) {
      if (named.error.field !== column.key) return named;
      errors[column.key] = named.error;
      continue;
    }
    values[column.key] = named.value.name;
    if (column.link !== undefined) values[column.link] = named.value.id;
    if (named.value.isNew) newCompany = named.value.name;
  }
  return ok({ values, newCompany, errors });
}

interface NamedRow extends FoundName {
  /** It is to be created. */
  readonly isNew: boolean;
}

function readName(
  tables: Pick<Fresh, 'rows'>,
  column: Column,
  text: string,
  { picked, newCompany }: TypedRow,
): Result<NamedRow> {
  const id = picked[column.key] ?? '';
  const found = id === '' ? null : findPicked(tables, column, id);
  if (found !== null) return known(found);
  if (column.of !== 'companies' || text.trim() === '') return known(findName(tables, column, text));
  const company = findCompany(tables, text);
  if (!company.ok || company.value !== null) return known(company as Result<FoundName>);
  if (newCompany) return ok({ id: '', name: text.trim(), isNew: true });
  return fail(
    'name.unresolved',
    `Aucune entreprise ne s’appelle «\u00a0${text.trim()}\u00a0»\u00a0: choisissez dans la liste, ou créez-la par sa dernière ligne.`,
    column.key,
  );
}

function known(found: Result<FoundName>): Result<NamedRow> {
  return found.ok ? ok({ ...found.value, isNew: false }) : found;
}

/** A row chosen in a list, by its identifier. */
function findPicked(tables: Pick<Fresh, 'rows'>, { key, of }: Column, id: string): Result<FoundName> {
  const table: Table = of === undefined ? companies : tableOf(of);
  const read = tables.rows(table);
  if (!read.ok) return read;
  const row = read.value.byId(id);
  if (row === undefined) {
    return fail('name.unresolved', `Cette ligne n’est plus dans ${table.tab}\u00a0: choisissez-en une autre.`, key);
  }
  const values = row.values as Readonly<Record<string, CellValue>>;
  return ok({ id, name: String(values[table.label ?? ''] ?? '') });
}
