import type { Area } from '../../src/ports.ts';

/** The weighted calls of the cost model (spec/quality.md, section 1); `free` ones are only logged. */
export type CallKind =
  | 'read'
  | 'write'
  | 'appendRow'
  | 'propertyGet'
  | 'propertySet'
  | 'cacheGet'
  | 'cachePut'
  | 'lock'
  | 'fetch'
  | 'free';

/** One service call of a run, told before it takes effect. */
export interface ServiceCall {
  /** `workbook.read`, `lock.acquire`, `store.get`, … */
  readonly name: string;
  readonly kind: CallKind;
  readonly tab?: string;
  readonly area?: Area;
}

/**
 * Every service call of the in-memory ports passes through here: `beforeCall` may count it, throw in its place, or let a
 * person act just before it takes effect; `perform` may replace it altogether (replayed schedules).
 */
export class CallGate {
  readonly calls: ServiceCall[] = [];
  beforeCall: ((call: ServiceCall) => void) | null = null;
  perform: <T>(call: ServiceCall, effect: () => T) => T = (_call, effect) => effect();

  pass<T>(call: ServiceCall, effect: () => T): T {
    return this.perform(call, () => {
      this.calls.push(call);
      this.beforeCall?.(call);
      return effect();
    });
  }

  /** How many calls of the cost model the run has made. */
  weighted(): number {
    return this.calls.filter((call) => call.kind !== 'free').length;
  }

  /** Forgets the calls so far; the hooks stay. */
  reset(): void {
    this.calls.length = 0;
  }
}
