/** Imports a file as it was previewed and decided: one operation, which one click takes back. */
import { addMonths } from 'date-fns';
import { countOf } from '../../crm/french/numbers.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { type Change, type Fresh, transact } from '../../sheet/index.ts';
import { toWireDay } from '../pages/wire-days.ts';
import { type Decisions, Verdicts } from './decisions.ts';
import { moveStages } from './move-stages.ts';
import { type ColumnMemory, rememberColumns } from './remembered-columns.ts';
import { type ImportRequest, prepareImport } from './request.ts';
import { completes, type Origin, tabOf, writeChanges } from './write-changes.ts';

export interface ImportCommit extends ImportRequest, Decisions {
  /** Who made the file, and the columns that the person corrected: remembered for the team. */
  readonly memory: ColumnMemory;
  readonly origin: Origin;
}

export interface ImportDone {
  readonly tab: string;
  readonly created: number;
  readonly completed: number;
  readonly companies: number;
  /** Conflicts decided for the file, and for the workbook. */
  readonly taken: number;
  readonly kept: number;
  readonly leftOut: number;
  /** The day before which the new people are to be informed (RGPD, article 14); `''` when there is none. */
  readonly informBefore: string;
  /** For `journal.undo`; `''` when there was nothing to write. */
  readonly operation: string;
  /** What was left as it is, one sentence each. */
  readonly notices: readonly string[];
}

type Outcome = Omit<ImportDone, 'operation'>;

/** Fails as `transact` does. What was typed since the preview stays, and `notices` says so. */
export function commitImport(ports: Ports, request: ImportCommit): Result<ImportDone> {
  const done = transact(ports, {
    action: 'imports.commit',
    plan: (fresh) => planChanges(fresh, request),
    summary: ({ tab, created, completed }) =>
      `Import dans ${tab}\u00a0: ${countOf(created, 'nouvelle fiche', 'nouvelles fiches')}, ${countOf(completed, 'complétée', 'complétées')}.`,
  });
  if (!done.ok) return done;
  rememberColumns(ports.store, request.memory);
  const { value, operation, givenUp } = done.value;
  return ok({
    ...value,
    operation: operation ?? '',
    notices: [...value.notices, ...givenUp.map(({ message }) => message)],
  });
}

function planChanges(fresh: Fresh, request: ImportCommit): Result<{ changes: Change[]; value: Outcome }> {
  const prepared = prepareImport(fresh, request);
  if (!prepared.ok) return prepared;
  const { plan, file } = prepared.value;
  const changes = writeChanges(fresh, { prepared: prepared.value, decisions: request, origin: request.origin });
  const moves = moveStages(fresh, prepared.value, request);
  if (!moves.ok) return moves;

  const verdicts = new Verdicts(request);
  const firms = verdicts.companiesOf(plan);
  const rows = [...plan.rows, ...firms];
  const taken = rows.reduce((sum, row) => sum + verdicts.takenOf(row).length, 0);
  const conflicts = rows.reduce((sum, row) => sum + row.conflicts.length, 0);
  const created = plan.rows.filter(({ standing }) => standing === null).length;
  const value = {
    tab: tabOf(request.table),
    created,
    completed: plan.rows.filter(completes).length,
    companies: firms.filter(({ standing }) => standing === null).length,
    taken,
    kept: conflicts - taken,
    leftOut: file.leftOut.length + plan.leftOut.length,
    informBefore: request.table === 'contacts' && created > 0 ? toWireDay(addMonths(fresh.now, 1)) : '',
    notices: moves.value.notices,
  };
  return ok({ changes: [...changes, ...moves.value.changes], value });
}
