/** What calls for a follow-up of a sale: a deadline ahead, a stage that lasts too long. */
import { addDays, startOfDay } from 'date-fns';
import { daysBetween, formatShortDay } from '../french/dates.ts';
import { countOf } from '../french/numbers.ts';
import { findStage } from '../pipeline/stages.ts';
import type { Settings } from '../settings/index.ts';
import type { OpportunityRow } from '../tables/index.ts';
import { nextWorkingDay } from '../working-days.ts';
import { type Need, need } from './need.ts';
import { lastWorkingDay } from './tender-rules.ts';

export function proposalDue(deal: OpportunityRow, { followUps, calendar }: Settings, today: Date): Need[] {
  if (followUps.deadlineDays === null || deal.closesOn === null) return [];
  const left = daysBetween(today, deal.closesOn);
  if (left < 0 || left >= followUps.deadlineDays) return [];
  return [
    need(
      'deadline',
      { contactId: deal.contactId, opportunityId: deal.id },
      { what: `Conclure «\u00a0${deal.title}\u00a0»`, reason: ` le ${formatShortDay(deal.closesOn)}` },
      { assignee: deal.assignee, dueOn: lastWorkingDay(deal.closesOn, today, calendar), urgent: true },
    ),
  ];
}

export function stuck(deal: OpportunityRow, { followUps, calendar, stages }: Settings, today: Date): Need[] {
  const limit = findStage(stages, deal.stage)?.maxDays ?? null;
  if (!followUps.stuckStage || limit === null || deal.stageSince === null) return [];
  const stayed = daysBetween(deal.stageSince, today);
  if (stayed <= limit) return [];
  return [
    need(
      'stuck',
      { contactId: deal.contactId, opportunityId: deal.id },
      {
        what: `Débloquer «\u00a0${deal.title}\u00a0»`,
        reason: `, ${countOf(stayed, 'jour', 'jours')} (${deal.stage}, ${limit} au plus)`,
      },
      {
        assignee: deal.assignee,
        since: deal.stageSince,
        dueOn: nextWorkingDay(addDays(startOfDay(deal.stageSince), limit + 1), calendar),
      },
    ),
  ];
}
