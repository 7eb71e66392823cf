/** When a follow-up that people have done or called off is asked for again. */
import { startOfDay } from 'date-fns';
import type { FollowUpRow } from '../tables/index.ts';
import { asksOnce, isDated, type Need } from './need.ts';

/**
 * True when one of the past follow-ups of the same reason and subject was this very occurrence: it was due as late, or
 * it named the same deadline. A cause that began once it was done (a new message, a new stage) is another occurrence,
 * however far it had been put off.
 */
export function wasSettled(
  need: Pick<Need, 'rule' | 'why' | 'dueOn' | 'since'>,
  past: readonly Pick<FollowUpRow, 'dueOn' | 'doneOn' | 'why'>[],
): boolean {
  return past.some(({ dueOn, doneOn, why }) => {
    if (asksOnce(need.rule) || (isDated(need.rule) && why === need.why)) return true;
    if (dueOn === null || need.dueOn > dueOn) return false;
    return need.since === null || doneOn === null || startOfDay(need.since) < startOfDay(doneOn);
  });
}
