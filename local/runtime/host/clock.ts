/**
 * The runtime's clock. Started at a given instant it stands still, but for the script's own sleeps, so that a run can be
 * repeated; otherwise it is this machine's clock, moved by whoever sets it.
 */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Sets the clock without firing anything. */
  set(instant: number): void;
  /** Lets time pass: at once on a clock that stands still. */
  sleep(milliseconds: number): void;
}

/** A clock that stands still at `instant`. */
export function stillClock(instant: number): Clock {
  let now = instant;
  return {
    now: () => now,
    set: (to) => {
      now = to;
    },
    sleep: (milliseconds) => {
      now += milliseconds;
    },
  };
}

/** This machine's clock; once set, it runs on from there. */
export function runningClock(): Clock {
  let offset = 0;
  return {
    now: () => Date.now() + offset,
    set: (to) => {
      offset = to - Date.now();
    },
    sleep: pauseThread,
  };
}

/** Blocks this thread. */
function pauseThread(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
