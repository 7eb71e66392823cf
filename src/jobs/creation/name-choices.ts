/** The rows that a field may name, on their way to a page. */
import type { ContactRow } from '../../crm/tables/index.ts';
import { companies, contacts, objectives, opportunities, tenders } from '../../crm/tables/index.ts';
import { ok, type Result } from '../../result.ts';
import type { Fresh } from '../../sheet/index.ts';
import { type NamedTable, nameContact } from '../mentions/name-index.ts';

export type NameChoice = readonly [
  id: string,
  /** As dropdowns show it. */
  name: string,
  /** What tells homonyms apart: a town, a company, a buyer. */
  detail: string,
  /** For a contact or an opportunity, the identifiers of its company and of its main contact; `''` for none. */
  companyId: string,
  contactId: string,
];

/** All rows of a table that have an identifier and a name. One weighted call. */
export function listNames(tables: Pick<Fresh, 'rows'>, table: NamedTable): Result<NameChoice[]> {
  const listed = listRows(tables, table);
  return listed.ok ? ok(listed.value.filter(([id, name]) => id !== '' && name.trim() !== '')) : listed;
}

function listRows(tables: Pick<Fresh, 'rows'>, table: NamedTable): Result<NameChoice[]> {
  switch (table) {
    case 'companies': {
      const read = tables.rows(companies);
      if (!read.ok) return read;
      return ok(read.value.rows.map(({ id, values: { name, city } }) => [id, name, city, '', '']));
    }
    case 'contacts': {
      const read = tables.rows(contacts);
      return read.ok ? ok(read.value.rows.map(({ id, values }) => chooseContact(id, values))) : read;
    }
    case 'opportunities': {
      const read = tables.rows(opportunities);
      if (!read.ok) return read;
      return ok(
        read.value.rows.map(({ id, values: { title, company, companyId, contactId } }) => [
          id,
          title,
          company,
          companyId,
          contactId,
        ]),
      );
    }
    case 'tenders': {
      const read = tables.rows(tenders);
      if (!read.ok) return read;
      return ok(read.value.rows.map(({ id, values: { title, buyer } }) => [id, title, buyer, '', '']));
    }
    case 'objectives': {
      const read = tables.rows(objectives);
      if (!read.ok) return read;
      return ok(read.value.rows.map(({ id, values: { indicator, period } }) => [id, indicator, period, '', '']));
    }
  }
}

function chooseContact(id: string, row: ContactRow): NameChoice {
  return [id, nameContact(id, row).name, row.position, row.companyId, ''];
}
