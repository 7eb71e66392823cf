import { activityFromRow } from '../../crm/contact-activity.ts';
import {
  activityByContact,
  type ContactActivity,
  type Exchange,
  NO_ACTIVITY,
  recordExchange,
} from '../../crm/interactions.ts';
import { factsOfContact } from '../../crm/pipeline/facts.ts';
import { type GateFacts, listMissing, missingFor, sourcesOf } from '../../crm/pipeline/gates.ts';
import { advance, findStage, nextStage } from '../../crm/pipeline/stages.ts';
import type { Settings } from '../../crm/settings/index.ts';
import type { Stage } from '../../crm/settings/stages.ts';
import { type contacts, interactions, type OpportunityRow, opportunities } from '../../crm/tables/index.ts';
import { ok, type Result } from '../../result.ts';
import type { Fresh, SheetRow } from '../../sheet/index.ts';

/** Where a contact stood, where it stands, and what the next stage still asks for (`''` when it is for people to decide). */
export interface StageMove {
  readonly from: string;
  readonly to: string;
  readonly note: string;
}

type Contact = SheetRow<typeof contacts>;

/**
 * The stage that this exchange brings a contact to. OPPORTUNITES is read only when a gate ahead asks for what it holds,
 * and INTERACTIONS only when the contact's own row and this exchange do not prove enough.
 */
export function moveStage(fresh: Fresh, contact: Contact, exchange: Exchange, { stages }: Settings): Result<StageMove> {
  const from = contact.values.stage;
  const start = from === '' ? stages[0] : findStage(stages, from);
  // A stage typed by hand that no gate has accepted yet is not built upon.
  const accepted = contact.values.validatedStage === '' || contact.values.validatedStage === from;
  if (start?.kind !== 'prospecting' || !accepted) return ok({ from, to: from, note: '' });

  const ahead = stages.slice(stages.indexOf(start) + 1).filter(({ kind }) => kind === 'prospecting');
  const deals = ahead.some(({ gate }) => sourcesOf(gate).deals) ? dealsAround(fresh, contact) : ok([]);
  if (!deals.ok) return deals;
  const decide = (activity: ContactActivity): Decided => {
    const facts = factsOfContact(contact.values, recordExchange(activity, exchange), deals.value, stages);
    const to = advance(stages, from, facts);
    return { to, next: nextStage(stages, to), facts };
  };

  const quick = decide(activityFromRow(contact.values));
  const proven = contact.values.lastInteraction === null || !lacksExchanges(quick);
  if (proven) return ok(describe(from, quick));
  const past = fresh.rows(interactions);
  if (!past.ok) return past;
  const own = past.value.rows.map(({ values }) => values).filter(({ contactId }) => contactId === contact.id);
  return ok(describe(from, decide(activityByContact(own).get(contact.id) ?? NO_ACTIVITY)));
}

interface Decided {
  readonly to: string;
  readonly next: Stage | null;
  readonly facts: GateFacts;
}

function describe(from: string, { to, next, facts }: Decided): StageMove {
  if (next === null || next.kind !== 'prospecting') return { from, to, note: '' };
  const missing = missingFor(next.gate, facts);
  return { from, to, note: `Pour ${next.name}, il manque\u00a0: ${listMissing(missing)}.` };
}

/** True when what stops the contact is an exchange that an older row may hold. */
function lacksExchanges({ next, facts }: Decided): boolean {
  if (next === null || next.kind !== 'prospecting') return false;
  return next.gate.some((clause) => missingFor([clause], facts).length > 0 && sourcesOf([clause]).exchanges);
}

function dealsAround(fresh: Fresh, { id, values }: Contact): Result<readonly OpportunityRow[]> {
  const deals = fresh.rows(opportunities);
  if (!deals.ok) return deals;
  return ok(
    deals.value.rows
      .map((row) => row.values)
      .filter((deal) => deal.contactId === id || (values.companyId !== '' && deal.companyId === values.companyId)),
  );
}
