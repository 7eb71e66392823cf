/** What taking over existing rows means, row by row, as a pure plan: shown first, carried out by `transact` later. */

import { contactLabel } from '../../crm/names.ts';
import type { CompanyRow, ContactRow } from '../../crm/tables/index.ts';
import { companies, type contacts, type opportunities } from '../../crm/tables/index.ts';
import type { Column, Table } from '../../crm/tables/table.ts';
import { recognizeChoice } from '../../crm/takeover/choices.ts';
import { companiesToCreate, type Mention, mentionKey, type NamedCompany } from '../../crm/takeover/companies.ts';
import { append, type Change, onBehalf } from '../../sheet/change.ts';
import type { SheetRow, TableRows } from '../../sheet/rows.ts';

/** A value nobody but the team can make sense of. It stays as typed, with a note. */
export interface Unclear {
  readonly table: Table;
  readonly position: number;
  readonly column: string;
  /** One French sentence. */
  readonly message: string;
}

/** Two contacts that may be one person. */
export interface LikelyDuplicate {
  readonly names: readonly string[];
  /** `même adresse e-mail`, `même nom dans la même entreprise`. */
  readonly reason: string;
}

/** Allowed values by the name of their list in PARAMETRES. */
export type ValueLists = Readonly<Record<'stages' | 'channels' | 'team', readonly string[]>>;

/** Values of choice columns that mean nothing known, and cells that cannot be read as their column says. */
export function findUnclear(table: Table, rows: TableRows<Table>, lists: ValueLists): Unclear[] {
  return rows.rows.flatMap((row) => [
    ...row.problems.map((problem) => ({
      table,
      position: row.position,
      column: problem.column,
      message: problem.message,
    })),
    ...table.columns.flatMap((column) => {
      const allowed = allowedValues(column, lists);
      const text = textOf(row, column.key);
      if (!allowed || column.open || text === '' || recognizeChoice(column.key, allowed, text) !== null) return [];
      const message = `« ${text} » n’est pas une valeur connue de la colonne « ${column.header} ». Choisissez dans la liste : ${allowed.join(', ')}.`;
      return [{ table, position: row.position, column: column.key, message }];
    }),
  ]);
}

/** Words of the team replaced by Pistil's, where they mean the same: `client` → `Gagné`. */
export function normalizeChoices<T extends Table>(table: T, rows: TableRows<T>, lists: ValueLists): Change[] {
  return rows.rows.flatMap((row) => {
    const words: Record<string, string> = {};
    const seen: Record<string, string> = {};
    for (const column of table.columns) {
      const allowed = column.owner === 'team' ? allowedValues(column, lists) : null;
      const text = textOf(row, column.key);
      const meant = allowed && text !== '' ? recognizeChoice(column.key, allowed, text) : null;
      if (meant === null || meant === text) continue;
      words[column.key] = meant;
      seen[column.key] = text;
    }
    // The keys come from the declaration itself, which TypeScript cannot follow through a loop.
    return Object.keys(words).length === 0 ? [] : [onBehalf(table, row.id, words as never, seen as never)];
  });
}

/** The companies that contacts and opportunities only name. */
export function companiesNamed(
  existing: readonly SheetRow<typeof companies>[],
  people: readonly SheetRow<typeof contacts>[],
  deals: readonly SheetRow<typeof opportunities>[],
): Map<string, NamedCompany> {
  const known = new Set(existing.map((row) => mentionKey(row.values.name)));
  const mentions: Mention[] = [
    ...people.map((row) => ({ name: row.values.company, type: typeMeant(row.values.type) })),
    ...deals.map((row) => ({ name: row.values.company, type: '' })),
  ];
  return companiesToCreate(mentions, known);
}

function typeMeant(text: string): string {
  return text === '' ? '' : (recognizeChoice('type', contactTypes, text) ?? '');
}

const contactTypes = ['Collectivité', 'Entreprise RSE', 'Partenaire', 'Prescripteur', 'Ambassadeur'];

/** Rows of ENTREPRISES for companies that were only named. */
export function appendCompanies(
  named: ReadonlyMap<string, NamedCompany>,
  ids: ReadonlyMap<string, string>,
  today: Date,
): Change[] {
  return [...named].map(([key, company]) =>
    append(companies, {
      id: ids.get(key) ?? '',
      name: company.name,
      type: company.type,
      addedOn: today,
    } satisfies Partial<CompanyRow>),
  );
}

/** Contacts that share an e-mail address, or a name and a company. */
export function likelyDuplicates(people: readonly SheetRow<typeof contacts>[]): LikelyDuplicate[] {
  const byEmail = group(people, ({ email }) => email.trim().toLowerCase());
  const byName = group(people, ({ firstName, lastName, company }) =>
    lastName.trim() === '' ? '' : `${mentionKey(`${firstName} ${lastName}`)}|${mentionKey(company)}`,
  );
  return [
    ...byEmail.map((rows) => ({ names: rows.map(nameOf), reason: 'même adresse e-mail' })),
    ...byName
      .filter((rows) => new Set(rows.map((row) => row.values.email.trim().toLowerCase())).size > 1)
      .map((rows) => ({ names: rows.map(nameOf), reason: 'même nom dans la même entreprise' })),
  ];
}

function group(
  people: readonly SheetRow<typeof contacts>[],
  keyOf: (values: ContactRow) => string,
): SheetRow<typeof contacts>[][] {
  const groups = new Map<string, SheetRow<typeof contacts>[]>();
  for (const row of people) {
    const key = keyOf(row.values);
    if (key !== '') groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].filter((rows) => rows.length > 1);
}

function nameOf(row: SheetRow<typeof contacts>): string {
  return contactLabel(row.values.firstName, row.values.lastName, row.values.company);
}

function textOf(row: SheetRow<Table>, key: string): string {
  const value = (row.values as Readonly<Record<string, unknown>>)[key];
  return typeof value === 'string' ? value.trim() : '';
}

function allowedValues(column: Column, lists: ValueLists): readonly string[] | null {
  if (column.type !== 'choice' || column.values === undefined) return null;
  return typeof column.values === 'string' ? lists[column.values] : column.values;
}
