/** What the tender watch remembers from one run to the next. */
import * as z from 'zod/mini';
import type { Store } from '../../ports.ts';
import { recallMemory } from '../engine/memory.ts';

const KEY = 'tenderWatch';

/** Reasons remembered, so that one malformed notice is journaled once. A property holds 9 KB. */
const REMEMBERED = 40;

const STATE = z.object({
  since: z.nullable(z.string()),
  parked: z.array(z.string()),
});

export interface WatchState {
  /** Start of the last run that succeeded; `null` before the first. */
  readonly since: Date | null;
  /** Notices that could not be read, as they were journaled. */
  readonly parked: readonly string[];
}

/** What was remembered. An unreadable memory is none: the watch starts over, and notices known already stay single. */
export function recallWatch(store: Store, now: Date): WatchState {
  const state = recallMemory<z.infer<typeof STATE> | null>(store, KEY, STATE, null);
  if (state === null) return { since: null, parked: [] };
  const since = state.since === null ? null : new Date(state.since);
  return {
    since: since !== null && !Number.isNaN(since.getTime()) && since <= now ? since : null,
    parked: state.parked,
  };
}

export function rememberWatch(store: Store, state: WatchState): void {
  const parked = state.parked.slice(-REMEMBERED).map((reason) => reason.slice(0, 150));
  store.set(KEY, JSON.stringify({ since: state.since?.toISOString() ?? null, parked }));
}
