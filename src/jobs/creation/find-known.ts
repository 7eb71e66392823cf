/** Rows that may be the very one about to be created: shown with the fact that says so, never in the way. */

import { type CompanyFacts, judgeCompanies, readCompany } from '../../crm/duplicates/companies.ts';
import { areTitlesAlike } from '../../crm/duplicates/titles.ts';
import { isPending } from '../../crm/follow-ups/pending.ts';
import { formatDay } from '../../crm/french/dates.ts';
import { matchKey } from '../../crm/names.ts';
import { findStage, isOpen } from '../../crm/pipeline/stages.ts';
import type { Settings } from '../../crm/settings/index.ts';
import {
  type ContactRow,
  companies,
  contacts,
  type FollowUpRow,
  followUps,
  type OpportunityRow,
  opportunities,
} from '../../crm/tables/index.ts';
import { ok, type Result } from '../../result.ts';
import type { Fresh } from '../../sheet/index.ts';
import { findTwins } from '../contacts/find-twins.ts';
import type { NewRow } from './complete-row.ts';
import type { CreatedTable } from './created-tables.ts';

export interface KnownRow {
  readonly table: CreatedTable;
  readonly id: string;
  readonly name: string;
  /** Where, who, how far; the parts that are known. */
  readonly detail: string;
  /** « Même SIREN, même nom » */
  readonly reason: string;
}

/** More would hide the form. */
const MOST = 3;

/** The likeliest first. One weighted call. */
export function findKnown(tables: Pick<Fresh, 'rows'>, settings: Settings, row: NewRow): Result<KnownRow[]> {
  switch (row.table) {
    case 'contacts':
      return findPeople(tables, row.values);
    case 'companies':
      return findFirms(tables, row.values);
    case 'opportunities':
      return findDeals(tables, settings, row.values);
    case 'followUps':
      return findFollowUps(tables, row.values);
  }
}

function findPeople(tables: Pick<Fresh, 'rows'>, person: ContactRow): Result<KnownRow[]> {
  const people = tables.rows(contacts);
  if (!people.ok) return people;
  return ok(
    findTwins(person, people.value.rows).map(({ row: { id, values }, reason }) => ({
      table: 'contacts',
      id,
      name: join([values.firstName, values.lastName], ' '),
      detail: join([values.position, values.company, values.email]),
      reason,
    })),
  );
}

function findFirms(tables: Pick<Fresh, 'rows'>, firm: CompanyFacts): Result<KnownRow[]> {
  const firms = tables.rows(companies);
  if (!firms.ok) return firms;
  const typed = readCompany(firm);
  return ok(
    firms.value.rows
      .flatMap((row) => {
        const verdict = row.id === '' ? null : judgeCompanies(typed, readCompany(row.values));
        return verdict === null ? [] : [{ row, verdict }];
      })
      .sort((a, b) => b.verdict.percent - a.verdict.percent)
      .slice(0, MOST)
      .map(({ row: { id, values }, verdict: { reason } }) => ({
        table: 'companies',
        id,
        name: values.name,
        detail: join([values.type, join([values.postcode, values.city], ' '), values.siren && `SIREN ${values.siren}`]),
        reason,
      })),
  );
}

/** Of the same company, still open, with a title that says the same. */
function findDeals(tables: Pick<Fresh, 'rows'>, { stages }: Settings, deal: OpportunityRow): Result<KnownRow[]> {
  const deals = tables.rows(opportunities);
  if (!deals.ok) return deals;
  return ok(
    deals.value.rows
      .filter(({ id, values }) => {
        const stage = findStage(stages, values.stage);
        const open = stage === null || isOpen(stage);
        return id !== '' && open && isSame(values, deal, 'company') && areTitlesAlike(values.title, deal.title);
      })
      .slice(0, MOST)
      .map(({ id, values: { title, company, stage } }) => ({
        table: 'opportunities',
        id,
        name: title,
        detail: join([company, stage]),
        reason: 'Même entreprise, titre proche, encore ouverte',
      })),
  );
}

/** For the same person or deal, not done yet, with the same words. */
function findFollowUps(tables: Pick<Fresh, 'rows'>, task: FollowUpRow): Result<KnownRow[]> {
  const tasks = tables.rows(followUps);
  if (!tasks.ok) return tasks;
  return ok(
    tasks.value.rows
      .filter(
        ({ id, values }) =>
          id !== '' &&
          isPending(values) &&
          (isSame(values, task, 'contact') || isSame(values, task, 'opportunity')) &&
          areTitlesAlike(values.what, task.what),
      )
      .slice(0, MOST)
      .map(({ id, values }) => ({
        table: 'followUps',
        id,
        name: values.what,
        detail: join([values.contact || values.opportunity, values.dueOn && formatDay(values.dueOn), values.assignee]),
        reason: 'Même sujet, pas encore faite',
      })),
  );
}

/** Two rows that name the same other row: by its identifier, else by its name. */
function isSame<K extends string>(
  a: Readonly<Record<K | `${K}Id`, string>>,
  b: Readonly<Record<K | `${K}Id`, string>>,
  key: K,
): boolean {
  const [left, right] = [a[`${key}Id`], b[`${key}Id`]];
  if (left !== '' && right !== '') return left === right;
  return a[key].trim() !== '' && matchKey(a[key]) === matchKey(b[key]);
}

function join(parts: readonly (string | null)[], separator = ', '): string {
  return parts.filter((part) => part !== null && part !== '').join(separator);
}
