/** When each automatic job last succeeded and last failed: what the page « Santé » tells lateness from. */
import * as z from 'zod/mini';
import type { Ports } from '../../ports.ts';
import { readMemory } from './memory.ts';

const KEY = 'pistil.heartbeat';

/** A property holds 9 KB: a sentence for each of a dozen jobs. */
const LONGEST = 300;

const BEAT = z.object({
  succeededAt: z.nullable(z.string()),
  said: z.string(),
  failedAt: z.nullable(z.string()),
  failure: z.string(),
});
const MEMORY = z.object({ day: z.string(), seconds: z.number(), jobs: z.record(z.string(), BEAT) });

export interface Heartbeat {
  readonly succeededAt: Date | null;
  /** What the last success had to say. */
  readonly said: string;
  readonly failedAt: Date | null;
  /** Why it failed, the last time it did. */
  readonly failure: string;
}

export interface Heartbeats {
  /** By the action under which the job is journaled. */
  readonly jobs: ReadonlyMap<string, Heartbeat>;
  /** Seconds that today's automatic runs have taken. */
  readonly secondsToday: number;
}

/** How a job ended. */
export interface Beat {
  readonly job: string;
  readonly ok: boolean;
  readonly said: string;
}

/** Remembers how the jobs of a run that began at `start` ended. Two property calls. */
export function beat(ports: Pick<Ports, 'store' | 'clock'>, start: Date, beats: readonly Beat[]): void {
  const now = ports.clock.now();
  const known = recall(ports.store.get(KEY));
  const jobs = { ...known.jobs };
  for (const { job, ok, said } of beats) {
    const before = jobs[job] ?? { succeededAt: null, said: '', failedAt: null, failure: '' };
    const sentence = said.slice(0, LONGEST);
    jobs[job] = ok
      ? { ...before, succeededAt: now.toISOString(), said: sentence }
      : { ...before, failedAt: now.toISOString(), failure: sentence };
  }
  const seconds = (known.day === dayOf(now) ? known.seconds : 0) + (now.getTime() - start.getTime()) / 1000;
  ports.store.set(KEY, JSON.stringify({ day: dayOf(now), seconds, jobs }));
}

/** What is remembered; an unreadable memory is none. One property call. */
export function readHeartbeats(ports: Pick<Ports, 'store' | 'clock'>): Heartbeats {
  const { day, seconds, jobs } = recall(ports.store.get(KEY));
  return {
    secondsToday: day === dayOf(ports.clock.now()) ? seconds : 0,
    jobs: new Map(
      Object.entries(jobs).map(([job, { succeededAt, failedAt, said, failure }]) => [
        job,
        { said, failure, succeededAt: dateOf(succeededAt), failedAt: dateOf(failedAt) },
      ]),
    ),
  };
}

function recall(text: string | null): z.infer<typeof MEMORY> {
  const none = { day: '', seconds: 0, jobs: {} };
  return readMemory(text, MEMORY, none);
}

function dateOf(text: string | null): Date | null {
  const date = text === null ? null : new Date(text);
  return date === null || Number.isNaN(date.getTime()) ? null : date;
}

function dayOf(date: Date): string {
  return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`;
}
