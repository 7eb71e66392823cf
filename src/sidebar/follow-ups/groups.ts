import type { FollowUpTask } from '../../rpc/index.ts';
import { addDays, weekday } from '../text/dates.ts';

export interface Group {
  readonly name: string;
  readonly late: boolean;
  readonly tasks: readonly FollowUpTask[];
}

/** Late, today, then what is left of the week and the days after; groups without a task are left out. */
export function groupTasks(tasks: readonly FollowUpTask[], today: string): Group[] {
  const friday = fridayOf(today);
  const in_ = (from: string, to: string) => tasks.filter(({ dueOn }) => dueOn >= from && dueOn <= to);
  const ahead = addDays(today, 1);
  return [
    { name: 'En retard', late: true, tasks: tasks.filter(({ dueOn }) => dueOn !== '' && dueOn < today) },
    { name: 'Aujourd’hui', late: false, tasks: tasks.filter(({ dueOn }) => dueOn === '' || dueOn === today) },
    { name: 'D’ici vendredi', late: false, tasks: in_(ahead, friday) },
    { name: 'Ensuite', late: false, tasks: in_(friday > today ? addDays(friday, 1) : ahead, '9999-12-31') },
  ].filter((group) => group.tasks.length > 0);
}

/** The Friday of that week; the day itself from Friday to Sunday. */
function fridayOf(today: string): string {
  for (let ahead = 0; ahead < 4; ahead += 1) {
    if (weekday(addDays(today, ahead)) === 'vendredi') return addDays(today, ahead);
  }
  return ['vendredi', 'samedi', 'dimanche'].includes(weekday(today)) ? today : addDays(today, 4);
}
