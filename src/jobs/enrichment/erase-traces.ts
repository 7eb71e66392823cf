/** Addresses that their owners want erased leave JOURNAL too: noted before the rows change, so that a run that dies owes it still. */
import * as z from 'zod/mini';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { forget } from '../../sheet/index.ts';
import { recallMemory } from '../engine/memory.ts';

const KEY = 'pistil.forget';

const OWED = z.array(z.string());

/** Two property calls. */
export function oweErasure(ports: Ports, addresses: readonly string[]): void {
  ports.store.set(KEY, JSON.stringify([...new Set([...recall(ports), ...addresses])]));
}

/** One property call when nothing is owed. */
export function eraseTraces(ports: Ports): Result<null> {
  const owed = recall(ports);
  if (owed.length === 0) return ok(null);
  for (const address of owed) {
    const done = forget(ports, address);
    if (!done.ok) return done;
  }
  ports.store.remove(KEY);
  return ok(null);
}

/** A memory that cannot be read owes nothing that anybody could pay. */
function recall({ store }: Pick<Ports, 'store'>): readonly string[] {
  return recallMemory(store, KEY, OWED, []);
}
