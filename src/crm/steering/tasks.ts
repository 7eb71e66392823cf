/** The tasks of the action plan: what they are called, which still wait, which are late. */
import { startOfDay } from 'date-fns';
import type { ActionRow } from '../tables/index.ts';
import { ACTIONS_OVER } from '../tables/values.ts';

type State = Pick<ActionRow, 'status'>;

export function isOver({ status }: State): boolean {
  return ACTIONS_OVER.some((state) => state === status);
}

/** True from the day after its deadline, while it is not over. */
export function isLate(task: State & Pick<ActionRow, 'dueOn'>, today: Date): boolean {
  return !isOver(task) && task.dueOn !== null && startOfDay(task.dueOn) < startOfDay(today);
}

/** The concrete step, else the action it belongs to. */
export function taskName({ task, action }: Pick<ActionRow, 'task' | 'action'>): string {
  return task.trim() || action.trim();
}
