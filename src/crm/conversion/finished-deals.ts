/** Opportunities that are over, as HISTORIQUE tells them: what a conversion probability is learnt from. */
import { type Journey, journeysOf, pathOf, type StageChange } from '../funnel/journeys.ts';
import { findStage } from '../pipeline/stages.ts';
import type { Stage } from '../settings/stages.ts';

export interface FinishedDeal {
  readonly won: boolean;
  readonly closedOn: Date;
  /** For each stage of the path but the last, when it was first reached or passed; `null`: never. */
  readonly reached: readonly (Date | null)[];
}

/** Each opportunity whose last change led to a won or a lost stage. */
export function finishedDeals(changes: readonly StageChange[], stages: readonly Stage[]): FinishedDeal[] {
  const wonAt = pathOf(stages).findIndex(({ kind }) => kind === 'won');
  return journeysOf(changes, stages).flatMap((journey) => conclude(journey, stages, wonAt));
}

function conclude({ entries, reached }: Journey, stages: readonly Stage[], wonAt: number): FinishedDeal[] {
  const last = entries[entries.length - 1];
  const kind = last === undefined ? undefined : findStage(stages, last.stage)?.kind;
  if (last === undefined || (kind !== 'won' && kind !== 'lost')) return [];
  return [{ won: kind === 'won', closedOn: last.date, reached: reached.slice(0, wonAt < 0 ? reached.length : wonAt) }];
}
