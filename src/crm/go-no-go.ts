/** Go or no go: a value against what it must reach, and what it had better reach. */

export const VERDICTS = ['NO-GO', 'GO', 'GO idéal'] as const;
export type Verdict = (typeof VERDICTS)[number];

export const TO_MEASURE = 'à mesurer';

/** At the threshold it is GO, at the ideal GO idéal; a missing value is « à mesurer », never zero. */
export function verdictOf(value: number | null, threshold: number, ideal: number | null): Verdict | typeof TO_MEASURE {
  if (value === null) return TO_MEASURE;
  if (value < threshold) return 'NO-GO';
  return ideal !== null && value >= ideal ? 'GO idéal' : 'GO';
}

/** NO-GO as soon as one criterion is; else to be measured as long as one is; else the least of them. */
export function overallVerdict(verdicts: readonly (Verdict | typeof TO_MEASURE)[]): Verdict | typeof TO_MEASURE {
  if (verdicts.includes('NO-GO')) return 'NO-GO';
  if (verdicts.length === 0 || verdicts.includes(TO_MEASURE)) return TO_MEASURE;
  return verdicts.includes('GO') ? 'GO' : 'GO idéal';
}
