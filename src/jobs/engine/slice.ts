/** How long a run may work: Google stops a script at six minutes, and whatever it was doing with it. */
import type { Clock } from '../../ports.ts';

/** Seconds of work; the rest of the six minutes is for what was begun, and for a slow Google. */
const SECONDS = 270;

export interface Slice {
  /** True once the run has worked long enough: finish what was begun, start nothing more. */
  over(): boolean;
}

/** A step of an automation: it does what it can in the slice, and says whether there is more. */
export interface StepReport {
  /** French sentences, for JOURNAL and « Santé ». */
  readonly summary: string;
  /** There is more to do, which another run can do right away. */
  readonly unfinished?: boolean;
}

export function openSlice(clock: Clock): Slice {
  const end = clock.now().getTime() + SECONDS * 1000;
  return { over: () => clock.now().getTime() >= end };
}
