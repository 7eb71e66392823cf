/**
 * Units that were given up, of all jobs: what « Santé » and the daily report tell. One property, beside the memory of each job, which alone decides
 * what is tried.
 */
import * as z from 'zod/mini';
import type { Store } from '../../ports.ts';
import { recallMemory } from './memory.ts';

const KEY = 'pistil.parked';

/** Days after which a parked unit gets another chance: what was wrong may have been put right. */
const PARKED_DAYS = 30;

/** A property holds 9 KB. */
const MOST = 40;

const MEMORY = z.array(z.object({ action: z.string(), key: z.string(), reason: z.string(), since: z.string() }));

export interface ParkedUnit {
  /** Of the job: `companies.enrich`. */
  readonly action: string;
  /** Natural key. */
  readonly key: string;
  /** French; it begins with the unit's name. */
  readonly reason: string;
  /** ISO. */
  readonly since: string;
}

/** False once it has waited long enough. */
export function isStillParked({ since }: Pick<ParkedUnit, 'since'>, now: Date): boolean {
  return now.getTime() - new Date(since).getTime() < PARKED_DAYS * 86_400_000;
}

/** The newest first. One property call. An unreadable memory is none: each job tells it again. */
export function listParked(store: Store, now: Date): readonly ParkedUnit[] {
  return recall(store).filter((unit) => isStillParked(unit, now));
}

/** Replaces what is told of one job. One property call, one more when something changes. */
export function tellParked(store: Store, action: string, units: readonly ParkedUnit[]): void {
  const known = recall(store);
  const told = [...known.filter((unit) => unit.action !== action), ...units]
    .sort((a, b) => b.since.localeCompare(a.since))
    .slice(0, MOST);
  const text = JSON.stringify(told);
  if (text !== JSON.stringify(known)) store.set(KEY, text);
}

function recall(store: Store): ParkedUnit[] {
  return recallMemory(store, KEY, MEMORY, []);
}
