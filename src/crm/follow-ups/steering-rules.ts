/** What steering calls for: a task of the action plan whose deadline nears or has passed, a ritual whose day has come. */
import { addDays, startOfDay } from 'date-fns';
import { formatDay, formatShortDay } from '../french/dates.ts';
import type { Settings } from '../settings/index.ts';
import { dueOccurrence } from '../steering/rituals/occurrences.ts';
import { readRitual } from '../steering/rituals/rhythm.ts';
import { isLate, isOver, taskName } from '../steering/tasks.ts';
import type { ActionRow, RitualRow } from '../tables/index.ts';
import { type Need, need, occurrenceId } from './need.ts';
import { lastWorkingDay } from './tender-rules.ts';

export function taskDue(task: ActionRow, { followUps, calendar }: Settings, today: Date): Need[] {
  const { id, dueOn } = task;
  if (followUps.taskDays === null || id === '' || dueOn === null || isOver(task)) return [];
  const what = taskName(task);
  if (what === '') return [];
  const deadline = startOfDay(dueOn);
  if (deadline > addDays(today, followUps.taskDays)) return [];
  return [
    need(
      'task',
      { subjectId: id },
      { what, reason: `, pour le ${formatShortDay(deadline)}` },
      {
        assignee: task.assignee,
        // A late one keeps the day by which it was due.
        dueOn: lastWorkingDay(deadline, new Date(0), calendar),
        urgent: isLate(task, today),
      },
    ),
  ];
}

export function ritualDue(row: RitualRow, { followUps, calendar }: Settings, today: Date): Need[] {
  const ritual = readRitual(row);
  if (!followUps.rituals || 'problem' in ritual || ritual.id === '') return [];
  const due = dueOccurrence(ritual, today, calendar);
  if (due === null) return [];
  return [
    need(
      'ritual',
      { subjectId: occurrenceId(ritual.id, due.day) },
      { what: `Rituel\u00a0: ${ritual.name}`, reason: ` du ${formatDay(due.day)}` },
      { assignee: ritual.assignee, dueOn: due.heldOn },
    ),
  ];
}
