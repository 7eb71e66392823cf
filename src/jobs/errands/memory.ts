/**
 * What the trigger that runs every five minutes has to know: what people have asked of it, and how far the announcements are. One property, so
 * that a passage with nothing to do costs one call.
 */
import * as z from 'zod/mini';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { underLock } from '../../sheet/under-lock.ts';
import { recallMemory } from '../engine/memory.ts';

const KEY = 'pistil.errands';

const REQUEST = z.object({
  /** Made from what is asked: asked twice is asked once. */
  id: z.string(),
  /** `companies.opinion` */
  what: z.string(),
  /** French, as people know it. */
  name: z.string(),
  /** JSON text; `''` when it is too long for here and waits in the cache. */
  input: z.string(),
  /** Address of who asked. */
  by: z.string(),
  askedAt: z.string(),
  state: z.enum(['waiting', 'done', 'failed']),
  /** Passages that have begun it and did not come back. */
  tries: z.number(),
  /** How it ended, one French sentence or more. */
  said: z.string(),
  endedAt: z.nullable(z.string()),
});

const MEMORY = z.object({
  requests: z.array(REQUEST),
  /** Until when a passage works on them, ISO; one that Google has killed is over by then. */
  busyUntil: z.nullable(z.string()),
  /** `null` while no tool has an address: nothing is announced. */
  events: z.nullable(
    z.object({
      /** Lines of JOURNAL when the tables were last read for events: every change of a script adds some. */
      journal: z.number(),
      /** When the next try of an announcement is due, ISO. */
      retryAt: z.nullable(z.string()),
    }),
  ),
});

export type ErrandRequest = z.infer<typeof REQUEST>;
export type Errands = z.infer<typeof MEMORY>;

const NONE: Errands = { requests: [], busyUntil: null, events: null };

/** One property call. An unreadable memory is none: people ask again. */
export function recallErrands({ store }: Pick<Ports, 'store'>): Errands {
  return recallMemory(store, KEY, MEMORY, NONE);
}

/** Changes the memory under the lock; `null` leaves it as it is. Fails with `lock.busy`, and as `change` does. */
export function changeErrands<T>(
  ports: Ports,
  change: (errands: Errands) => Result<{ readonly errands: Errands | null; readonly value: T }>,
): Result<T> {
  return underLock(ports, () => {
    const changed = change(recallErrands(ports));
    if (!changed.ok) return changed;
    const { errands, value } = changed.value;
    if (errands !== null) ports.store.set(KEY, JSON.stringify(errands));
    return ok(value);
  });
}
