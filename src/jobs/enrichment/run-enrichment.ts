/** « Enrichir », started from its page: a short slice at a time, so that the page can show how far it is, and stop. */
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import type { Slice } from '../engine/slice.ts';
import { askOwner, isKeptElsewhere } from '../errands/ask-owner.ts';
import { enrichCompanies } from './enrich-companies.ts';
import { type EnrichmentReport, enrichContacts } from './enrich-contacts.ts';
import { type EnrichmentPlan, planEnrichment } from './plan-enrichment.ts';

export interface EnrichmentRun {
  /** French sentences; `''` when there was nothing to ask. */
  readonly summary: string;
  /** A service could not go on; the summary says why. */
  readonly stopped: boolean;
  /** Another call would go on. */
  readonly unfinished: boolean;
  /** What is left. */
  readonly plan: EnrichmentPlan;
}

/** Somebody is waiting: a batch that was begun ends, and the page hears of it. */
const SECONDS = 10;

/** Companies first: their sites tell where people's addresses are. */
export function runEnrichment(ports: Ports): Result<EnrichmentRun> {
  const end = ports.clock.now().getTime() + SECONDS * 1000;
  const slice: Slice = { over: () => ports.clock.now().getTime() >= end };
  const companies = enrichCompanies(ports, slice);
  if (!companies.ok) return companies;
  const waiting = companies.value.unfinished === true;
  const people = waiting ? null : enrichPeople(ports, slice);
  if (people !== null && !people.ok) return people;
  const plan = planEnrichment(ports);
  if (!plan.ok) return plan;
  const said = [companies.value.summary, people?.value.summary ?? ''].filter((sentence) => sentence !== '');
  return ok({
    summary: said.join(' '),
    stopped: people?.value.stopped ?? false,
    unfinished: waiting || people?.value.unfinished === true,
    plan: plan.value,
  });
}

/** Of the account that keeps the keys, when it is another one. */
function enrichPeople(ports: Ports, slice: Slice): Result<EnrichmentReport> {
  if (!isKeptElsewhere(ports, ['apollo', 'hunter'])) return enrichContacts(ports, slice);
  const asked = askOwner(ports, { what: 'contacts.enrich', name: 'Enrichissement des contacts', input: null });
  return asked.ok ? ok({ summary: asked.value.summary, stopped: false }) : asked;
}
