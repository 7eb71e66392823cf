import { countOf } from '../crm/french/numbers.ts';
import type { Ports } from '../ports.ts';
import { ok, type Result } from '../result.ts';
import type { Change } from './change.ts';
import { type JournaledOperation, readChanges, readOperations } from './journal-reading.ts';
import type { JournaledChange } from './journaled-change.ts';
import type { Closing } from './operation.ts';
import { takeBack } from './take-back.ts';
import { transact } from './transact.ts';

const RECOVERY = 'journal.recover';

/**
 * Takes back what an interrupted run has left half done: intents of JOURNAL that were never sealed. Whoever started them
 * was told that nothing was saved, or will run again from the last success; so nothing is completed behind their back.
 * Called at the start of every night. One weighted call when all is sealed.
 *
 * @returns the operations taken back
 */
export function recover(ports: Ports): Result<readonly string[]> {
  const first = readOperations(ports);
  if (!first.ok) return first;
  if (!first.value.some(isOpen)) return ok([]);
  const done = transact<readonly string[]>(ports, {
    action: RECOVERY,
    summary: (open) =>
      `Remise en ordre après un arrêt : ${countOf(open.length, 'opération reprise', 'opérations reprises')}.`,
    plan: () => {
      // Read again inside the lock: what was open a moment ago may just have been sealed.
      const operations = readOperations(ports);
      if (!operations.ok) return operations;
      const taken = takeBackAll(ports, operations.value);
      if (!taken.ok) return taken;
      const { changes, closes } = taken.value;
      return ok({ changes, closes, value: closes.map((closing) => closing.operation) });
    },
  });
  return done.ok ? ok(done.value.value) : done;
}

/**
 * The last begun first. An interrupted recovery needs no taking back: the next one starts from what it left. An intent that
 * a person has cut in JOURNAL cannot be taken back: it is closed as failed, so that it is not tried every night.
 */
function takeBackAll(
  ports: Ports,
  operations: readonly JournaledOperation[],
): Result<{ changes: Change[]; closes: Closing[] }> {
  const concerned = operations
    .slice(Math.max(0, operations.findIndex(isOpen)))
    .filter(({ state }) => state !== 'Annulé');
  const details = readChanges(ports, concerned);
  if (!details.ok) return details;
  const later: JournaledChange[] = [];
  const changes: Change[] = [];
  const closes: Closing[] = [];
  for (const operation of concerned.reverse()) {
    const own = operation.action === RECOVERY ? [] : details.value.get(operation.operation);
    if (!isOpen(operation)) later.push(...(own ?? []));
    else {
      changes.push(...takeBack(own ?? [], later));
      closes.push({ operation: operation.operation, state: own ? 'Annulé' : 'Échec' });
    }
  }
  return ok({ changes, closes });
}

function isOpen(operation: JournaledOperation): boolean {
  return operation.state === 'Prévu';
}
