import { addYears, startOfDay } from 'date-fns';

/** CNIL, référentiel « gestion des activités commerciales » : three years for a prospect. */
const YEARS = 3;

/**
 * The day until which a prospect's data may be kept: three years after the last exchange that came from the person (an
 * answer, a meeting), or after the collection when there was none. What the team sends starts nothing again. `null` when
 * neither day is known.
 */
export function keptUntil(lastInbound: Date | null, collectedOn: Date | null): Date | null {
  const from = lastInbound ?? collectedOn;
  return from === null ? null : addYears(startOfDay(from), YEARS);
}
