/** When a delivery that failed is tried again, and when it is given up. */
import { addDays, addMinutes } from 'date-fns';

const FIRST_MINUTES = 5;
const LONGEST_MINUTES = 12 * 60;
const TRIES = 8;

/** What nobody has received after so long is news no more. */
const NEWS_DAYS = 7;

/** A hook that somebody has switched off is asked again after so long. */
const PAUSE_MINUTES = 60;

/**
 * The next moment to try, four times later each time; `null` when it is given up.
 *
 * @param tries tries that failed, this one included; a hook that is switched off counts none
 */
export function nextTry(tries: number, occurredAt: Date | null, now: Date): Date | null {
  if (tries >= TRIES || (occurredAt !== null && addDays(occurredAt, NEWS_DAYS) < now)) return null;
  const minutes = tries === 0 ? PAUSE_MINUTES : Math.min(LONGEST_MINUTES, FIRST_MINUTES * 4 ** (tries - 1));
  return addMinutes(now, minutes);
}
