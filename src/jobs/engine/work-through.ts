/**
 * Works through units, each known by a natural key (a SIREN, an e-mail address, a notice's number), in batches and within a
 * slice. What is done is written before the cursor, so that a run that dies does its last batch again; units stand for
 * themselves, so that twice is once. A unit that fails is tried at later runs, then parked with its reason.
 */
import * as z from 'zod/mini';
import { countOf } from '../../crm/french/numbers.ts';
import type { Ports } from '../../ports.ts';
import { type Failure, ok, type Result } from '../../result.ts';
import { note } from '../../sheet/journal.ts';
import { recallMemory } from './memory.ts';
import { isStillParked, listParked, type ParkedUnit, tellParked } from './parked.ts';
import type { Slice } from './slice.ts';

/** Tries before a unit is left alone. */
const TRIES = 5;

/** Failures remembered; a property holds 9 KB. */
const REMEMBERED = 30;
const LONGEST_REASON = 60;

/** Beyond so many parked units a line of JOURNAL names only the first ones. */
const NAMED = 5;

const TROUBLE = z.object({ tries: z.number(), reason: z.string(), since: z.string() });
const MEMORY = z.object({ cursor: z.nullable(z.string()), troubles: z.record(z.string(), TROUBLE) });
type Memory = z.infer<typeof MEMORY>;

export interface Work<Unit> {
  /** Name of the job in JOURNAL and in memory: `companies.enrich`. */
  readonly action: string;
  /** What is to be done, read from the sheet at this run, in an order that stays the same. */
  readonly units: readonly Unit[];
  readonly keyOf: (unit: Unit) => string;
  /** Units handled together: one round of requests, one operation. */
  readonly batch: number;
  /**
   * Does these units and writes their outcome. A failure is the whole batch's (a service that is down, a lock that is busy,
   * a budget used up): the job stops there, and goes on at its next run.
   */
  readonly handle: (units: readonly Unit[]) => Result<readonly UnitOutcome[]>;
}

export type UnitOutcome =
  | { readonly key: string; readonly ok: true }
  /** `final`: trying again cannot help. */
  | { readonly key: string; readonly ok: false; readonly reason: string; readonly final?: boolean };

export interface WorkReport {
  /** Units done in this run. */
  readonly done: number;
  /** Units given up in this run, one French sentence each. */
  readonly parked: readonly string[];
  /** Units that failed and will be tried again. */
  readonly failing: number;
  /** Units not looked at yet. */
  readonly left: number;
  /** Why the job stopped before its end, if it did. */
  readonly stopped: Failure | null;
}

/**
 * Two property calls, one more for each batch; two more and one line of JOURNAL when units are parked. Fails only when JOURNAL does.
 */
export function workThrough<Unit>(ports: Ports, slice: Slice, work: Work<Unit>): Result<WorkReport> {
  const key = `pistil.work.${work.action}`;
  let memory = recall(ports, key);
  const before = parkedOf(memory, work.action);
  const now = ports.clock.now();
  const waiting = work.units.filter((unit) => !isParked(memory.troubles[work.keyOf(unit)], now));
  const start = waiting.findIndex((unit) => work.keyOf(unit) === memory.cursor) + 1;
  // The cursor's unit is often gone from the list: it was done. Then the list begins with what is left.
  const due = [...waiting.slice(start), ...waiting.slice(0, start)];

  const outcomes: UnitOutcome[] = [];
  let looked = 0;
  let stopped: Failure | null = null;
  while (looked < due.length && !slice.over()) {
    const batch = due.slice(looked, looked + work.batch);
    const handled = work.handle(batch);
    if (!handled.ok) {
      stopped = handled.error;
      break;
    }
    looked += batch.length;
    outcomes.push(...handled.value);
    memory = learn(memory, handled.value, looked === due.length ? null : keyOfLast(batch, work.keyOf), now);
    ports.store.set(key, JSON.stringify(memory));
    if (looked < due.length) {
      ports.screen.toast(`${countOf(looked, 'fait', 'faits')} sur ${due.length}…`, 'Pistil', 20);
    }
  }

  const after = parkedOf(memory, work.action);
  if (before.length + after.length > 0) tellParked(ports.store, work.action, after);
  const parked = outcomes.flatMap((outcome) =>
    !outcome.ok && isParked(memory.troubles[outcome.key], now) ? [outcome.reason] : [],
  );
  const report: WorkReport = {
    done: outcomes.filter((outcome) => outcome.ok).length,
    parked,
    failing: outcomes.filter((outcome) => !outcome.ok).length - parked.length,
    left: due.length - looked,
    stopped,
  };
  if (parked.length === 0) return ok(report);
  const noted = note(ports, {
    action: work.action,
    summary: `${countOf(parked.length, 'ligne mise de côté', 'lignes mises de côté')}\u00a0: ${parked.slice(0, NAMED).join(' ')}`,
    detail: JSON.stringify(parked),
  });
  return noted.ok ? ok(report) : noted;
}

function keyOfLast<Unit>(batch: readonly Unit[], keyOf: (unit: Unit) => string): string | null {
  const [last] = batch.slice(-1);
  return last === undefined ? null : keyOf(last);
}

function learn(memory: Memory, outcomes: readonly UnitOutcome[], cursor: string | null, now: Date): Memory {
  const troubles = { ...memory.troubles };
  for (const outcome of outcomes) {
    if (outcome.ok) {
      delete troubles[outcome.key];
      continue;
    }
    const tries = outcome.final ? TRIES : Math.min(TRIES, (troubles[outcome.key]?.tries ?? 0) + 1);
    troubles[outcome.key] = { tries, reason: shorten(outcome.reason), since: now.toISOString() };
  }
  // The oldest troubles are forgotten first: they only get a new chance.
  const kept = Object.entries(troubles)
    .sort(([, a], [, b]) => b.since.localeCompare(a.since))
    .slice(0, REMEMBERED);
  return { cursor, troubles: Object.fromEntries(kept) };
}

function shorten(reason: string): string {
  return reason.length > LONGEST_REASON ? `${reason.slice(0, LONGEST_REASON - 1)}…` : reason;
}

function parkedOf({ troubles }: Memory, action: string): ParkedUnit[] {
  return Object.entries(troubles)
    .filter(([, { tries }]) => tries >= TRIES)
    .map(([key, { reason, since }]) => ({ action, key, reason, since }));
}

/** Gives a unit another chance at the job's next run. @returns false when it was not parked any more */
export function retryParked({ store, clock }: Pick<Ports, 'store' | 'clock'>, action: string, key: string): boolean {
  const place = `pistil.work.${action}`;
  const { cursor, troubles } = recall({ store }, place);
  const parked = listParked(store, clock.now());
  const known = parked.some((unit) => unit.action === action && unit.key === key);
  const { [key]: trouble, ...others } = troubles;
  if (trouble !== undefined) store.set(place, JSON.stringify({ cursor, troubles: others } satisfies Memory));
  tellParked(
    store,
    action,
    parked.filter((unit) => unit.action === action && unit.key !== key),
  );
  return known || trouble !== undefined;
}

function isParked(trouble: Memory['troubles'][string] | undefined, now: Date): boolean {
  if (trouble === undefined || trouble.tries < TRIES) return false;
  return isStillParked(trouble, now);
}

/** An unreadable memory is none: the work starts over, and what is done already is done again without harm. */
function recall({ store }: Pick<Ports, 'store'>, key: string): Memory {
  const none: Memory = { cursor: null, troubles: {} };
  return recallMemory(store, key, MEMORY, none);
}
