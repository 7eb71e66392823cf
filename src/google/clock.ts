import type { Clock } from '../ports.ts';

export function createClock(): Clock {
  return {
    now: () => new Date(),
    sleep: (milliseconds) => Utilities.sleep(milliseconds),
  };
}
