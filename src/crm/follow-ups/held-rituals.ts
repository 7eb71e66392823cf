/** When rituals were held, from the follow-ups that people ticked off. */
import { startOfDay } from 'date-fns';
import type { FollowUpRow } from '../tables/index.ts';
import { ritualIdOf, ruleOf } from './need.ts';

/** The latest day of each ritual that was held, by identifier; ticked off without a day is today. */
export function latestHoldings(
  followUps: readonly Pick<FollowUpRow, 'why' | 'status' | 'doneOn' | 'subjectId'>[],
  today: Date,
): ReadonlyMap<string, Date> {
  const latest = new Map<string, Date>();
  for (const followUp of followUps) {
    if (followUp.status !== 'Fait' || ruleOf(followUp) !== 'ritual') continue;
    const id = ritualIdOf(followUp.subjectId);
    const day = startOfDay(followUp.doneOn ?? today);
    const known = latest.get(id);
    if (known === undefined || known < day) latest.set(id, day);
  }
  return latest;
}
