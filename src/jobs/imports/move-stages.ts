/** Stages that the file says otherwise than the sheet, where the person takes the file’s: each goes through its gate. */
import { listMissing } from '../../crm/pipeline/gates.ts';
import { contacts, opportunities } from '../../crm/tables/index.ts';
import { ok, type Result } from '../../result.ts';
import type { Change, Fresh } from '../../sheet/index.ts';
import { judgeContact, judgeOpportunity } from '../pipeline/judge-move.ts';
import { recordContactMove, recordOpportunityMove } from '../pipeline/record-move.ts';
import { type Decisions, Verdicts } from './decisions.ts';
import type { PreparedImport } from './request.ts';

export interface StageMoves {
  readonly changes: readonly Change[];
  /** Moves that a gate refuses, one sentence each. */
  readonly notices: readonly string[];
}

/** Reads OPPORTUNITES, and INTERACTIONS when a gate asks for it, only when a stage is to move. */
export function moveStages(fresh: Fresh, { plan, settings }: PreparedImport, decisions: Decisions): Result<StageMoves> {
  const verdicts = new Verdicts(decisions);
  const changes: Change[] = [];
  const notices: string[] = [];
  for (const row of plan.rows) {
    const conflict = verdicts.takenOf(row).find(({ column }) => column.key === 'stage');
    if (conflict === undefined || row.standing === null) continue;
    const to = String(conflict.there);
    const moved = row.table === 'contacts' ? findContact(fresh, row.standing.id) : findDeal(fresh, row.standing.id);
    if (!moved.ok) return moved;
    if (moved.value === null) continue;
    const { found } = moved.value;
    const from = found.values.validatedStage || found.values.stage;
    const missing =
      moved.value.kind === 'contact'
        ? judgeContact(fresh, settings, moved.value.found, from, to)
        : judgeOpportunity(fresh, settings, moved.value.found, from, to);
    if (!missing.ok) return missing;
    if (missing.value.length > 0 && decisions.stageReason === '') {
      notices.push(`${found.id} reste en ${from}\u00a0: pour ${to}, il manque ${listMissing(missing.value)}.`);
      continue;
    }
    const move = { from, to, author: fresh.user, forcedReason: missing.value.length > 0 ? decisions.stageReason : '' };
    changes.push(
      ...(moved.value.kind === 'contact'
        ? recordContactMove(fresh, moved.value.found, move)
        : recordOpportunityMove(fresh, settings, moved.value.found, move)),
    );
  }
  return ok({ changes, notices });
}

function findContact(fresh: Fresh, id: string) {
  const rows = fresh.rows(contacts);
  if (!rows.ok) return rows;
  const found = rows.value.byId(id);
  return ok(found ? { kind: 'contact' as const, found } : null);
}

function findDeal(fresh: Fresh, id: string) {
  const rows = fresh.rows(opportunities);
  if (!rows.ok) return rows;
  const found = rows.value.byId(id);
  return ok(found ? { kind: 'deal' as const, found } : null);
}
