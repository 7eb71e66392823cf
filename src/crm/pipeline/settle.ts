import type { Stage } from '../settings/stages.ts';
import { findStage, isOpen } from './stages.ts';

/** A stage as it stands in a cell, beside the last one that Pistil knows of. */
export interface StageCells {
  readonly stage: string;
  readonly validatedStage: string;
}

/** A change of stage that nobody has recorded yet; `from` is `''` for a row that has just begun. */
export interface UnrecordedMove {
  readonly from: string;
  readonly to: string;
}

/**
 * What to record for a row whose stage was typed, pasted or brought: its first stage, or a move that no script saw. `null`
 * when there is nothing new, or when the cell holds a word that is no stage.
 */
export function unrecordedMove(stages: readonly Stage[], { stage, validatedStage }: StageCells): UnrecordedMove | null {
  const name = stage === '' ? (stages[0]?.name ?? '') : (findStage(stages, stage)?.name ?? '');
  return name === '' || name === validatedStage ? null : { from: validatedStage, to: name };
}

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
