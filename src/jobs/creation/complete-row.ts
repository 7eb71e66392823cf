/** A row about to be created: what was typed, and what the system keeps beside it. */
import { startOfDay } from 'date-fns';
import { departmentOfPostcode } from '../../crm/departments.ts';
import { contactLabel } from '../../crm/names.ts';
import { closingDay } from '../../crm/pipeline/settle.ts';
import { weighAmount } from '../../crm/pipeline/weigh-amount.ts';
import { factsOfCompany } from '../../crm/score/facts.ts';
import { createScorer } from '../../crm/score/score.ts';
import type { Settings } from '../../crm/settings/index.ts';
import {
  type CompanyRow,
  type ContactRow,
  companies,
  contacts,
  type FollowUpRow,
  followUps,
  type OpportunityRow,
  opportunities,
} from '../../crm/tables/index.ts';
import type { RowOf, Table } from '../../crm/tables/table.ts';
import { type CellValue, parseCell } from '../../sheet/cell-values.ts';
import type { CreatedTable } from './created-tables.ts';

/** A row of one of the tables, whole. */
export type NewRow =
  | { readonly table: 'contacts'; readonly values: ContactRow }
  | { readonly table: 'companies'; readonly values: CompanyRow }
  | { readonly table: 'opportunities'; readonly values: OpportunityRow }
  | { readonly table: 'followUps'; readonly values: FollowUpRow };

type Typed = Readonly<Record<string, CellValue>>;

/** @param companyScore of the company that a contact works for; `null` when it has none */
export function completeRow(
  table: CreatedTable,
  typed: Typed,
  settings: Settings,
  now: Date,
  companyScore: number | null,
): NewRow {
  switch (table) {
    case 'contacts':
      return { table, values: completeContact(blank(contacts, typed), settings, now, companyScore) };
    case 'companies':
      return { table, values: completeCompany(blank(companies, typed), settings, now) };
    case 'opportunities':
      return { table, values: completeOpportunity(blank(opportunities, typed), settings, now) };
    case 'followUps':
      return { table, values: blank(followUps, typed) };
  }
}

/** A company of which only the name is known. */
export function nameOnlyCompany(name: string, settings: Settings, now: Date): CompanyRow {
  return completeCompany(blank(companies, { name }), settings, now);
}

/** What was typed, and a blank in each other column: readField gives each key the type that its column declares. */
function blank<T extends Table>(table: T, typed: Typed): RowOf<T> {
  const values: Record<string, CellValue> = {};
  for (const column of table.columns) values[column.key] = typed[column.key] ?? parseCell(column, '').value;
  return values as RowOf<T>;
}

function completeContact(row: ContactRow, { stages }: Settings, now: Date, score: number | null): ContactRow {
  const stage = row.stage || (stages[0]?.name ?? '');
  const label = contactLabel(row.firstName, row.lastName, row.company);
  return { ...row, stage, validatedStage: stage, label, score, addedOn: now };
}

/** Nobody works there yet, and nothing has happened with it: its score follows from its own facts. */
function completeCompany(row: CompanyRow, { icp }: Settings, now: Date): CompanyRow {
  const alone = { contacts: [], lastInbound: null, budgetConfirmed: false, openTender: false };
  const { score, sentence } = createScorer(icp)(factsOfCompany(row, alone, startOfDay(now)));
  return { ...row, department: departmentOfPostcode(row.postcode), score, scoreDetail: sentence, addedOn: now };
}

function completeOpportunity(row: OpportunityRow, { stages }: Settings, now: Date): OpportunityRow {
  const today = startOfDay(now);
  const stage = row.stage || (stages[0]?.name ?? '');
  return {
    ...row,
    stage,
    validatedStage: stage,
    weightedAmount: weighAmount({ ...row, stage }, stages),
    stageSince: today,
    createdOn: today,
    closedOn: closingDay(stages, stage, row, today),
  };
}
