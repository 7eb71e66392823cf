/** The cells of PLANNING: what they hold and how they look, row after row. */
import { addWeeks } from 'date-fns';
import { formatLongDay, formatShortDay, formatTime, monthName } from '../../crm/french/dates.ts';
import { countOf } from '../../crm/french/numbers.ts';
import { capitalize } from '../../crm/reports/report.ts';
import { type PlanChart, type PlanLine, WEEKS, WEEKS_PAST } from '../../crm/steering/plan-chart.ts';
import type { Cell } from '../../ports.ts';
import { AMBER, BAD, BRAND, BRAND_MID, GREY, INK, INK_2, INK_3, TRACK, WHITE } from '../generated-tabs/colors.ts';

/** One cell. */
export interface Look {
  readonly value: Cell;
  readonly fill: string;
  readonly ink: string;
  readonly points: number;
  readonly bold: boolean;
  readonly side: 'left' | 'center' | 'right';
  readonly wrap: 'clip' | 'overflow';
  readonly pattern: string;
}

/** Places from 1: a margin, what the task is, the weeks, a margin. */
const TASK = 2;
const ASSIGNEE = 3;
const DUE = 4;
const STATUS = 5;
const FIRST_WEEK = 6;
export const LAST_WEEK = FIRST_WEEK + WEEKS - 1;
export const COLUMNS = LAST_WEEK + 1;

/** 1,090 px: an A4 page in landscape, and a laptop’s screen. */
export const WIDTHS: readonly (readonly [first: number, count: number, pixels: number])[] = [
  [1, 1, 16],
  [TASK, 1, 250],
  [ASSIGNEE, 1, 120],
  [DUE, 1, 70],
  [STATUS, 1, 90],
  [FIRST_WEEK, WEEKS, 24],
  [COLUMNS, 1, 16],
];

export const HEAD_HEIGHTS = [48, 24, 14, 24, 22, 22] as const;
export const HEAD_ROWS = HEAD_HEIGHTS.length;

/** The column and the words by which the last row that Pistil writes is known again. */
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

/** From the first row to the last line; the footer is another's. */
export function layPlan(chart: PlanChart, now: Date): Look[][] {
  return [
    ...layHead(chart, now),
    ...chart.groups.flatMap(({ objective, lines }) => [
      row({
        [TASK]: { value: objective || 'Sans objectif', bold: true, points: 11, ink: BRAND, wrap: 'overflow' },
        [FIRST_WEEK + WEEKS_PAST]: { fill: THIS_WEEK },
      }),
      ...lines.map(layLine),
    ]),
    ...(chart.groups.length === 0 ? [row({ [TASK]: { value: EMPTY, ink: INK_2, wrap: 'overflow' } })] : []),
  ];
}

const EMPTY = 'Aucune tâche à montrer\u00a0: ajoutez-les dans PLAN_ACTION, avec leur lancement et leur date limite.';

export function layFooter(): Look[] {
  return row({ [FOOTER_COLUMN]: { value: FOOTER, ink: INK_3, points: 9, wrap: 'overflow' } });
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
        [LAST_WEEK]: { ...right, value: capitalize(formatLongDay(now)), ink: WHITE, points: 11 },
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

function tellTasks({ open, late, past }: PlanChart): string {
  const parts = [
    `${countOf(open, 'tâche ouverte', 'tâches ouvertes')}${late === 0 ? '' : `, dont ${late} en retard`}`,
    past === 0
      ? ''
      : `${countOf(past, 'tâche finie auparavant', 'tâches finies auparavant')}, non montrée${past > 1 ? 's' : ''}`,
  ];
  return parts.filter((part) => part !== '').join('\u00a0; ');
}

const LEGEND: readonly (readonly [label: string, fill: string])[] = [
  ...Object.entries(BARS).map(([status, { fill }]): [string, string] => [status, fill]),
  ['En retard', BAD],
];

/** A filled cell and its word beside it, four cells each. */
function layLegend(): Look[] {
  const cells: Record<number, Partial<Look>> = {};
  LEGEND.forEach(([label, fill], index) => {
    cells[FIRST_WEEK + 4 * index] = { fill };
    cells[FIRST_WEEK + 4 * index + 1] = { value: label, points: 9, ink: INK_2, wrap: 'overflow' };
  });
  return row(cells);
}

/** The name of a month above its first week, when there is room for it. */
function layMonths(firstWeek: Date): Look[] {
  const cells: Record<number, Partial<Look>> = {};
  for (let week = 0; week < WEEKS - 2; week += 1) {
    const [before, day, after] = [week - 1, week, week + 1].map((shift) => addWeeks(firstWeek, shift));
    if (!before || !day || !after) continue;
    const starts = week === 0 ? day.getMonth() === after.getMonth() : day.getMonth() !== before.getMonth();
    if (!starts) continue;
    const year = day.getMonth() === 0 ? ` ${day.getFullYear()}` : '';
    cells[FIRST_WEEK + week] = {
      value: `${capitalize(monthName(day))}${year}`,
      points: 9,
      bold: true,
      wrap: 'overflow',
    };
  }
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
    [TASK]: { value: name, pattern: INDENTED },
    [ASSIGNEE]: { value: assignee, ink: INK_2 },
    [DUE]: { value: dueOn ?? '–', pattern: 'd mmm', side: 'right', ...alarm },
    [STATUS]: { value: late ? 'En retard' : status, pattern: INDENTED, ...alarm },
    [FIRST_WEEK + WEEKS_PAST]: { fill: THIS_WEEK },
  };
  for (let week = bar?.first ?? 0; bar !== null && week <= bar.last; week += 1) {
    const isOverdue = bar.lateFrom !== null && week >= bar.lateFrom;
    const { fill, ink } = isOverdue ? LATE : (BARS[status] ?? NOT_STARTED);
    cells[FIRST_WEEK + week] = { value: markOf(bar, week, status), fill, ink, points: 9, side: 'center', bold: true };
  }
  return row(cells);
}

/** A sign where the colour alone would have to speak, and arrows where the bar leaves the chart. */
function markOf(bar: NonNullable<PlanLine['bar']>, week: number, status: string): string {
  if (week === bar.last && bar.lateFrom !== null) return '!';
  if (week === bar.last && bar.goesOn) return '▶';
  if (week === bar.last && status === 'Fait') return '✓';
  return week === bar.first && bar.comesFrom ? '◀' : '';
}

/** A whole row, from the cells that say something; `base` is for the others. */
function row(cells: Readonly<Record<number, Partial<Look>>>, base: Partial<Look> = {}): Look[] {
  return Array.from({ length: COLUMNS }, (_, index) => ({ ...PLAIN, ...base, ...cells[index + 1] }));
}
