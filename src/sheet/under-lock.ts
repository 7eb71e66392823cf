import type { Ports } from '../ports.ts';
import { fail, type Result } from '../result.ts';

const USUAL_WAIT = 30_000;

/**
 * Does `work` while no other script writes. What was written has reached the sheet before the lock is given back.
 * Fails with `lock.busy` when somebody else still holds it after `wait` milliseconds. Never wait for the network inside.
 */
export function underLock<T>(ports: Ports, work: () => Result<T>, wait: number = USUAL_WAIT): Result<T> {
  if (!ports.lock.acquire(wait)) {
    const seconds = Math.round(wait / 1000);
    return fail(
      'lock.busy',
      `Rien n’a été enregistré. Une autre personne écrit dans le classeur depuis ${seconds} s ; réessayez dans un instant.`,
    );
  }
  try {
    const done = work();
    ports.workbook.flush();
    return done;
  } finally {
    ports.lock.release();
  }
}
