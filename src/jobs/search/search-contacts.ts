/** The contact search of a page, for workbooks with too many contacts to send them all. */
import { matchesSearch } from '../../crm/names.ts';
import { contacts } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { readTable } from '../../sheet/index.ts';
import { type ContactIndex, indexContacts } from '../contacts/index-contacts.ts';

export interface ContactSearch {
  readonly query: string;
}

const MOST = 20;

export const floor = { read: 1 };

/** The first contacts, by name, of which each word of the query begins a word of the name, company or e-mail. */
export function searchContacts(ports: Ports, { query }: ContactSearch): Result<ContactIndex> {
  const people = readTable(ports, contacts);
  if (!people.ok) return people;
  const found = people.value.rows
    .filter(({ values }) => {
      const { firstName, lastName, company, email, phone, mobile } = values;
      return matchesSearch(query, [firstName, lastName, company, email, phone, mobile].join(' '));
    })
    .sort((a, b) => (a.values.label < b.values.label ? -1 : 1))
    .slice(0, MOST);
  return ok(indexContacts(found));
}
