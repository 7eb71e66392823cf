/** The action plan as a Gantt chart: tasks by objective, each a bar over the weeks around today. */
import { addDays, addWeeks, differenceInCalendarWeeks, startOfDay, startOfWeek } from 'date-fns';
import { matchKey } from '../names.ts';
import type { ActionRow } from '../tables/index.ts';
import { isLate, isOver, taskName } from './tasks.ts';

const MONDAY = { weekStartsOn: 1 } as const;

/** Weeks of the chart, and how many of them are past. */
export const WEEKS = 22;
export const WEEKS_PAST = 4;

/** Weeks count from 0, the chart's first. */
export interface Bar {
  readonly first: number;
  readonly last: number;
  /** The first week after the deadline of a late task; `null` when it is not late. */
  readonly lateFrom: number | null;
  /** It began before the chart, or ends after it. */
  readonly comesFrom: boolean;
  readonly goesOn: boolean;
}

export interface PlanLine {
  readonly name: string;
  readonly assignee: string;
  readonly dueOn: Date | null;
  readonly status: string;
  readonly late: boolean;
  /** `null` without a date, or out of the chart. */
  readonly bar: Bar | null;
}

export interface PlanGroup {
  /** `''`: tasks of no objective. */
  readonly objective: string;
  readonly lines: readonly PlanLine[];
}

export interface PlanChart {
  /** A Monday. */
  readonly firstWeek: Date;
  readonly groups: readonly PlanGroup[];
  readonly open: number;
  readonly late: number;
  /** Tasks that were over before the chart begins. */
  readonly past: number;
}

type Task = Pick<ActionRow, 'objective' | 'action' | 'task' | 'assignee' | 'startOn' | 'dueOn' | 'days' | 'status'>;

/** Objectives in the order of their first open deadline, no objective last; tasks in the order of their start. */
export function chartPlan(tasks: readonly Task[], now: Date): PlanChart {
  const today = startOfDay(now);
  const firstWeek = addWeeks(startOfWeek(today, MONDAY), -WEEKS_PAST);
  const named = tasks.filter((task) => taskName(task) !== '');
  const shown = named.filter((task) => !isPast(task, firstWeek));
  const byObjective = new Map<string, Task[]>();
  for (const task of [...shown].sort(byStart)) {
    const key = matchKey(task.objective);
    byObjective.set(key, [...(byObjective.get(key) ?? []), task]);
  }
  const groups = [...byObjective]
    .sort(
      ([one, ones], [two, twos]) => Number(one === '') - Number(two === '') || firstOpenEnd(ones) - firstOpenEnd(twos),
    )
    .map(([, group]) => ({
      objective: group[0]?.objective.trim() ?? '',
      lines: group.map((task) => drawLine(task, firstWeek, today)),
    }));
  return {
    firstWeek,
    groups,
    open: named.filter((task) => !isOver(task)).length,
    late: named.filter((task) => isLate(task, today)).length,
    past: named.length - shown.length,
  };
}

function isPast(task: Task, firstWeek: Date): boolean {
  const span = spanOf(task);
  return isOver(task) && (span === null || span.end < firstWeek);
}

function drawLine(task: Task, firstWeek: Date, today: Date): PlanLine {
  const late = isLate(task, today);
  return {
    name: taskName(task),
    assignee: task.assignee.trim(),
    dueOn: task.dueOn,
    status: task.status,
    late,
    bar: drawBar(task, firstWeek, late ? today : null),
  };
}

/** @param lateOn today, for a task whose deadline has passed: its bar goes on until then */
function drawBar(task: Task, firstWeek: Date, lateOn: Date | null): Bar | null {
  const span = spanOf(task);
  if (span === null) return null;
  const weekOf = (day: Date) => differenceInCalendarWeeks(day, firstWeek, MONDAY);
  const first = weekOf(span.start);
  const end = weekOf(span.end);
  const last = lateOn === null ? end : Math.max(end, weekOf(lateOn));
  if (last < 0 || first >= WEEKS) return null;
  return {
    first: Math.max(0, first),
    last: Math.min(WEEKS - 1, last),
    lateFrom: lateOn === null ? null : Math.max(0, Math.min(end + 1, last)),
    comesFrom: first < 0,
    goesOn: last >= WEEKS,
  };
}

/** From its launch to its deadline; what is not typed follows from the duration, else the task is one day. */
function spanOf({ startOn, dueOn, days }: Task): { readonly start: Date; readonly end: Date } | null {
  const more = Math.max(0, Math.ceil(days ?? 1) - 1);
  const start = startOn ?? (dueOn && addDays(dueOn, -more));
  const end = dueOn ?? (startOn && addDays(startOn, more));
  if (start === null || end === null) return null;
  // A launch after the deadline is a slip: the deadline is what people are held to.
  return { start: start <= end ? start : end, end };
}

function byStart(one: Task, two: Task): number {
  const key = (task: Task) => spanOf(task)?.start.getTime() ?? Number.MAX_SAFE_INTEGER;
  return key(one) - key(two) || endOf(one) - endOf(two);
}

function endOf(task: Task): number {
  return spanOf(task)?.end.getTime() ?? Number.MAX_SAFE_INTEGER;
}

function firstOpenEnd(tasks: readonly Task[]): number {
  return Math.min(Number.MAX_SAFE_INTEGER, ...tasks.filter((task) => !isOver(task)).map(endOf));
}
