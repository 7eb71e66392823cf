import { roundTo } from '../french/numbers.ts';
import type { IndicatorCode } from '../tables/values.ts';

/** What is counted against a ceiling: the less, the better. */
const LOWER_IS_BETTER: readonly IndicatorCode[] = ['PERTES', 'RECLAMATIONS', 'COUT_ACQUISITION'];

export interface Aim {
  readonly initial: number | null;
  readonly target: number | null;
  readonly current: number | null;
  /** As typed; `''` when nothing says what is measured. */
  readonly code: string;
}

/**
 * The part of a target that is attained; 1 is the whole of it, more is beyond, below 0 is further away than at the start.
 *
 * From an initial value, it is the way made from there to the target, up or down. Without one, it is the current value over the
 * target; for what had better be low, the target is a ceiling: attained under it, target / current above it.
 *
 * @returns `null` when a value is missing, or when the target is where one stood or zero
 */
export function attainment({ initial, target, current, code }: Aim): number | null {
  if (target === null || current === null) return null;
  const isCeiling = LOWER_IS_BETTER.some((lower) => lower === code) && (initial === null || initial <= target);
  if (isCeiling) return current <= target ? 1 : roundTo(target / current, 4);
  const start = initial ?? 0;
  return start === target ? null : roundTo((current - start) / (target - start), 4);
}
