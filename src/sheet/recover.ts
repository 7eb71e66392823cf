import { countOf } from '../crm/french/numbers.ts';
import type { Ports } from '../ports.ts';
import { ok, type Result } from '../result.ts';
import type { Change } from './change.ts';
import { type JournaledChange, type JournaledOperation, readChanges, readOperations } from './journal.ts';
import { takeBack } from './take-back.ts';
import { transact } from './transact.ts';

const RECOVERY = 'journal.recover';

/**
 * Takes back what an interrupted run has left half done: intents of JOURNAL that were never sealed. Whoever started them
 * was told that nothing was saved, or will run again from the last success; so nothing is completed behind their back.
 * Called at the start of every night, and when a form opens. One weighted call when all is sealed.
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
      const open = operations.value.filter(isOpen);
      const changes = takeBackAll(ports, operations.value);
      return changes.ok ? ok({ changes: changes.value, value: names(open), closes: names(open) }) : changes;
    },
  });
  return done.ok ? ok(done.value.value) : done;
}

/** The last begun first. An interrupted recovery needs no taking back: the next one starts from what it left. */
function takeBackAll(ports: Ports, operations: readonly JournaledOperation[]): Result<Change[]> {
  const firstOpen = operations.findIndex(isOpen);
  const later: JournaledChange[] = [];
  const changes: Change[] = [];
  for (const operation of operations.slice(Math.max(0, firstOpen)).reverse()) {
    if (operation.action === RECOVERY || operation.state === 'Annulé') continue;
    const own = readChanges(ports, operation);
    if (!own.ok) return own;
    if (isOpen(operation)) changes.push(...takeBack(own.value, later));
    else later.push(...own.value);
  }
  return ok(changes);
}

function isOpen(operation: JournaledOperation): boolean {
  return operation.state === 'Prévu';
}

function names(operations: readonly JournaledOperation[]): string[] {
  return operations.map((operation) => operation.operation);
}
