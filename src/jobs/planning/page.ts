/** The cells of PLANNING: what they hold and how they look, row after row. */
import { addWeeks } from 'date-fns';
import { formatLongDay, formatShortDay, formatTime, monthName, shortMonthName } from '../../crm/french/dates.ts';
import { countOf } from '../../crm/french/numbers.ts';
import { capitalize } from '../../crm/reports/report.ts';
import { type PlanChart, type PlanLine, WEEKS, WEEKS_PAST } from '../../crm/steering/plan-chart.ts';
import { isOver } from '../../crm/steering/tasks.ts';
import type { Area, Cell } from '../../ports.ts';
import { AMBER, BAD, BRAND, BRAND_MID, GREY, INK, INK_2, INK_3, TRACK, WHITE } from '../generated-tabs/colors.ts';
import { countLines, fitText } from '../generated-tabs/fit-text.ts';

/** One cell. */
export interface Look {
  readonly value: Cell;
  readonly fill: string;
  readonly ink: string;
  readonly points: number;
  readonly bold: boolean;
  readonly side: 'left' | 'center' | 'right';
  readonly wrap: 'clip' | 'overflow' | 'wrap';
  readonly pattern: string;
}

const TASK_PIXELS = 300;
const ASSIGNEE_PIXELS = 120;

/** Places from 1: a margin, what the task is, the weeks, a margin. */
const TASK = 2;
const ASSIGNEE = 3;
const DUE = 4;
const STATUS = 5;
const FIRST_WEEK = 6;
export const LAST_WEEK = FIRST_WEEK + WEEKS - 1;
export const COLUMNS = LAST_WEEK + 1;

/** 1,140 px: an A4 page in landscape, and a laptop’s screen. */
export const WIDTHS: readonly (readonly [first: number, count: number, pixels: number])[] = [
  [1, 1, 16],
  [TASK, 1, TASK_PIXELS],
  [ASSIGNEE, 1, ASSIGNEE_PIXELS],
  [DUE, 1, 70],
  [STATUS, 1, 90],
  [FIRST_WEEK, WEEKS, 24],
  [COLUMNS, 1, 16],
];

export const HEAD_HEIGHTS = [48, 24, 14, 24, 22, 22] as const;
export const HEAD_ROWS = HEAD_HEIGHTS.length;

/** Raised when anything of the frame changes, so that the next drawing applies it to existing workbooks. */
export const LAYOUT_VERSION = 2;
/** The column and the words by which the last row that Pistil writes is known again; the version stands before, unseen. */
export const FOOTER_COLUMN = TASK;
export const FOOTER = 'Sous cette ligne et à droite du planning, la feuille est à vous.';

const PLAIN: Look = {
  value: '',
  fill: WHITE,
  ink: INK,
  points: 10,
  bold: false,
  side: 'left',
  wrap: 'clip',
  pattern: 'General',
};

/** Cells have no padding of their own. */
const INDENTED = '"  "@';

/** What the freshness leaves of the band. */
const BAND_PIXELS = 830;
const FIRST_NAME_PIXELS = 250;

const THIS_WEEK = '#FDF1D3';
const BAND_INK = '#D5EBE4';

/** Fill of a bar, and of the mark that stands in it. */
const BARS: Readonly<Record<string, { readonly fill: string; readonly ink: string }>> = {
  'À faire': { fill: GREY, ink: INK },
  'En cours': { fill: BRAND_MID, ink: WHITE },
  Fait: { fill: BRAND, ink: WHITE },
  Abandonné: { fill: TRACK, ink: INK_3 },
};
const NOT_STARTED = { fill: GREY, ink: INK };
const LATE = { fill: BAD, ink: WHITE };
const DONE_MARK = '✓';
const LATE_MARK = '!';
const MARKED = { points: 9, side: 'center', bold: true } as const;

/** From the objective to the weeks: nothing else stands in its row. */
const OBJECTIVE_PIXELS = 560;

/** Of every row of the plan, in pixels: one line of text, or two as soon as one of the rows needs them. */
export function lineHeight({ groups }: PlanChart): number {
  const isLong = ({ name, assignee }: PlanLine) =>
    countLines(name, TASK_PIXELS, 10) > 1 || countLines(assignee, ASSIGNEE_PIXELS, 10) > 1;
  return groups.some(({ lines }) => lines.some(isLong)) ? 36 : 24;
}

/** From the first row to the last line; the footer is another's. */
export function layPlan(chart: PlanChart, now: Date): Look[][] {
  return [
    ...layHead(chart, now),
    ...chart.groups.flatMap(({ objective, lines }) => [
      row({
        [TASK]: {
          value: fitText(objective || 'Sans objectif', OBJECTIVE_PIXELS, 11),
          bold: true,
          points: 11,
          ink: BRAND,
          wrap: 'overflow',
        },
        [FIRST_WEEK + WEEKS_PAST]: { fill: THIS_WEEK },
      }),
      ...lines.map(layLine),
    ]),
    ...(chart.groups.length === 0 ? [row({ [TASK]: { value: EMPTY, ink: INK_2, wrap: 'overflow' } })] : []),
  ];
}

const EMPTY = 'Aucune tâche à montrer\u00a0: ajoutez-les dans PLAN_ACTION, avec leur lancement et leur date limite.';

export function layFooter(): Look[] {
  return row({
    [FOOTER_COLUMN - 1]: { value: LAYOUT_VERSION, ink: WHITE },
    [FOOTER_COLUMN]: { value: FOOTER, ink: INK_3, points: 9, wrap: 'overflow' },
  });
}

export function layBlank(): Look[] {
  return row({});
}

function layHead(chart: PlanChart, now: Date): Look[][] {
  const band = { fill: BRAND, wrap: 'overflow' } as const;
  const right = { ...band, side: 'right' } as const;
  return [
    row(
      {
        [TASK]: { ...band, value: 'Planning', ink: WHITE, points: 18, bold: true },
        [LAST_WEEK]: { ...right, value: formatLongDay(now), ink: WHITE, points: 11 },
      },
      band,
    ),
    row(
      {
        [TASK]: { ...band, value: tellTasks(chart), ink: BAND_INK },
        [LAST_WEEK]: {
          ...right,
          value: `PLAN_ACTION lu le ${formatShortDay(now)} à ${formatTime(now)}`,
          ink: BAND_INK,
        },
      },
      band,
    ),
    row({}),
    layLegend(),
    layMonths(chart.firstWeek),
    layWeeks(chart.firstWeek),
  ];
}

/** How many are open or late, and in one sentence. */
export function countTasks({ open, late }: PlanChart): string {
  if (open === 0) return 'aucune tâche ouverte';
  return `${countOf(open, 'tâche ouverte', 'tâches ouvertes')}${late === 0 ? '' : `, dont ${late} en retard`}`;
}

function tellTasks(chart: PlanChart): string {
  const { past } = chart;
  const hidden = past === 0 ? '' : ` (${countOf(past, 'finie, non montrée', 'finies, non montrées')})`;
  return fitText(`${capitalize(countTasks(chart))}${hidden}.${sayFirst(chart)}`, BAND_PIXELS, 10);
}

/** The open task whose deadline comes first. */
function sayFirst({ groups }: PlanChart): string {
  const [first] = groups
    .flatMap(({ lines }) => lines)
    .flatMap(({ name, dueOn, ...line }) => (dueOn === null || isOver(line) ? [] : [{ name, dueOn }]))
    .sort((one, two) => one.dueOn.getTime() - two.dueOn.getTime());
  return first === undefined
    ? ''
    : ` À finir d’abord\u00a0: «\u00a0${fitText(first.name, FIRST_NAME_PIXELS, 10)}\u00a0», ${formatShortDay(first.dueOn)}.`;
}

const LEGEND: readonly (readonly [
  label: string,
  look: { readonly fill: string; readonly ink: string },
  mark: string,
])[] = [
  ...Object.entries(BARS).map(([status, look]) => [status, look, status === 'Fait' ? DONE_MARK : ''] as const),
  ['En retard', LATE, LATE_MARK],
];
const LEGEND_ROW = 4;
const LEGEND_CELLS = 4;

/** Cells that a word of the legend takes together. */
export const LEGEND_WORDS: readonly Area[] = LEGEND.map((_entry, index) => ({
  row: LEGEND_ROW,
  column: FIRST_WEEK + LEGEND_CELLS * index + 1,
  rows: 1,
  columns: LEGEND_CELLS - 1,
}));

/** A filled cell, as in the bars, and its word beside it. */
function layLegend(): Look[] {
  const cells: Record<number, Partial<Look>> = {};
  LEGEND.forEach(([label, look, mark], index) => {
    const first = FIRST_WEEK + LEGEND_CELLS * index;
    cells[first] = { ...look, ...MARKED, value: mark };
    cells[first + 1] = { value: label, points: 9, ink: INK_2 };
  });
  return row(cells);
}

/** The name of a month above its first week, short when it has two, none when it has one. */
function layMonths(firstWeek: Date): Look[] {
  const cells: Record<number, Partial<Look>> = {};
  const weeks = Array.from({ length: WEEKS }, (_, week) => addWeeks(firstWeek, week));
  weeks.forEach((day, week) => {
    if (week > 0 && weeks[week - 1]?.getMonth() === day.getMonth()) return;
    const room = weeks.filter((other) => other.getMonth() === day.getMonth()).length;
    if (room < 2) return;
    const name = room === 2 ? shortMonthName(day) : monthName(day);
    const year = room > 2 && day.getMonth() === 0 ? ` ${day.getFullYear()}` : '';
    cells[FIRST_WEEK + week] = { value: `${capitalize(name)}${year}`, points: 9, bold: true, wrap: 'overflow' };
  });
  return row(cells);
}

function layWeeks(firstWeek: Date): Look[] {
  const head = { points: 9, bold: true, ink: INK_2 } as const;
  const cells: Record<number, Partial<Look>> = {
    [TASK]: { ...head, value: 'Tâche' },
    [ASSIGNEE]: { ...head, value: 'Responsable' },
    [DUE]: { ...head, value: 'Échéance', side: 'right' },
    [STATUS]: { ...head, value: 'Statut', pattern: INDENTED },
  };
  for (let week = 0; week < WEEKS; week += 1) {
    const isNow = week === WEEKS_PAST;
    cells[FIRST_WEEK + week] = {
      value: addWeeks(firstWeek, week).getDate(),
      points: 9,
      side: 'center',
      pattern: '0',
      bold: isNow,
      ink: isNow ? AMBER : INK_2,
      fill: isNow ? THIS_WEEK : WHITE,
    };
  }
  return row(cells);
}

function layLine({ name, assignee, dueOn, status, late, bar }: PlanLine): Look[] {
  const alarm = late ? { ink: BAD, bold: true } : {};
  const cells: Record<number, Partial<Look>> = {
    [TASK]: { value: fitText(name, TASK_PIXELS, 10, 2), wrap: 'wrap' },
    [ASSIGNEE]: { value: fitText(assignee, ASSIGNEE_PIXELS, 10, 2), ink: INK_2, wrap: 'wrap' },
    [DUE]: { value: dueOn ?? '–', pattern: 'd mmm', side: 'right', ...alarm },
    [STATUS]: { value: late ? 'En retard' : status, pattern: INDENTED, ...alarm },
    [FIRST_WEEK + WEEKS_PAST]: { fill: THIS_WEEK },
  };
  for (let week = bar?.first ?? 0; bar !== null && week <= bar.last; week += 1) {
    const isOverdue = bar.lateFrom !== null && week >= bar.lateFrom;
    const { fill, ink } = isOverdue ? LATE : (BARS[status] ?? NOT_STARTED);
    cells[FIRST_WEEK + week] = { fill, ink, ...MARKED, value: markOf(bar, week, status) };
  }
  return row(cells);
}

/** A sign where the colour alone would have to speak, and arrows where the bar leaves the chart. */
function markOf(bar: NonNullable<PlanLine['bar']>, week: number, status: string): string {
  if (week === bar.last && bar.lateFrom !== null) return LATE_MARK;
  if (week === bar.last && bar.goesOn) return '▶';
  if (week === bar.last && status === 'Fait') return DONE_MARK;
  return week === bar.first && bar.comesFrom ? '◀' : '';
}

/** A whole row, from the cells that say something; `base` is for the others. */
function row(cells: Readonly<Record<number, Partial<Look>>>, base: Partial<Look> = {}): Look[] {
  return Array.from({ length: COLUMNS }, (_, index) => ({ ...PLAIN, ...base, ...cells[index + 1] }));
}
