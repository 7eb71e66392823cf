/** « Enrichir », started from its page: a short slice at a time, so that the page can show how far it is, and stop. */
import type { Ports } from '../ports.ts';
import { ok, type Result } from '../result.ts';
import type { Slice } from './engine/slice.ts';
import { enrichContacts } from './enrich-contacts.ts';
import { type EnrichmentPlan, planEnrichment } from './plan-enrichment.ts';

export interface EnrichmentRun {
  /** French sentences; `''` when there was nothing to ask. */
  readonly summary: string;
  /** Questions that services have answered. */
  readonly asked: number;
  /** A service could not go on. */
  readonly stopped: boolean;
  /** Another call would go on. */
  readonly unfinished: boolean;
  /** What is left. */
  readonly plan: EnrichmentPlan;
}

/** Somebody is waiting: a batch that was begun ends, and the page hears of it. */
const SECONDS = 10;

export function runEnrichment(ports: Ports): Result<EnrichmentRun> {
  const end = ports.clock.now().getTime() + SECONDS * 1000;
  const slice: Slice = { over: () => ports.clock.now().getTime() >= end };
  const done = enrichContacts(ports, slice);
  if (!done.ok) return done;
  const plan = planEnrichment(ports);
  if (!plan.ok) return plan;
  const { summary, asked, stopped, unfinished = false } = done.value;
  return ok({ summary, asked, stopped, unfinished, plan: plan.value });
}
