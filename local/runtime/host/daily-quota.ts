/** A quota that Google counts for each user and resets 24 hours after the first use. */
import type { Clock } from './clock.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

export interface DailyQuota {
  /** Uses `amount`; false, and nothing used, when less is left. */
  take(user: string, amount: number): boolean;
  remaining(user: string): number;
}

export function openDailyQuota(clock: Clock, limit: number): DailyQuota {
  const windows = new Map<string, { since: number; used: number }>();
  const current = (user: string) => {
    const window = windows.get(user);
    const age = clock.now() - (window?.since ?? 0);
    if (window !== undefined && age >= 0 && age < DAY_MS) return window;
    const opened = { since: clock.now(), used: 0 };
    windows.set(user, opened);
    return opened;
  };
  return {
    take(user, amount) {
      const window = current(user);
      if (window.used + amount > limit) return false;
      window.used += amount;
      return true;
    },
    remaining: (user) => limit - current(user).used,
  };
}
