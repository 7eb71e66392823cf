/** Stages that people have typed, pasted or brought: recorded as they pass their gate, put back otherwise. */

import type { Missing } from '../../crm/pipeline/gates.ts';
import { findStage, stageMeant } from '../../crm/pipeline/stages.ts';
import type { Settings } from '../../crm/settings/index.ts';
import type { contacts, opportunities } from '../../crm/tables/index.ts';
import type { Result } from '../../result.ts';
import { ok } from '../../result.ts';
import { type Draft, type DraftRow, decideCell, textOf } from '../../sheet/draft.ts';
import type { Change, Fresh } from '../../sheet/index.ts';
import { judgeContact, judgeOpportunity } from '../pipeline/judge-move.ts';
import { bringContactAlong, recordContactMove, recordOpportunityMove } from '../pipeline/record-move.ts';
import { sayRefusal } from '../pipeline/refuse-in-cell.ts';

export interface StageContext {
  readonly settings: Settings;
  readonly now: Date;
  /** False for a file that is taken over: its stages are facts. */
  readonly gates: boolean;
  /** The tables as they are about to be. */
  readonly tables: Pick<Fresh, 'rows'>;
}

export interface SettledStages {
  /** Lines of HISTORIQUE. */
  readonly history: readonly Change[];
  readonly refused: number;
}

/** Nobody knows who typed it: Google tells scripts too late. */
const AUTHOR = '';

export function settleOpportunities(draft: Draft<typeof opportunities>, context: StageContext): Result<SettledStages> {
  return settle(
    draft,
    context,
    ({ id, values }, from, to) => judgeOpportunity(context.tables, context.settings, { id, values }, from, to),
    (row, from, to) =>
      recordOpportunityMove(context, context.settings, row, { from, to, forcedReason: '', author: AUTHOR }),
  );
}

export function settleContacts(draft: Draft<typeof contacts>, context: StageContext): Result<SettledStages> {
  return settle(
    draft,
    context,
    ({ id, values }, from, to) => judgeContact(context.tables, context.settings, { id, values }, from, to),
    (row, from, to) => recordContactMove(context, row, { from, to, forcedReason: '', author: AUTHOR }),
  );
}

/** No contact behind its most advanced open opportunity. */
export function bringContactsAlong(
  people: Draft<typeof contacts>,
  deals: Draft<typeof opportunities>,
  context: StageContext,
): Change[] {
  const stages = new Map<string, string[]>();
  for (const { values } of deals.rows) {
    if (values.contactId === '') continue;
    stages.set(values.contactId, [...(stages.get(values.contactId) ?? []), values.validatedStage]);
  }
  return [...stages].flatMap(([id, own]) => {
    const row = people.byId(id);
    // A word that is no stage is left to whoever typed it.
    if (!row || findStage(context.settings.stages, row.values.stage) === null) return [];
    return carryOut(people, row, bringContactAlong(context, context.settings, row, own, AUTHOR));
  });
}

type Staged = typeof contacts | typeof opportunities;

function settle<T extends Staged>(
  draft: Draft<T>,
  { settings: { stages }, gates }: StageContext,
  judge: (row: DraftRow<T>, from: string, to: string) => Result<Missing[]>,
  record: (row: DraftRow<T>, from: string, to: string) => Change[],
): Result<SettledStages> {
  const history: Change[] = [];
  let refused = 0;
  const [first] = stages;
  if (first === undefined) return ok({ history, refused });
  for (const row of draft.rows) {
    if (row.problems.some(({ column }) => column === 'stage')) continue;
    const [stage, validatedStage] = [textOf(row.values, 'stage'), textOf(row.values, 'validatedStage')];
    const stays = validatedStage || first.name;
    const to = stage === '' ? stays : (stageMeant(stages, stage, textOf(row.values, 'channel'))?.name ?? null);
    if (to === null) continue;
    if (stage !== to) decideCell(draft.table, row, 'stage', to);
    if (to === validatedStage) continue;
    const missing = gates && to !== stays ? judge(row, stays, to) : ok([]);
    if (!missing.ok) return missing;
    if (missing.value.length === 0) {
      history.push(...carryOut(draft, row, record(row, validatedStage, to)));
      continue;
    }
    refused += 1;
    row.notes.set(
      'stage',
      sayRefusal(stays, to, missing.value, draft.table.key === 'contacts' ? 'Fiche de la ligne' : 'Pipeline'),
    );
    decideCell(draft.table, row, 'stage', stays);
    if (validatedStage === '') history.push(...carryOut(draft, row, record(row, '', stays)));
  }
  return ok({ history, refused });
}

/** Takes a move's cells into the draft. @returns what it adds to other tables */
function carryOut<T extends Staged>(draft: Draft<T>, row: DraftRow<T>, changes: readonly Change[]): Change[] {
  return changes.filter((change) => {
    if (change.kind !== 'update') return true;
    for (const [key, cell] of Object.entries(change.cells)) decideCell(draft.table, row, key, cell);
    return false;
  });
}
