/** Words and companies of a file, as changes to the tables. */
import type { CompanyRow } from '../../crm/tables/index.ts';
import { companies, type contacts, type opportunities } from '../../crm/tables/index.ts';
import type { Column, Table } from '../../crm/tables/table.ts';
import { recognizeChoice } from '../../crm/takeover/choices.ts';
import { companiesToCreate, type Mention, mentionKey, type NamedCompany } from '../../crm/takeover/companies.ts';
import { append, type Change, onBehalf } from '../../sheet/change.ts';
import type { SheetRow, TableRows } from '../../sheet/rows.ts';

/** Allowed values by the name of their list in PARAMETRES. */
export type ValueLists = Readonly<Record<'stages' | 'channels' | 'team', readonly string[]>>;

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

function textOf(row: SheetRow<Table>, key: string): string {
  const value = (row.values as Readonly<Record<string, unknown>>)[key];
  return typeof value === 'string' ? value.trim() : '';
}

function allowedValues(column: Column, lists: ValueLists): readonly string[] | null {
  if (column.type !== 'choice' || column.values === undefined) return null;
  return typeof column.values === 'string' ? lists[column.values] : column.values;
}
