import type { Ports } from '../ports.ts';
import { fail, ok, type Result } from '../result.ts';
import type { Change } from './change.ts';
import { FreshReader } from './fresh-reader.ts';
import { readChanges, readOperations } from './journal-reading.ts';
import type { JournaledChange } from './journaled-change.ts';
import type { Committed, Fresh, GivenUp } from './operation.ts';
import { resolveChanges } from './resolve.ts';
import { takeBack } from './take-back.ts';
import { transact } from './transact.ts';

/**
 * Takes an operation back, from what JOURNAL kept of it. Cells that somebody has changed since stay, and are told in
 * `givenUp`. The undoing is journaled like any other operation, so that it can be undone in its turn.
 *
 * `alongside` says what else changes, so that what was undone does not come back by itself. Fails with `undo.unknown`, `undo.done` (already taken back), `undo.unfinished`, `undo.unreadable`, `undo.gone` for an action of
 * `irreversible`, and as `transact` does.
 */
export function undo(
  ports: Ports,
  operation: string,
  irreversible: ReadonlySet<string> = NONE,
  alongside: Alongside = () => ok([]),
): Result<Committed<UndoneOperation>> {
  return transact(ports, {
    action: 'journal.undo',
    summary: ({ summary }: UndoneOperation) => `Annulation : ${summary}`,
    plan: (fresh) => {
      const found = readOperation(ports, operation, irreversible);
      if (!found.ok) return found;
      const { action, changes, summary, refusal } = found.value;
      if (refusal) return refusal;
      const others = alongside(action, changes, fresh);
      if (!others.ok) return others;
      return ok({
        changes: [...takeBack(changes, []), ...others.value],
        value: { summary, rows: changes.length },
        closes: [{ operation, state: 'Annulé' }],
      });
    },
  });
}

/** More changes of an undo, from what the operation did and what stands in the sheet now. */
type Alongside = (action: string, changes: readonly JournaledChange[], fresh: Fresh) => Result<readonly Change[]>;

export interface UndoneOperation {
  /** What had been done, in one French sentence. */
  readonly summary: string;
  /** Rows concerned. */
  readonly rows: number;
}

/** What an operation has done, and what taking it back now would leave as it is. */
export interface UndoPreview {
  readonly changes: readonly JournaledChange[];
  readonly givenUp: readonly GivenUp[];
  /** Why it cannot be taken back at all, one French sentence; `''` when it can. */
  readonly refusal: string;
}

/** Looks without writing: the journal (two reads), and each table concerned. Fails with `undo.unknown`, `undo.unreadable`. */
export function previewUndo(
  ports: Ports,
  operation: string,
  irreversible: ReadonlySet<string> = NONE,
): Result<UndoPreview> {
  const found = readOperation(ports, operation, irreversible);
  if (!found.ok) return found;
  const { changes, refusal } = found.value;
  if (refusal && !refusal.ok) return ok({ changes, givenUp: [], refusal: refusal.error.message });
  const undoing: readonly Change[] = takeBack(changes, []);
  const resolved = resolveChanges(undoing, new FreshReader(ports));
  return resolved.ok ? ok({ changes, givenUp: resolved.value.givenUp, refusal: '' }) : resolved;
}

interface FoundOperation {
  readonly action: string;
  readonly changes: readonly JournaledChange[];
  readonly summary: string;
  readonly refusal: Result<never> | null;
}

const NONE: ReadonlySet<string> = new Set();

function readOperation(ports: Ports, operation: string, irreversible: ReadonlySet<string>): Result<FoundOperation> {
  const operations = readOperations(ports);
  if (!operations.ok) return operations;
  const found = operations.value.find((candidate) => candidate.operation === operation);
  if (!found)
    return fail(
      'undo.unknown',
      `L’opération ${operation} n’est pas dans le journal\u00a0: elle ne peut pas être annulée.`,
    );
  const details = readChanges(ports, [found]);
  if (!details.ok) return details;
  const changes = details.value.get(operation);
  if (!changes) {
    return fail(
      'undo.unreadable',
      'Le détail de cette opération a été modifié dans le journal\u00a0: elle ne peut plus être annulée.',
    );
  }
  const { action, summary, state } = found;
  return ok({ action, changes, summary, refusal: refuse(state, irreversible.has(action)) });
}

function refuse(state: string, gone: boolean): Result<never> | null {
  if (state === 'Annulé') return fail('undo.done', 'Cette opération est déjà annulée.');
  if (gone) return fail('undo.gone', 'Ce qui est parti ne peut pas être rappelé : cet envoi ne s’annule pas.');
  if (state === 'Fait') return null;
  return fail(
    'undo.unfinished',
    'Cette opération ne s’est pas terminée\u00a0; Pistil la remettra en ordre à son prochain passage.',
  );
}
