/** « Annuler », after a page has written, or from the list of operations. */
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { undo } from '../../sheet/index.ts';
import { IRREVERSIBLE } from './irreversible.ts';
import { makeLasting } from './lasting-undo.ts';

export interface Undone {
  /** What a colleague has changed since, and which stays; one sentence each. */
  readonly kept: readonly string[];
  /** Rows put back. */
  readonly rows: number;
  /** The undoing itself, which can be undone in its turn; `''` when nothing was left to put back. */
  readonly operation: string;
}

/** The lock taken and given back, the journal, the two rows taken back, and the journal's two lines. */
export const floor = { lock: 2, read: 3, write: 2, appendRow: 2 };

/** Takes an operation back. Fails with `undo.unknown`, `undo.done`, `undo.unfinished`, `undo.gone`, and as `transact` does. */
export function undoOperation(ports: Ports, input: { readonly operation: string }): Result<Undone> {
  const done = undo(ports, input.operation, IRREVERSIBLE, makeLasting);
  if (!done.ok) return done;
  const { value, givenUp, operation } = done.value;
  return ok({ kept: givenUp.map(({ message }) => message), rows: value.rows, operation: operation ?? '' });
}
