import { roundTo } from '../french/numbers.ts';
import type { Stage } from '../settings/stages.ts';
import type { OpportunityRow } from '../tables/index.ts';
import { findStage } from './stages.ts';

/**
 * « Montant pondéré », in euros: the amount times the probability, the team's when typed, else the stage's own rate. `null`
 * without an amount.
 */
export function weighAmount(
  { amount, probability, stage }: Pick<OpportunityRow, 'amount' | 'probability' | 'stage'>,
  stages: readonly Stage[],
): number | null {
  if (amount === null) return null;
  return roundTo(amount * (probability ?? findStage(stages, stage)?.probability ?? 0), 2);
}
