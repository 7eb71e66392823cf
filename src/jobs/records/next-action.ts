import { startOfDay } from 'date-fns';
import type { OpportunityRow } from '../../crm/tables/index.ts';
import { toWireDay } from '../pages/wire-days.ts';
import type { NextAction } from './card.ts';

/** A row that may hold a next action; `owner` is `''` for the record's own. */
interface Candidate extends Pick<OpportunityRow, 'nextAction' | 'dueOn'> {
  readonly table: NextAction['table'];
  readonly id: string;
  readonly owner: string;
}

/** The action that is due first; those without a day come last. `null` when nothing is planned. */
export function firstAction(candidates: readonly Candidate[], now: Date): NextAction | null {
  const [first] = candidates
    .filter(({ nextAction }) => nextAction !== '')
    .sort((a, b) => (a.dueOn?.getTime() ?? Number.MAX_VALUE) - (b.dueOn?.getTime() ?? Number.MAX_VALUE));
  if (first === undefined) return null;
  const { table, id, owner, nextAction, dueOn } = first;
  return {
    table,
    id,
    owner,
    text: nextAction,
    dueOn: toWireDay(dueOn),
    late: dueOn !== null && dueOn < startOfDay(now),
  };
}
