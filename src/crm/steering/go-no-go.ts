import type { VERDICTS } from '../tables/values.ts';
/** Go or no go: a value against what it must reach, and what it had better reach. */

export type Verdict = (typeof VERDICTS)[number];

export const TO_MEASURE = 'à mesurer';

/** At the threshold it is GO, at the ideal GO idéal; a missing value is « à mesurer », never zero. */
export function verdictOf(value: number | null, threshold: number, ideal: number | null): Verdict | typeof TO_MEASURE {
  if (value === null) return TO_MEASURE;
  if (value < threshold) return 'NO-GO';
  return ideal !== null && value >= ideal ? 'GO idéal' : 'GO';
}
