import { daysBetween } from '../french/dates.ts';
import type { Stage } from '../settings/stages.ts';
import type { Journey } from './journeys.ts';

/** One stay in a stage. A stage left and entered again is two stays. */
export interface Stay {
  /** `matchKey` of the stage's name. */
  readonly stage: string;
  /** When it began. */
  readonly date: Date;
  /** Calendar days that it lasted; `null` while it runs. */
  readonly days: number | null;
}

/** All stays of the journeys, running ones included. */
export function staysOf(journeys: readonly Journey[]): Stay[] {
  return journeys.flatMap(({ entries }) =>
    entries.map(({ stage, date }, index) => {
      const next = entries[index + 1];
      return { stage, date, days: next === undefined ? null : daysBetween(date, next.date) };
    }),
  );
}

/** The middle value, or the mean of the two in the middle; `null` for none. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}

/** `null` for none. */
export function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** True when a running stay is longer than the stage's maximum (definitions: « Stuck »). */
export function isStuck(stage: Stage, since: Date, today: Date): boolean {
  return stage.maxDays !== null && daysBetween(since, today) > stage.maxDays;
}
