/** Which follow-ups the facts of the day call for. Each rule is a row of PARAMETRES; each has one reason and one subject. */
import { startOfDay } from 'date-fns';
import { findStage, isOpen } from '../pipeline/stages.ts';
import type { Settings } from '../settings/index.ts';
import { nextAction, privacyNotice, quiet, unanswered } from './contact-rules.ts';
import { proposalDue, stuck } from './deal-rules.ts';
import type { FollowUpFacts, Need } from './need.ts';
import { standIn } from './stand-in.ts';
import { ritualDue, taskDue } from './steering-rules.ts';
import { tenderNeeds } from './tender-rules.ts';

/** Everything that should be followed up today, the same for the same facts. Objecting contacts are left in peace. */
export function needsOf(facts: FollowUpFacts, settings: Settings, today: Date): Need[] {
  const day = startOfDay(today);
  const reachable = facts.contacts.filter(({ id, optedOut }) => id !== '' && !optedOut);
  const owners = new Map(facts.contacts.map(({ id, assignee }) => [id, assignee]));
  // A deal that nobody has been given is its contact's person's.
  const open = facts.opportunities
    .filter(({ id, stage }) => id !== '' && isStillOpen(settings, stage))
    .map((deal) => ({ ...deal, assignee: deal.assignee || (owners.get(deal.contactId) ?? '') }));
  const byId = new Map(open.map((deal) => [deal.id, deal]));
  const over = new Set(facts.opportunities.filter(({ id }) => id !== '' && !byId.has(id)).map(({ id }) => id));
  const silent = new Set(facts.contacts.filter(({ id, optedOut }) => id !== '' && optedOut).map(({ id }) => id));
  // The deadline of its tender is told with the tender.
  const answered = new Set(
    facts.tenders
      .filter(({ decision, deadline }) => decision === 'Retenu' && deadline !== null)
      .map(({ opportunityId }) => opportunityId),
  );
  return [
    ...reachable.flatMap((contact) => [
      ...nextAction(contact, contact, { contactId: contact.id }, settings, day),
      ...unanswered(contact, facts, settings, day),
      ...quiet(contact, facts, settings, day),
      ...privacyNotice(contact, settings, day),
    ]),
    ...open
      .filter(({ contactId }) => !silent.has(contactId))
      .flatMap((deal) => [
        ...nextAction(
          deal,
          { label: deal.title },
          { contactId: deal.contactId, opportunityId: deal.id },
          settings,
          day,
        ),
        ...(answered.has(deal.id) ? [] : proposalDue(deal, settings, day)),
        ...stuck(deal, settings, day),
      ]),
    ...facts.tenders
      .filter(({ opportunityId }) => !over.has(opportunityId))
      .flatMap((tender) => tenderNeeds(tender, byId.get(tender.opportunityId) ?? null, settings, day)),
    ...(facts.actions ?? []).flatMap((task) => taskDue(task, settings, day)),
    ...(facts.rituals ?? []).flatMap((ritual) => ritualDue(ritual, settings, day)),
  ].map((need) => ({
    ...need,
    // What is late is done today.
    assignee: standIn(need.owner, need.dueOn > day ? need.dueOn : day, settings.team),
  }));
}

function isStillOpen({ stages }: Settings, name: string): boolean {
  const stage = findStage(stages, name);
  return stage !== null && isOpen(stage);
}
