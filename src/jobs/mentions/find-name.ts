import { companies, contacts, opportunities, tenders } from '../../crm/tables/index.ts';
import type { Column } from '../../crm/tables/table.ts';
import { fail, ok, type Result } from '../../result.ts';
import type { Fresh } from '../../sheet/index.ts';
import { indexNames, type NameIndex, nameContact } from './name-index.ts';
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
    case 'companies': {
      const read = tables.rows(companies);
      return read.ok
        ? ok(
            indexNames(
              of,
              read.value.rows.map(({ id, values }) => ({ id, name: values.name })),
            ),
          )
        : read;
    }
    case 'contacts': {
      const read = tables.rows(contacts);
      return read.ok
        ? ok(
            indexNames(
              of,
              read.value.rows.map(({ id, values }) => nameContact(id, values)),
            ),
          )
        : read;
    }
    case 'opportunities': {
      const read = tables.rows(opportunities);
      return read.ok
        ? ok(
            indexNames(
              of,
              read.value.rows.map(({ id, values }) => ({ id, name: values.title })),
            ),
          )
        : read;
    }
    case 'tenders': {
      const read = tables.rows(tenders);
      return read.ok
        ? ok(
            indexNames(
              of,
              read.value.rows.map(({ id, values }) => ({ id, name: values.title })),
            ),
          )
        : read;
    }
    default:
      throw new Error(`${key} points to ${of}, whose rows have no names`);
  }
}
