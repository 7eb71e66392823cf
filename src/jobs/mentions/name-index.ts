/** Which rows a name stands for, whatever its spelling. */
import { contactLabel, fold } from '../../crm/names.ts';
import type { ContactRow } from '../../crm/tables/index.ts';
import { mentionKey } from '../../crm/takeover/companies.ts';

/** The tables whose rows are named elsewhere. */
export const NAMED_TABLES = ['companies', 'contacts', 'opportunities', 'tenders', 'objectives'] as const;
export type NamedTable = (typeof NAMED_TABLES)[number];

/** A row and how other tables call it. */
export interface NamedRow {
  readonly id: string;
  /** As dropdowns show it. */
  readonly name: string;
  /** A shorter name, which counts when no row is called so in full. */
  readonly short?: string;
}

export interface NameIndex {
  readonly table: NamedTable;
  /** The identifiers of the rows that a text names: none, one, or several. */
  find(text: string): readonly string[];
  /** How a row is called; `undefined` when no row has this identifier. */
  nameOf(id: string): string | undefined;
  /** The same for all spellings of a name. */
  keyOf(text: string): string;
}

/** Legal forms and « Mairie de » do not tell companies apart; everything else is compared without accents and case. */
export function indexNames(table: NamedTable, rows: readonly NamedRow[]): NameIndex {
  const keyOf = table === 'companies' ? mentionKey : fold;
  const named = rows.filter(({ id }) => id !== '');
  const full = groupIds(named.map(({ id, name }) => ({ id, key: keyOf(name) })));
  const short = groupIds(
    named.flatMap((row) => (row.short === undefined ? [] : { id: row.id, key: keyOf(row.short) })),
  );
  const names = new Map(named.map(({ id, name }) => [id, name]));
  // Of rows that share an identifier, one with a name.
  for (const { id, name } of named) if (name !== '') names.set(id, name);
  return {
    table,
    find: (text) => full.get(keyOf(text)) ?? short.get(keyOf(text)) ?? [],
    nameOf: (id) => names.get(id),
    keyOf,
  };
}

/** A contact is « Prénom Nom (Entreprise) » in lists; people also type « Prénom Nom ». */
export function nameContact(id: string, { firstName, lastName, company }: ContactRow): NamedRow {
  const short = contactLabel(firstName, lastName, '');
  return { id, name: short === '' ? '' : contactLabel(firstName, lastName, company), short };
}

function groupIds(rows: readonly { readonly id: string; readonly key: string }[]): ReadonlyMap<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const { id, key } of rows) {
    if (key === '') continue;
    const group = groups.get(key);
    if (group?.includes(id)) continue;
    if (group) group.push(id);
    else groups.set(key, [id]);
  }
  return groups;
}
