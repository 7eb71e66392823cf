import type { Ports } from '../ports.ts';
import { fail, ok, type Result } from '../result.ts';
import { readChanges, readOperations } from './journal-reading.ts';
import type { Committed } from './operation.ts';
import { takeBack } from './take-back.ts';
import { transact } from './transact.ts';

/**
 * Takes an operation back, from what JOURNAL kept of it. Cells that somebody has changed since stay, and are told in
 * `givenUp`; `value` is the number of rows concerned. The undoing is journaled like any other operation, so that it can be
 * undone in its turn.
 *
 * Fails with `undo.unknown`, `undo.done` (already taken back), `undo.unfinished`, `undo.unreadable`, and as `transact` does.
 */
export function undo(ports: Ports, operation: string): Result<Committed<number>> {
  return transact(ports, {
    action: 'journal.undo',
    summary: () => `Annulation de l’opération ${operation}.`,
    plan: () => {
      const operations = readOperations(ports);
      if (!operations.ok) return operations;
      const found = operations.value.find((candidate) => candidate.operation === operation);
      if (!found)
        return fail(
          'undo.unknown',
          `L’opération ${operation} n’est pas dans le journal : elle ne peut pas être annulée.`,
        );
      if (found.state === 'Annulé') return fail('undo.done', 'Cette opération est déjà annulée.');
      if (found.state !== 'Fait') {
        return fail(
          'undo.unfinished',
          'Cette opération ne s’est pas terminée ; Pistil la remettra en ordre à son prochain passage.',
        );
      }
      const details = readChanges(ports, [found]);
      if (!details.ok) return details;
      const changes = details.value.get(operation);
      if (!changes) {
        return fail(
          'undo.unreadable',
          'Le détail de cette opération a été modifié dans le journal : elle ne peut plus être annulée.',
        );
      }
      return ok({ changes: takeBack(changes, []), value: changes.length, closes: [{ operation, state: 'Annulé' }] });
    },
  });
}
