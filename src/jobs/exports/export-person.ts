/** Everything the workbook holds of one person, for them to have (RGPD, article 15). */
import { fold, matchKey } from '../../crm/names.ts';
import {
  companies,
  contacts,
  followUps,
  history,
  interactions,
  journal,
  opportunities,
} from '../../crm/tables/index.ts';
import type { Table } from '../../crm/tables/table.ts';
import type { Ports } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import { readTable, type SheetRow } from '../../sheet/index.ts';
import type { ExportedText } from './export-workbook.ts';
import { jsonRow, writeJson } from './json.ts';

export interface PersonRequest {
  /** Their address, their identifier, or their name as CONTACTS has it. */
  readonly who: string;
}

/** CONTACTS, then the tables that may name the person. */
export const floor = { read: 7 };

/** Fails with `person.unknown`, `person.ambiguous`, and with `tab.missing`, `column.missing`… */
export function exportPerson(ports: Ports, { who }: PersonRequest): Result<ExportedText> {
  const people = readTable(ports, contacts);
  if (!people.ok) return people;
  const found = findPerson(people.value.rows, who);
  if (!found.ok) return found;
  const { id, values } = found.value;
  const file: Record<string, unknown> = { [contacts.tab]: [jsonRow(contacts, found.value)] };
  for (const { table, concerns } of PLACES) {
    const read = readTable(ports, table);
    if (!read.ok) return read;
    const rows = read.value.rows.filter((row) => concerns(row, id, values.companyId));
    if (rows.length > 0) file[table.tab] = rows.map((row) => jsonRow(table, row));
  }
  return ok({ name: `${matchKey(`${values.firstName} ${values.lastName}`)}.json`, text: writeJson(file) });
}

interface Place {
  readonly table: Table;
  readonly concerns: (row: SheetRow<Table>, id: string, companyId: string) => boolean;
}

const isTheirs: Place['concerns'] = ({ values }, id) => values.contactId === id;
const mentions: Place['concerns'] = ({ values }, id) =>
  [values.subject, values.detail, values.summary].some((text) => String(text ?? '').includes(id));

const PLACES: readonly Place[] = [
  { table: companies, concerns: (row, _id, companyId) => companyId !== '' && row.id === companyId },
  { table: opportunities, concerns: isTheirs },
  { table: interactions, concerns: isTheirs },
  { table: followUps, concerns: isTheirs },
  { table: history, concerns: ({ values }, id) => values.subjectId === id },
  // Its lines hold former values of the person’s cells, and those of others beside them: only what was done is told.
  { table: { ...journal, columns: journal.columns.filter(({ key }) => key !== 'detail') }, concerns: mentions },
];

type Person = SheetRow<typeof contacts>;

function findPerson(rows: readonly Person[], who: string): Result<Person> {
  const wanted = fold(who);
  const byMark = rows.filter(
    ({ id, values }) =>
      id !== '' && [id, values.email, values.email2].some((mark) => mark !== '' && fold(mark) === wanted),
  );
  const byName = rows.filter(({ id, values }) => {
    const { firstName, lastName, label } = values;
    return (
      id !== '' && [`${firstName} ${lastName}`, `${lastName} ${firstName}`, label].some((name) => fold(name) === wanted)
    );
  });
  const found = byMark.length > 0 ? byMark : byName;
  const [only] = found;
  if (only === undefined) {
    return fail('person.unknown', 'Personne ne porte ce nom ni cette adresse dans CONTACTS.', 'who');
  }
  if (found.length === 1) return ok(only);
  const ids = found.map(({ id }) => id).join(', ');
  return fail('person.ambiguous', `Plusieurs fiches lui correspondent\u00a0: ${ids}. Tapez l’identifiant.`, 'who');
}
