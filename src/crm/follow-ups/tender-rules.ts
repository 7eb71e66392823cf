/** What calls for a follow-up of a tender that the team keeps: each deadline of its notice, and its end. */
import { addDays, startOfDay } from 'date-fns';
import { daysBetween, findDateTimes, formatShortDay } from '../french/dates.ts';
import type { Settings } from '../settings/index.ts';
import type { TenderRow } from '../tables/index.ts';
import { isWorkingDay, nextWorkingDay } from '../working-days.ts';
import { type Need, need, type Rule } from './need.ts';

/** @param deal the tender's opportunity while it is open; `null` when there is none */
export function tenderNeeds(
  tender: TenderRow,
  deal: { readonly assignee: string } | null,
  settings: Settings,
  today: Date,
): Need[] {
  if (tender.decision !== 'Retenu' || tender.noticeId === '') return [];
  if (tender.state === 'Annulé' || tender.state === 'Attribué') {
    return deal === null ? [] : [closed(tender, deal.assignee, settings, today)];
  }
  const urgentDays = settings.followUps.deadlineDays;
  if (urgentDays === null) return [];
  const dated = (rule: Rule, what: string, deadline: Date | null): Need[] => {
    if (deadline === null || daysBetween(today, deadline) < 0) return [];
    return [
      need(
        rule,
        { noticeId: tender.noticeId, opportunityId: tender.opportunityId },
        { what: `${what} «\u00a0${tender.title}\u00a0»`, reason: ` le ${formatShortDay(deadline)}` },
        {
          assignee: deal?.assignee ?? '',
          dueOn: lastWorkingDay(deadline, today, settings.calendar),
          urgent: daysBetween(today, deadline) < urgentDays,
        },
      ),
    ];
  };
  return [
    ...dated('tender-questions', 'Poser les questions sur', tender.questionsBefore),
    ...dated('tender-visit', 'Visiter le site de', findDateTimes(tender.siteVisit)[0] ?? null),
    ...dated('deadline', 'Remettre l’offre', tender.deadline),
  ];
}

/** Its opportunity waits for nothing any more: the team closes it, or goes on without the tender. */
function closed(
  { noticeId, opportunityId, title, state }: TenderRow,
  assignee: string,
  { calendar }: Settings,
  today: Date,
): Need {
  return need(
    'tender-closed',
    { noticeId, opportunityId },
    {
      what: `Décider de la suite de «\u00a0${title}\u00a0»`,
      reason: `, ${state === 'Annulé' ? 'annulé' : 'attribué'}`,
    },
    { assignee, dueOn: nextWorkingDay(today, calendar), urgent: true },
  );
}

/** A deadline is met before it, not after: the last working day up to it, and never in the past. */
export function lastWorkingDay(deadline: Date, today: Date, calendar: Settings['calendar']): Date {
  for (let day = startOfDay(deadline); day >= today; day = addDays(day, -1)) {
    if (isWorkingDay(day, calendar)) return day;
  }
  return today;
}
