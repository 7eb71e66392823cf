/** What a contact or an opportunity still lacks to enter a stage, from what stands in the sheet. */
import { NO_ACTIVITY, recordExchange } from '../../crm/interactions.ts';
import { budgetToCome, factsOfContact, factsOfOpportunity } from '../../crm/pipeline/facts.ts';
import { type GateFacts, type Missing, sourcesOf } from '../../crm/pipeline/gates.ts';
import { findStage, missingToMove, stageOfContact } from '../../crm/pipeline/stages.ts';
import type { Settings } from '../../crm/settings/index.ts';
import { companies, type contacts, type InteractionRow, interactions, opportunities } from '../../crm/tables/index.ts';
import { ok, type Result } from '../../result.ts';
import type { Fresh, SheetRow } from '../../sheet/index.ts';

export type Contact = SheetRow<typeof contacts>;
export type Opportunity = SheetRow<typeof opportunities>;

/** Tables are read as the gate asks for them, each at most once. */
type Tables = Pick<Fresh, 'rows'>;

/**
 * What an opportunity lacks to go from one stage to another; empty when nothing. Reads ENTREPRISES and INTERACTIONS only
 * when the gate of the stage asks for what they hold.
 *
 * @param from the last stage that Pistil has validated; the first one for a new row
 * @param scored the company's score when it is about to change; `undefined` for the one that stands in ENTREPRISES
 */
export function judgeOpportunity(
  tables: Tables,
  { stages, icp }: Settings,
  { id, values }: Pick<Opportunity, 'id' | 'values'>,
  from: string,
  to: string,
  scored?: number,
): Result<Missing[]> {
  const needs = sourcesOf(findStage(stages, to)?.gate ?? []);
  const firms = needs.score && values.companyId !== '' ? tables.rows(companies) : null;
  if (firms && !firms.ok) return firms;
  const firm = firms?.value.byId(values.companyId)?.values;
  const activity = needs.exchanges
    ? activityOf(tables, (row) => row.opportunityId === id || isWith(row, values.contactId))
    : ok(NO_ACTIVITY);
  if (!activity.ok) return activity;
  const facts: GateFacts = {
    // The proposal whose answer is awaited is the stage it comes from, not the one typed over it.
    ...factsOfOpportunity({ ...values, stage: from }, scored ?? firm?.score ?? null, activity.value, stages),
    budgetWouldAdd: firm ? budgetToCome(firm.budget, values.budgetConfirmed, icp) : 0,
  };
  return ok(missingToMove(stages, from, to, facts));
}

/**
 * What a contact lacks to go from one stage to another. Reads OPPORTUNITES, and INTERACTIONS only when the gate asks for
 * what it holds.
 */
export function judgeContact(
  tables: Tables,
  { stages }: Settings,
  { id, values }: Pick<Contact, 'id' | 'values'>,
  from: string,
  to: string,
): Result<Missing[]> {
  const deals = tables.rows(opportunities);
  if (!deals.ok) return deals;
  const held = heldBack(stages, id, to, deals.value.rows);
  if (held) return ok([held]);
  const needs = sourcesOf(findStage(stages, to)?.gate ?? []);
  const activity = needs.exchanges ? activityOf(tables, (row) => isWith(row, id)) : ok(NO_ACTIVITY);
  if (!activity.ok) return activity;
  const around = deals.value.rows
    .map((row) => row.values)
    .filter((deal) => deal.contactId === id || (values.companyId !== '' && deal.companyId === values.companyId));
  return ok(missingToMove(stages, from, to, factsOfContact(values, activity.value, around, stages)));
}

/** A contact's stage is never behind that of its most advanced open opportunity (spec/product.md, section 3). */
function heldBack(
  stages: Settings['stages'],
  contactId: string,
  to: string,
  deals: readonly Opportunity[],
): Missing | null {
  const own = deals.filter(({ values }) => values.contactId === contactId);
  const least = stageOfContact(
    stages,
    to,
    own.map(({ values }) => values.validatedStage || values.stage),
  );
  if (least === to) return null;
  const deal = own.find(({ values }) => findStage(stages, values.validatedStage || values.stage)?.name === least);
  return {
    condition: 'Une étape au moins aussi avancée que celle de son opportunité',
    today: `«\u00a0${deal?.values.title ?? ''}\u00a0» est en ${least}`,
    columns: [],
  };
}

function activityOf(tables: Tables, concerns: (row: InteractionRow) => boolean) {
  const past = tables.rows(interactions);
  if (!past.ok) return past;
  return ok(
    past.value.rows
      .map(({ values }) => values)
      .filter(concerns)
      .reduce(recordExchange, NO_ACTIVITY),
  );
}

function isWith(row: InteractionRow, contactId: string): boolean {
  return contactId !== '' && row.contactId === contactId;
}
