/** Who is sending announcements now, and which tool did not take the last ones. */
import * as z from 'zod/mini';
import { DESTINATIONS, type Destination } from '../../crm/settings/hooks.ts';
import type { Ports } from '../../ports.ts';
import { readMemory } from '../engine/memory.ts';

const KEY = 'pistil.events.sending';

/** Google stops every run at six minutes: one that died is over by then. */
const LONGEST_RUN = 6.5 * 60_000;

const MEMORY = z.object({
  busyUntil: z.nullable(z.string()),
  /** What a tool has answered last, when it took nothing. */
  troubles: z.partialRecord(z.enum(DESTINATIONS), z.string()),
});
type Memory = z.infer<typeof MEMORY>;

export type Troubles = Memory['troubles'];

/**
 * Takes the sending for this run; false when another run is at it: two would send the same lines. Two property calls, to be made under the
 * lock.
 */
export function claimSending({ store, clock }: Pick<Ports, 'store' | 'clock'>): boolean {
  const memory = recall(store.get(KEY));
  const now = clock.now();
  if (memory.busyUntil !== null && new Date(memory.busyUntil) > now) return false;
  const busyUntil = new Date(now.getTime() + LONGEST_RUN).toISOString();
  store.set(KEY, JSON.stringify({ ...memory, busyUntil }));
  return true;
}

/** Gives it back. `outcomes`: `null` for a tool that took something; one that was not asked keeps its trouble. Two property calls. */
export function endSending({ store }: Pick<Ports, 'store'>, outcomes: ReadonlyMap<Destination, string | null>): void {
  const { troubles } = recall(store.get(KEY));
  for (const [tool, trouble] of outcomes) {
    if (trouble === null) delete troubles[tool];
    else troubles[tool] = trouble;
  }
  store.set(KEY, JSON.stringify({ busyUntil: null, troubles } satisfies Memory));
}

/** One property call. */
export function readTroubles({ store }: Pick<Ports, 'store'>): Troubles {
  return recall(store.get(KEY)).troubles;
}

function recall(text: string | null): Memory {
  const none: Memory = { busyUntil: null, troubles: {} };
  return readMemory(text, MEMORY, none);
}
