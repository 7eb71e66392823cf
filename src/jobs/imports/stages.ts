/** The stage in which an imported row comes in: the file’s, or the furthest that its gates let through. */
import { startOfDay } from 'date-fns';
import { placeStage } from '../../crm/imports/place-stage.ts';
import type { PlannedRow } from '../../crm/imports/plan.ts';
import { NO_ACTIVITY } from '../../crm/interactions.ts';
import { factsOfContact, factsOfOpportunity } from '../../crm/pipeline/facts.ts';
import { findStage } from '../../crm/pipeline/stages.ts';
import type { Settings } from '../../crm/settings/index.ts';
import type { OpportunityRow } from '../../crm/tables/index.ts';

export interface PlacedStage {
  readonly stage: string;
  /** What the file says, when the row comes in at another stage; `''` else. */
  readonly heldBack: string;
}

/** For a new row, or one whose stage is blank. With a reason, the file’s stage is taken as it is. */
export function stageOf(row: PlannedRow, settings: Settings, now: Date, reason: string): PlacedStage {
  const { stages } = settings;
  const wanted = findStage(stages, String(row.values.stage ?? ''))?.name ?? '';
  if (wanted === '' || reason !== '') return { stage: wanted || (stages[0]?.name ?? ''), heldBack: '' };
  const stage = placeStage(stages, wanted, (from) => factsOf(row, settings, now, from));
  return { stage, heldBack: stage === wanted ? '' : wanted };
}

function factsOf(row: PlannedRow, { stages }: Settings, now: Date, from: string) {
  if (row.table === 'contacts') {
    const score = row.standing?.values.score;
    return factsOfContact({ score: typeof score === 'number' ? score : null }, NO_ACTIVITY, [], stages);
  }
  const score = row.company?.standing?.values.score;
  return factsOfOpportunity(dealOf(row, from, now), typeof score === 'number' ? score : null, NO_ACTIVITY, stages);
}

/** The columns of an imported deal that gates and amounts look at. */
export function dealOf({ values, standing }: PlannedRow, stage: string, now: Date): OpportunityRow {
  const blank = {
    budgetConfirmed: false,
    amount: null,
    contact: '',
    closesOn: null,
    closedOn: null,
    lossReason: '',
    probability: null,
    stageSince: startOfDay(now),
  };
  // The plan’s values follow the declaration, which gives each key its type.
  return { ...blank, ...standing?.values, ...values, stage } as OpportunityRow;
}
