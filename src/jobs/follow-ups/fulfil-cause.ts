/** What is done together with a follow-up: the action noted, the task of the plan, the ritual. */
import { startOfDay } from 'date-fns';
import { ritualIdOf, ruleOf } from '../../crm/follow-ups/need.ts';
import { isOver } from '../../crm/steering/tasks.ts';
import { actions, contacts, type followUps, opportunities, rituals } from '../../crm/tables/index.ts';
import { ok, type Result } from '../../result.ts';
import { type Change, type Fresh, onBehalf, type SheetRow, setSystem } from '../../sheet/index.ts';

interface Fulfilled {
  readonly changes: readonly Change[];
  /** One French sentence. */
  readonly said: string;
}

const ALONE: Fulfilled = { changes: [], said: 'Relance faite.' };

/** One read when there is something besides the follow-up itself. */
export function fulfilCause(fresh: Fresh, followUp: SheetRow<typeof followUps>): Result<Fulfilled> {
  switch (ruleOf(followUp.values)) {
    case 'next-action':
      return clearAction(fresh, followUp);
    case 'task':
      return finishTask(fresh, followUp);
    case 'ritual':
      return dateRitual(fresh, followUp);
    default:
      return ok(ALONE);
  }
}

/** The next action noted on the contact or the opportunity, unless it is another one by now. */
function clearAction(fresh: Fresh, { values }: SheetRow<typeof followUps>): Result<Fulfilled> {
  const { opportunityId, contactId, what } = values;
  const table = opportunityId === '' ? contacts : opportunities;
  const rows = fresh.rows(table);
  if (!rows.ok) return rows;
  const noted = rows.value.byId(opportunityId || contactId);
  if (!noted) return ok(ALONE);
  const { nextAction, dueOn } = noted.values;
  if (nextAction === '' || !what.startsWith(nextAction)) return ok(ALONE);
  return ok({ ...ALONE, changes: [onBehalf(table, noted.id, { nextAction: '', dueOn: null }, { nextAction, dueOn })] });
}

function finishTask(fresh: Fresh, { values }: SheetRow<typeof followUps>): Result<Fulfilled> {
  if (!fresh.holds(actions)) return ok(ALONE);
  const rows = fresh.rows(actions);
  if (!rows.ok) return rows;
  const task = rows.value.byId(values.subjectId);
  if (!task || isOver(task.values)) return ok(ALONE);
  const { status } = task.values;
  return ok({
    changes: [onBehalf(actions, task.id, { status: 'Fait' }, { status })],
    said: 'Relance faite, et tâche marquée «\u00a0Fait\u00a0» dans PLAN_ACTION.',
  });
}

function dateRitual(fresh: Fresh, { values }: SheetRow<typeof followUps>): Result<Fulfilled> {
  if (!fresh.holds(rituals)) return ok(ALONE);
  const rows = fresh.rows(rituals);
  if (!rows.ok) return rows;
  const ritual = rows.value.byId(ritualIdOf(values.subjectId));
  if (!ritual) return ok(ALONE);
  return ok({ ...ALONE, changes: [setSystem(rituals, ritual.id, { lastOn: startOfDay(fresh.now) })] });
}
