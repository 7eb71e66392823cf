import type { Stage } from '../settings/stages.ts';
import { findStage, isOpen } from './stages.ts';

/**
 * The day an opportunity was won or lost: the one it has, else the date that was expected when it is past, else today;
 * `null` while it is open.
 */
export function closingDay(
  stages: readonly Stage[],
  stage: string,
  dates: { readonly closedOn: Date | null; readonly closesOn: Date | null },
  today: Date,
): Date | null {
  const found = findStage(stages, stage);
  if (found === null || isOpen(found)) return null;
  if (dates.closedOn !== null) return dates.closedOn;
  return dates.closesOn !== null && dates.closesOn <= today ? dates.closesOn : today;
}
