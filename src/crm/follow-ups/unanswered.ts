/** Messages that nothing came back to: how many, and when the team stops writing. */
import { isAfter } from 'date-fns';
import { daysBetween } from '../french/dates.ts';
import { type ContactActivity, type Exchange, isOutgoing } from '../interactions.ts';
import type { FollowUpSettings } from '../settings/follow-ups.ts';

/** What went out since they last answered; `null`: they never did. */
export function countUnanswered(exchanges: readonly Exchange[], lastInbound: Date | null): number {
  const since = lastInbound ?? new Date(0);
  return exchanges.filter((exchange) => isOutgoing(exchange) && exchange.date !== null && isAfter(exchange.date, since))
    .length;
}

/**
 * True when the first message and all its reminders have waited in vain: the contact is left alone, and cold (rule 4 of
 * the product's automations). Without the rule of silence nobody is given up.
 */
export function isGivenUp(
  exchanges: readonly Exchange[],
  { lastOutgoing, lastInbound }: Pick<ContactActivity, 'lastOutgoing' | 'lastInbound'>,
  { noAnswerDays, reminders }: Pick<FollowUpSettings, 'noAnswerDays' | 'reminders'>,
  today: Date,
): boolean {
  if (noAnswerDays === null || lastOutgoing === null) return false;
  if (daysBetween(lastOutgoing, today) < noAnswerDays) return false;
  return countUnanswered(exchanges, lastInbound) > reminders;
}
