/**
 * Who has got which report of which period. A delivery is claimed under the lock *before* the message leaves, since Google
 * gives no way to ask whether it did: a run that dies in between leaves a claim, which is told and never sent again.
 */
import { subDays } from 'date-fns';
import * as z from 'zod/mini';
import type { ReportKind } from '../../crm/reports/report.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { underLock } from '../../sheet/under-lock.ts';
import { readMemory } from '../engine/memory.ts';
import { toWireDay } from '../pages/wire-days.ts';

const STATE = z.enum(['claimed', 'sent', 'doubtful']);
const MEMORY = z.object({
  /** First day of the period. */
  period: z.string(),
  since: z.string(),
  until: z.string(),
  /** By e-mail address. */
  deliveries: z.record(z.string(), STATE),
  /** Everybody was served. */
  complete: z.boolean(),
});

/** A period of a report, as it is remembered: a property for each kind, 9 KB at most, some 200 addresses. */
export type Deliveries = z.infer<typeof MEMORY>;

/**
 * The period’s deliveries so far. A new period’s report tells what is new since the last one that everybody got. One
 * property call.
 */
export function recallDeliveries(ports: Pick<Ports, 'store' | 'clock'>, kind: ReportKind, period: Date): Deliveries {
  const known = read(ports, kind);
  if (known !== null && known.period === toWireDay(period)) return known;
  const now = ports.clock.now();
  return {
    period: toWireDay(period),
    since: (known && (known.complete ? known.until : known.since)) ?? subDays(now, 1).toISOString(),
    until: now.toISOString(),
    deliveries: {},
    complete: false,
  };
}

/** True for the one run that may send to this address: of two at once, the other gets false. */
export function claimDelivery(ports: Ports, kind: ReportKind, begun: Deliveries, email: string): Result<boolean> {
  return underLock(ports, () => {
    const known = current(ports, kind, begun);
    if (known.deliveries[email] !== undefined) return ok(false);
    write(ports, kind, { ...known, deliveries: { ...known.deliveries, [email]: 'claimed' } });
    return ok(true);
  });
}

/** How deliveries ended, and whether anybody is left. */
export function settleDeliveries(
  ports: Ports,
  kind: ReportKind,
  begun: Deliveries,
  ended: Readonly<Record<string, 'sent' | 'doubtful'>>,
  complete: boolean,
): Result<null> {
  return underLock(ports, () => {
    const known = current(ports, kind, begun);
    write(ports, kind, { ...known, deliveries: { ...known.deliveries, ...ended }, complete });
    return ok(null);
  });
}

function current(ports: Ports, kind: ReportKind, begun: Deliveries): Deliveries {
  const known = read(ports, kind);
  return known !== null && known.period === begun.period ? known : begun;
}

function keyOf(kind: ReportKind): string {
  return `pistil.report.${kind}`;
}

function write({ store }: Pick<Ports, 'store'>, kind: ReportKind, memory: Deliveries): void {
  store.set(keyOf(kind), JSON.stringify(memory));
}

/** An unreadable memory is none: the period’s report leaves again, which is said in its own words. */
function read({ store }: Pick<Ports, 'store'>, kind: ReportKind): Deliveries | null {
  const text = store.get(keyOf(kind));
  return readMemory(text, MEMORY, null);
}
