/** Whom to write to next: the leads that matter most today, among those that may be written to. */

import { readEmail } from '../emails.ts';
import { daysBetween } from '../french/dates.ts';
import { findStage, isOpen } from '../pipeline/stages.ts';
import type { Stage } from '../settings/stages.ts';
import type { ContactRow } from '../tables/index.ts';
import { TEMPERATURES } from '../tables/values.ts';

type Lead = Pick<
  ContactRow,
  'email' | 'emailStatus' | 'optedOut' | 'stage' | 'score' | 'temperature' | 'dueOn' | 'nextAction' | 'lastInteraction'
>;

/** True for somebody who has an address that works, has not objected, and whose stage is neither won nor lost. */
export function mayBeWrittenTo(
  { email, emailStatus, optedOut, stage }: Pick<Lead, 'email' | 'emailStatus' | 'optedOut' | 'stage'>,
  stages: readonly Stage[],
): boolean {
  const current = stage === '' ? stages[0] : findStage(stages, stage);
  const address = readEmail(email);
  const works = address.ok && address.value !== '' && emailStatus !== 'Invalide';
  return works && !optedOut && current != null && isOpen(current);
}

/**
 * Those to write to today, most important first: a next action that is due, then temperature, then score. Somebody
 * contacted less than `quietDays` ago waits, unless an action is due.
 */
export function pickLeads<L extends { readonly values: Lead }>(
  people: readonly L[],
  today: Date,
  { stages, quietDays }: { readonly stages: readonly Stage[]; readonly quietDays: number },
): L[] {
  const isDue = ({ nextAction, dueOn }: Lead) => nextAction !== '' && dueOn !== null && dueOn <= today;
  const isQuiet = (lead: Lead) =>
    lead.lastInteraction !== null && daysBetween(lead.lastInteraction, today) < quietDays && !isDue(lead);
  return people
    .filter(({ values }) => mayBeWrittenTo(values, stages) && !isQuiet(values))
    .sort(
      ({ values: a }, { values: b }) =>
        Number(isDue(b)) - Number(isDue(a)) || warmth(a) - warmth(b) || (b.score ?? 0) - (a.score ?? 0),
    );
}

/** Less is warmer; never contacted comes last. */
function warmth({ temperature }: Lead): number {
  const place = (TEMPERATURES as readonly string[]).indexOf(temperature);
  return place < 0 ? TEMPERATURES.length : place;
}
