/** What jobs remember from one run to the next, as JSON in the store. */
import type * as z from 'zod/mini';
import type { Store } from '../../ports.ts';

/** `none` when nothing is remembered, or when it cannot be read: somebody, or an older version, wrote it. One property call. */
export function recallMemory<T>(store: Pick<Store, 'get'>, key: string, schema: z.ZodMiniType<T>, none: T): T {
  return readMemory(store.get(key), schema, none);
}

/** The same, of a text that was read already. */
export function readMemory<T>(text: string | null, schema: z.ZodMiniType<T>, none: T): T {
  if (text === null) return none;
  try {
    const memory = schema.safeParse(JSON.parse(text));
    return memory.success ? memory.data : none;
  } catch {
    return none;
  }
}
