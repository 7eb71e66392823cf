import type { Settings } from '../../crm/settings/index.ts';
import { authorOf } from '../../crm/settings/team.ts';
import { toWireDay } from '../pages/wire-days.ts';
import type { CreatedTable } from './created-tables.ts';

/** What a form holds before anything is typed, by column key: yours, at the first stage, today. */
export function startingValues(
  table: CreatedTable,
  { stages, team }: Settings,
  user: string,
  today: Date,
): Readonly<Record<string, string>> {
  const assignee = authorOf(user, team);
  switch (table) {
    case 'companies':
      return { assignee };
    case 'followUps':
      return { assignee, dueOn: toWireDay(today), priority: 'Normale', status: 'À faire' };
    default:
      return { assignee, stage: stages[0]?.name ?? '' };
  }
}
