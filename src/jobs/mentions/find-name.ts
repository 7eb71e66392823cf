import { companies, contacts, opportunities, tenders } from '../../crm/tables/index.ts';
import type { Column, Table } from '../../crm/tables/table.ts';
import { fail, ok, type Result } from '../../result.ts';
import type { Fresh, SheetRow, TableRows } from '../../sheet/index.ts';
import { indexNames, type NamedRow, type NamedTable, type NameIndex, nameContact } from './name-index.ts';
import { resolveName } from './resolve-name.ts';

/** A row named in a field: its name as its own tab spells it, and its identifier; both `''` for a blank. */
export interface FoundName {
  readonly name: string;
  readonly id: string;
}

/** One weighted call at most. Fails with `name.unresolved`, the column's key as field. */
export function findName(tables: Pick<Fresh, 'rows'>, column: Column, text: string): Result<FoundName> {
  if (text.trim() === '') return ok({ name: '', id: '' });
  const index = readNames(tables, column);
  if (!index.ok) return index;
  const { link, problem } = resolveName({ name: text, link: '' }, index.value);
  if (problem !== undefined) return fail('name.unresolved', problem, column.key);
  return ok({ name: index.value.nameOf(link) ?? text, id: link });
}

/** The names of the table that a column points to. */
function readNames(tables: Pick<Fresh, 'rows'>, { key, of }: Column): Result<NameIndex> {
  switch (of) {
    case 'companies':
      return indexOf(of, tables.rows(companies), ({ id, values }) => ({ id, name: values.name }));
    case 'contacts':
      return indexOf(of, tables.rows(contacts), ({ id, values }) => nameContact(id, values));
    case 'opportunities':
      return indexOf(of, tables.rows(opportunities), ({ id, values }) => ({ id, name: values.title }));
    case 'tenders':
      return indexOf(of, tables.rows(tenders), ({ id, values }) => ({ id, name: values.title }));
    default:
      throw new Error(`${key} points to ${of}, whose rows have no names`);
  }
}

function indexOf<T extends Table>(
  named: NamedTable,
  read: Result<TableRows<T>>,
  nameRow: (row: SheetRow<T>) => NamedRow,
): Result<NameIndex> {
  return read.ok ? ok(indexNames(named, read.value.rows.map(nameRow))) : read;
}
