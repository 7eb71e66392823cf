/** What the system's columns become once a row is edited: labels, links, département, scores. */
import { departmentOfPostcode } from '../../crm/departments.ts';
import { contactLabel } from '../../crm/names.ts';
import { weighAmount } from '../../crm/pipeline/weigh-amount.ts';
import {
  type CompanyRow,
  type ContactRow,
  companies,
  contacts,
  type OpportunityRow,
  opportunities,
} from '../../crm/tables/index.ts';
import { ok, type Result } from '../../result.ts';
import type { CellValue } from '../../sheet/cell-values.ts';
import { type Change, type Fresh, type SheetRow, setSystem } from '../../sheet/index.ts';
import { type NamedRow, type NamedTable, nameContact } from '../mentions/name-index.ts';
import { planRenaming } from '../mentions/rename-mentions.ts';
import { rescore } from '../scores/rescore.ts';
import { readScoredTables, type ScoredTables } from '../scores/surroundings.ts';
import type { EditedRow } from './editable.ts';
import type { ReadEdit } from './read-edit.ts';

/** Columns of which the score is made, by table. */
export const SCORED_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  companies: ['type', 'size', 'certifications', 'commitments', 'budget', 'electedOfficials'],
  contacts: ['role', 'company'],
  opportunities: ['budgetConfirmed', 'company'],
};

/**
 * Renames the row wherever it is named, and works its score out again when the edit touches one of its facts: both read the
 * tables that they need, each once.
 */
export function planConsequences(fresh: Fresh, edited: EditedRow, edit: ReadEdit): Result<Change[]> {
  const renamed = planRenamed(fresh, edited, edit);
  if (!renamed.ok) return renamed;
  const changes = [...derive(edited, edit), ...renamed.value];
  if (!touchesScore(edited, edit)) return ok(changes);
  const tables = readScoredTables(fresh);
  if (!tables.ok) return tables;
  return ok([...changes, ...rescore(withRow(tables.value, edited, edit), affected(edited, edit), fresh.now)]);
}

/** A row that other tables name, and whose name the edit changes. */
function planRenamed(fresh: Fresh, { table, row }: EditedRow, { values }: ReadEdit): Result<Change[]> {
  const before = nameOf(table.key, row.id, row.values);
  const after = nameOf(table.key, row.id, { ...row.values, ...values });
  if (before.name === after.name) return ok([]);
  return planRenaming(fresh, { table: table.key as NamedTable, before, after });
}

/** The row is one of its table, and holds what its table declares. */
function nameOf(key: string, id: string, values: object): NamedRow {
  if (key === 'contacts') return nameContact(id, values as ContactRow);
  return { id, name: key === 'companies' ? (values as CompanyRow).name : (values as OpportunityRow).title };
}

export function touchesScore({ table }: EditedRow, { values }: ReadEdit): boolean {
  return Object.keys(values).some((key) => SCORED_COLUMNS[table.key]?.includes(key));
}

/** The companies whose score the edit may change: the one before, the one after. */
export function affected({ table, row }: EditedRow, { links }: ReadEdit): ReadonlySet<string> {
  const before = table.key === 'companies' ? row.id : String((row.values as Row).companyId);
  return new Set([before, links.companyId ?? before].filter((id) => id !== ''));
}

/** The tables as they will stand. */
export function withRow(tables: ScoredTables, { table, row }: EditedRow, { values, links }: ReadEdit): ScoredTables {
  const replace = <T extends { readonly id: string; readonly values: object }>(rows: readonly T[]): readonly T[] =>
    rows.map((other) => (other.id === row.id ? { ...other, values: { ...other.values, ...values, ...links } } : other));
  switch (table.key) {
    case 'companies':
      return { ...tables, firms: replace(tables.firms) };
    case 'contacts':
      return { ...tables, people: replace(tables.people) };
    default:
      return { ...tables, deals: replace(tables.deals) };
  }
}

type Row = Readonly<Record<string, CellValue>>;

function derive({ table, row, settings }: EditedRow, { values, links }: ReadEdit): Change[] {
  // The row is one of its table, and so are its new values.
  const after = { ...row.values, ...values } as unknown;
  switch (table.key) {
    case 'companies':
      return deriveCompany(row, after as CompanyRow, values);
    case 'contacts':
      return deriveContact(row, after as ContactRow, values, links);
    default:
      return deriveOpportunity(row.id, weighAmount(after as OpportunityRow, settings.stages), values, links);
  }
}

function deriveCompany({ id }: SheetRow<EditedRow['table']>, after: CompanyRow, changed: Row): Change[] {
  const department = departmentOfPostcode(after.postcode);
  return 'postcode' in changed ? [setSystem(companies, id, { department })] : [];
}

function deriveOpportunity(
  id: string,
  weightedAmount: number | null,
  changed: Row,
  links: Readonly<Record<string, string>>,
): Change[] {
  const weighs = 'amount' in changed || 'probability' in changed;
  const cells = { ...links, ...(weighs ? { weightedAmount } : {}) };
  return Object.keys(cells).length === 0 ? [] : [setSystem(opportunities, id, cells)];
}

function deriveContact(
  { id }: SheetRow<EditedRow['table']>,
  { firstName, lastName, company }: ContactRow,
  changed: Row,
  links: Readonly<Record<string, string>>,
): Change[] {
  if (!['firstName', 'lastName', 'company'].some((key) => key in changed)) return [];
  return [setSystem(contacts, id, { label: contactLabel(firstName, lastName, company), ...links })];
}
