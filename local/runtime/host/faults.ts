/** Faults a test injects in the service calls of a run: the call fails, or the whole run dies beside it. */
import type { ServiceCall } from '../contract.ts';

/**
 * - `error`: the call throws this message; `after`: it had its effect first (an answer lost on the way).
 * - `kill`: the run ends beside the call, as when Google stops it; nothing the script still does has an effect.
 */
export type Fault = { readonly error: string; readonly after?: boolean } | { readonly kill: 'before' | 'after' };

/** Number of the call in its run, from 1, or a condition on the call. */
export type FaultTarget = number | ((call: ServiceCall, number: number) => boolean);

export interface Faults {
  /** Every run from now on meets this fault, until `clear`. */
  at(target: FaultTarget, fault: Fault): void;
  clear(): void;
}

export interface FaultPlan extends Faults {
  /** The fault that the test planned for this call, if any. */
  find(call: ServiceCall, number: number): Fault | null;
}

export function planFaults(): FaultPlan {
  let planned: { target: FaultTarget; fault: Fault }[] = [];
  return {
    at: (target, fault) => {
      planned.push({ target, fault });
    },
    clear: () => {
      planned = [];
    },
    find: (call, number) =>
      planned.find(({ target }) => (typeof target === 'number' ? target === number : target(call, number)))?.fault ??
      null,
  };
}
