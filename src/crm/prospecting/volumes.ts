/** How much prospecting an objective takes. */

export type Phase = 'starting' | 'developing';

/** The law of numbers: three actions for one result when starting, two when developing. */
export function lawOfNumbers(objective: number, phase: Phase): number {
  return objective * (phase === 'starting' ? 3 : 2);
}

/** Actions for an objective at one's own rate, 0 to 1, rounded up; `null` for a rate of zero, with which none is enough. */
export function volumeNeeded(objective: number, rate: number): number | null {
  if (rate <= 0) return null;
  // 30 / 0.3 is a little more than 100: what a division has added is not one action more.
  return Math.ceil(Math.round((objective / rate) * 1e9) / 1e9);
}
