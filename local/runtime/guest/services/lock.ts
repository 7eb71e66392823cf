/** LockService. */
import { host } from '../bridge.ts';
import { exception } from './arguments.ts';
import { refuseUnknown } from './refuse-unknown.ts';

type LockName = 'script' | 'user' | 'document';

class Lock {
  private readonly lock: LockName;

  constructor(lock: LockName) {
    this.lock = lock;
  }

  tryLock(milliseconds: number): boolean {
    return host('lock.take', this.lock, milliseconds, 'Lock.tryLock');
  }

  waitLock(milliseconds: number): void {
    if (!host('lock.take', this.lock, milliseconds, 'Lock.waitLock')) {
      throw exception('Lock timeout: another process was holding the lock for too long.');
    }
  }

  hasLock(): boolean {
    return host('lock.has', this.lock);
  }

  releaseLock(): void {
    host('lock.release', this.lock);
  }
}

const open = (lock: LockName) => refuseUnknown(new Lock(lock), 'Lock');

export const LockService = refuseUnknown(
  {
    getScriptLock: () => open('script'),
    getUserLock: () => open('user'),
    /** Null where no document is at hand, as in a web app. */
    getDocumentLock: () => (host('lock.hasDocument') ? open('document') : null),
  },
  'LockService',
);
