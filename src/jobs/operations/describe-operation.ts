/** One operation of the journal, cell by cell, and what taking it back now would do. */
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { previewUndo } from '../../sheet/index.ts';
import { type ChangedRow, describeRow } from './changed-rows.ts';
import { IRREVERSIBLE } from './irreversible.ts';

export interface OperationDetail {
  readonly rows: readonly ChangedRow[];
  /** Rows concerned, those that are not shown included. */
  readonly total: number;
  /** What would stay as it is because somebody has changed it since; one sentence each. */
  readonly kept: readonly string[];
  /** Why it cannot be taken back at all; `''` when it can. */
  readonly refusal: string;
}

const MOST_ROWS = 50;

/** The journal (two reads), and each table concerned. Fails with `undo.unknown`, `undo.unreadable`. */
export function describeOperation(
  ports: Ports,
  { operation }: { readonly operation: string },
): Result<OperationDetail> {
  const preview = previewUndo(ports, operation, IRREVERSIBLE);
  if (!preview.ok) return preview;
  const { changes, givenUp, refusal } = preview.value;
  return ok({
    rows: changes.slice(0, MOST_ROWS).map((change) => describeRow(change, '', givenUp)),
    total: changes.length,
    kept: givenUp.map(({ message }) => message),
    refusal,
  });
}
