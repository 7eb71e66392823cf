/** What calls for a follow-up with a person: an action noted, silence, a notice due. */
import { addDays, isAfter, startOfDay } from 'date-fns';
import { daysBetween, formatShortDay } from '../french/dates.ts';
import { countOf } from '../french/numbers.ts';
import { NO_ACTIVITY } from '../interactions.ts';
import { findStage, isOpen } from '../pipeline/stages.ts';
import type { Settings } from '../settings/index.ts';
import type { ContactRow } from '../tables/index.ts';
import { nextWorkingDay } from '../working-days.ts';
import { type FollowUpFacts, type Need, need, type Subject } from './need.ts';
import { countUnanswered } from './unanswered.ts';

/** The next action noted on a contact or an opportunity is due. */
export function nextAction(
  row: Pick<ContactRow, 'nextAction' | 'dueOn' | 'assignee'>,
  { label }: Pick<ContactRow, 'label'>,
  subject: Subject,
  { followUps, calendar }: Settings,
  today: Date,
): Need[] {
  if (followUps.nextActionDays === null || row.dueOn === null || row.nextAction === '') return [];
  if (isAfter(row.dueOn, addDays(today, followUps.nextActionDays))) return [];
  const dueOn = nextWorkingDay(startOfDay(row.dueOn), calendar);
  return [
    need(
      'next-action',
      subject,
      { what: `${row.nextAction}\u00a0: ${label}`, reason: ` (pour le ${formatShortDay(row.dueOn)})` },
      { assignee: row.assignee, dueOn, urgent: daysBetween(dueOn, today) > 7 },
    ),
  ];
}

/** Nothing came back so many days after a message, and not too many messages have gone unanswered already. */
export function unanswered(
  contact: ContactRow,
  facts: FollowUpFacts,
  { followUps, calendar, stages, temperature }: Settings,
  today: Date,
): Need[] {
  const { lastOutgoing, lastInbound } = facts.activities.get(contact.id) ?? NO_ACTIVITY;
  if (followUps.noAnswerDays === null || lastOutgoing === null || !isAfter(lastOutgoing, lastInbound ?? new Date(0)))
    return [];
  const stage = findStage(stages, contact.stage);
  const waited = daysBetween(lastOutgoing, today);
  // Later than that the contact counts as inactive: reminding it is a campaign, not a morning's follow-up.
  if (waited < followUps.noAnswerDays || waited > temperature.inactive) return [];
  if (stage !== null && !isOpen(stage)) return [];
  const sent = countUnanswered(facts.exchanges.get(contact.id) ?? [], lastInbound);
  if (sent > followUps.reminders) return [];
  return [
    need(
      'no-answer',
      { contactId: contact.id },
      {
        what: `Relancer ${contact.label}`,
        reason: `, ${countOf(waited, 'jour', 'jours')} (envoi ${sent} sur ${followUps.reminders + 1})`,
      },
      {
        assignee: contact.assignee,
        since: lastOutgoing,
        dueOn: nextWorkingDay(addDays(startOfDay(lastOutgoing), followUps.noAnswerDays), calendar),
      },
    ),
  ];
}

/** A lead that answered and that nobody wrote to since. A client, or somebody lost, is no lead. */
export function quiet(
  contact: ContactRow,
  facts: FollowUpFacts,
  { followUps, calendar, stages }: Settings,
  today: Date,
): Need[] {
  const { lastInbound, lastOutgoing } = facts.activities.get(contact.id) ?? NO_ACTIVITY;
  if (followUps.quietHotDays === null || contact.temperature !== 'Chaud' || lastInbound === null) return [];
  const stage = findStage(stages, contact.stage);
  if (stage !== null && !isOpen(stage)) return [];
  // A message of ours after their answer is « sans réponse », another rule.
  if (lastOutgoing !== null && isAfter(lastOutgoing, lastInbound)) return [];
  const waited = daysBetween(lastInbound, today);
  if (waited < followUps.quietHotDays) return [];
  return [
    need(
      'quiet-hot',
      { contactId: contact.id },
      { what: `Reprendre contact avec ${contact.label}`, reason: ` (${countOf(waited, 'jour', 'jours')})` },
      {
        assignee: contact.assignee,
        since: lastInbound,
        dueOn: nextWorkingDay(addDays(startOfDay(lastInbound), followUps.quietHotDays), calendar),
        urgent: true,
      },
    ),
  ];
}

/** Older than that, a missing notice is for a review of the whole file, not for one morning's work. */
const NOTICE_DAYS_LATE = 30;

/** Where their data come from must be said within a month (RGPD, article 14). */
export function privacyNotice(contact: ContactRow, { followUps, calendar }: Settings, today: Date): Need[] {
  if (followUps.privacyNoticeDays === null || contact.informedOn !== null || contact.addedOn === null) return [];
  const limit = addDays(startOfDay(contact.addedOn), followUps.privacyNoticeDays);
  const left = daysBetween(today, limit);
  if (left > 7 || left < -NOTICE_DAYS_LATE) return [];
  return [
    need(
      'privacy',
      { contactId: contact.id },
      { what: `Informer ${contact.label} de l’origine de ses données`, reason: `, avant le ${formatShortDay(limit)}` },
      { assignee: contact.assignee, dueOn: nextWorkingDay(limit, calendar), urgent: left < 0 },
    ),
  ];
}
