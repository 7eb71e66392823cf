/** Whether the night, the morning and what runs every five minutes still do, and once each. */
import type { Ports } from '../../ports.ts';
import { areErrandsWanted, ERRANDS } from '../owner/five-minutes-trigger.ts';
import { triggersOwner } from '../owner/triggers.ts';

/** Run by the clock, once each; the last one only while somebody waits for it. */
const ALWAYS = ['nightly', 'morning'];

function expectedTriggers(ports: Ports): readonly string[] {
  return areErrandsWanted(ports) ? [...ALWAYS, ERRANDS] : ALWAYS;
}

/** `elsewhere`: another person's, which this account cannot see. */
export type TriggerState =
  | { readonly kind: 'whole' | 'missing' | 'doubled' }
  | { readonly kind: 'elsewhere'; readonly owner: string };

export function inspectTriggers(ports: Ports): TriggerState {
  const owner = triggersOwner(ports);
  if (owner !== null && owner !== ports.identity.owner()) return { kind: 'elsewhere', owner };
  const counts = expectedTriggers(ports).map((name) => clockTriggers(ports, name).length);
  if (counts.some((count) => count === 0)) return { kind: 'missing' };
  return { kind: counts.every((count) => count === 1) ? 'whole' : 'doubled' };
}

/** Removes the second trigger of a function, and all others. */
export function removeDoubledTriggers(ports: Ports): void {
  for (const name of [...ALWAYS, ERRANDS]) {
    for (const { id } of clockTriggers(ports, name).slice(1)) ports.scheduler.remove(id);
  }
}

function clockTriggers({ scheduler }: Ports, name: string) {
  return scheduler.triggers().filter(({ kind, functionName }) => kind === 'clock' && functionName === name);
}
