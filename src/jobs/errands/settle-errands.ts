import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import type { StepReport } from '../engine/slice.ts';
import { areErrandsWanted, hasAddresses, settleErrandTrigger } from '../owner/five-minutes-trigger.ts';
import { triggersOwner } from '../owner/triggers.ts';
import { changeErrands, recallErrands } from './memory.ts';

/**
 * Follows what has just been switched: who keeps the keys, which tools have an address. The trigger is the owner's to make or to take away; after
 * somebody else's change the night does it. Eight property calls; the lock as well when a tool has just got its address, or lost it.
 */
export function settleErrands(ports: Ports): Result<StepReport> {
  const reached = hasAddresses(ports);
  const known = recallErrands(ports).events !== null;
  if (reached !== known) {
    const events = reached ? { journal: 0, retryAt: null } : null;
    const changed = changeErrands(ports, (errands) => ok({ errands: { ...errands, events }, value: null }));
    if (!changed.ok) return changed;
  }
  if (triggersOwner(ports) === ports.identity.owner()) settleErrandTrigger(ports, areErrandsWanted(ports));
  return ok({ summary: '' });
}
