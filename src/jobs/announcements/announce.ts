/** Events that no table keeps the date of, queued by the job that sees them happen. */
import type { CrmEvent } from '../../crm/events/event.ts';
import type { Settings } from '../../crm/settings/index.ts';
import { outbox } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { transact } from '../../sheet/index.ts';
import { reachedTools } from './addresses.ts';
import { knownEvents, queueEvent } from './queue-events.ts';

/** Adds them to ENVOIS, each once. No call without events; two property calls and nothing else without an address. */
export function announce(ports: Ports, events: readonly CrmEvent[], { hooks, operation }: Settings): Result<unknown> {
  if (events.length === 0 || !operation.modules.hooks) return ok(null);
  const reached = reachedTools(ports);
  if (reached.length === 0) return ok(null);
  return transact(ports, {
    action: 'events.collect',
    plan: (fresh) => {
      const sent = fresh.rows(outbox);
      if (!sent.ok) return sent;
      const isKnown = knownEvents(sent.value.rows);
      const changes = events.flatMap((event) => queueEvent(event, hooks, reached, isKnown));
      return ok({ changes, value: changes.length });
    },
    summary: (count: number) => `${count} à annoncer à d’autres outils.`,
  });
}
