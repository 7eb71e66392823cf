/** Which row a name stands for. A name that stands for none or for several is never guessed: the link that is there is kept. */
import { fold } from '../../crm/names.ts';
import type { companies, contacts } from '../../crm/tables/index.ts';
import { mentionKey } from '../../crm/takeover/companies.ts';
import type { SheetRow } from '../../sheet/rows.ts';

/** The identifier behind a name, given the link that the row already holds; `''` when nobody can tell. */
export type FindLink = (name: string, present: string) => string;

/** `created` are companies about to be added, by the key of their name. */
export function linkCompanies(
  rows: readonly SheetRow<typeof companies>[],
  created: ReadonlyMap<string, string>,
): FindLink {
  const ids = groupBy(rows, ({ values }) => mentionKey(values.name));
  for (const [key, id] of created) ids.set(key, [id]);
  return (name, present) => choose(name, ids.get(mentionKey(name)), present);
}

/** Contacts are named by their label, « Prénom Nom (Entreprise) ». */
export function linkContacts(
  rows: readonly SheetRow<typeof contacts>[],
  labelOf: (row: SheetRow<typeof contacts>) => string,
): FindLink {
  const ids = groupBy(rows, (row) => fold(labelOf(row)));
  return (name, present) => choose(name, ids.get(fold(name)), present);
}

function choose(name: string, candidates: readonly string[] | undefined, present: string): string {
  if (name.trim() === '') return '';
  const [only] = candidates ?? [];
  return only !== undefined && candidates?.length === 1 ? only : present;
}

function groupBy<R extends { readonly id: string }>(
  rows: readonly R[],
  keyOf: (row: R) => string,
): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key !== '' && row.id !== '') groups.set(key, [...(groups.get(key) ?? []), row.id]);
  }
  return groups;
}
