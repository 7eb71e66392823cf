/** LockService's host side: one holder at a time, among all executions of this runtime. */
import type { Execution, HostOperations } from '../contract.ts';
import type { Clock } from './clock.ts';

export type LockName = 'script' | 'user' | 'document';

export interface Locks {
  /** Takes a lock on behalf of another execution, which keeps it until `release`. */
  hold(name: LockName, user: string): { release(): void };
  /** Google frees the locks of an execution that has ended. */
  releaseAll(run: Execution): void;
  readonly operations: HostOperations;
}

export function openLocks(clock: Clock): Locks {
  const holders = new Map<string, unknown>();
  const idOf = (name: LockName, user: string) => (name === 'user' ? `user ${user}` : name);
  return {
    hold(name, user) {
      const id = idOf(name, user);
      const holder = Symbol(name);
      if (holders.has(id)) throw new Error(`The ${name} lock is already held`);
      holders.set(id, holder);
      return {
        release: () => {
          if (holders.get(id) === holder) holders.delete(id);
        },
      };
    },
    releaseAll(run) {
      for (const [id, holder] of holders) if (holder === run) holders.delete(id);
    },
    operations: {
      /** True once this execution holds the lock; false after `milliseconds` of somebody else's. */
      'lock.take'(run, name: LockName, milliseconds: number, method: string) {
        run.record({ kind: 'lock', method, cells: 0, waited: 0 });
        const id = idOf(name, run.user);
        const holder = holders.get(id);
        if (holder === undefined) holders.set(id, run);
        else if (holder !== run) {
          // Executions of one runtime run inside one another on one thread: the holder cannot end while this one waits.
          clock.sleep(milliseconds);
        }
        return holders.get(id) === run;
      },
      // A web app runs outside of its spreadsheet.
      'lock.hasDocument': (run) => run.kind !== 'web-app',
      'lock.has'(run, name: LockName) {
        return holders.get(idOf(name, run.user)) === run;
      },
      'lock.release'(run, name: LockName) {
        run.record({ kind: 'lock', method: 'Lock.releaseLock', cells: 0, waited: 0 });
        const id = idOf(name, run.user);
        if (holders.get(id) === run) holders.delete(id);
      },
    },
  };
}
