import type { Lock } from '../ports.ts';

/** The script's lock: the document's is null in web apps. */
export function createLock(): Lock {
  let held: GoogleAppsScript.Lock.Lock | null = null;
  return {
    acquire(milliseconds) {
      const lock = LockService.getScriptLock();
      if (!lock.tryLock(milliseconds)) return false;
      held = lock;
      return true;
    },
    release() {
      held?.releaseLock();
      held = null;
    },
  };
}
