import type * as z from 'zod/mini';
import type { Ports } from '../ports.ts';
import type { Result } from '../result.ts';

/** What a page may ask: the schema of its input, and the job that answers. */
export interface Method<I, V> {
  readonly input: z.ZodMiniType<I>;
  readonly run: (ports: Ports, input: I) => Result<V>;
}

export function method<I, V>(input: z.ZodMiniType<I>, run: (ports: Ports, input: I) => Result<V>): Method<I, V> {
  return { input, run };
}
