/** The objectives of TABLEAU_DE_BORD: the first lines of OBJECTIFS, each against the share of its own period that is gone. */
import { addMonths, differenceInCalendarMonths, isSameDay, lastDayOfMonth, startOfMonth } from 'date-fns';
import { monthName } from '../../crm/french/dates.ts';
import { matchKey } from '../../crm/names.ts';
import type { CalendarSettings } from '../../crm/settings/calendar.ts';
import { readCode } from '../../crm/steering/indicators.ts';
import { isLevel, shareGone } from '../../crm/steering/pace.ts';
import { type ClosedPeriod, readPeriod } from '../../crm/steering/periods.ts';
import { sayIn, type Unit, unitOf, withoutUnit } from '../../crm/steering/units.ts';
import type { ObjectiveRow } from '../../crm/tables/index.ts';
import { type IndicatorCode, PERIODS } from '../../crm/tables/values.ts';
import { fitText } from '../generated-tabs/fit-text.ts';
import { DASH, formula, type Placed } from '../generated-tabs/formulas.ts';
import type { Refer } from '../generated-tabs/references.ts';
import type { Aim, TileAims } from './aims.ts';
import { HIDDEN_CELLS, OBJECTIVE_LINES } from './places.ts';

export interface ObjectiveLine {
  readonly id: string;
  readonly label: string;
  readonly unit: Unit;
  /** Part of the target that should be attained today, 0 to 1; `null` when its period is unreadable. */
  readonly pace: number | null;
}

export interface ObjectiveBoard {
  readonly title: string;
  /** The pace when all lines share it, else a title for the bars. */
  readonly paceHeader: number | string;
  readonly lines: readonly ObjectiveLine[];
  readonly aims: TileAims;
  /** The revenue aimed at in each month of the forecast, as formulas; `''`: none. */
  readonly monthly: readonly string[];
  /** The objective furthest behind its pace; `null`: none is late. */
  readonly late: LateObjective | null;
}

export interface LateObjective {
  readonly label: string;
  /** `1 sur 4, au lieu de 2`. */
  readonly said: string;
}

/** Five points under the expected pace is late: what ▼ shows. */
const TOLERANCE = 0.05;
const LABEL_PIXELS = 176;

/** @param months how many the forecast has. `null` when OBJECTIFS says nothing yet */
export function boardOfObjectives(
  rows: readonly ObjectiveRow[],
  refer: Refer,
  calendar: CalendarSettings,
  today: Date,
  months: number,
): ObjectiveBoard | null {
  const paceOf = rememberPaces(today, calendar);
  const read = rows
    .filter(({ id, indicator }) => id !== '' && indicator.trim() !== '')
    .map((row) => readLine(row, paceOf, today));
  if (read.length === 0) return null;
  const shown = read.slice(0, OBJECTIVE_LINES);
  const allThisMonth = shown.every(
    ({ code, period }) => isLevel(code) || (period !== null && isThisMonth(period, today)),
  );
  const aimOf = (code: IndicatorCode, isWanted: (line: ReadLine) => boolean): Aim | null => {
    const found = read.find((line) => line.code === code && (line.row.target ?? 0) > 0 && isWanted(line));
    return found === undefined
      ? null
      : { target: cellOf(refer, found.row.id, 'target'), said: sayIn(found.unit, found.row.target ?? 0) };
  };
  const isMonthly = ({ period }: ReadLine) => period !== null && isThisMonth(period, today);
  return {
    title: allThisMonth ? `Objectifs ${ofMonth(today)}` : 'Objectifs en cours',
    paceHeader: allThisMonth ? paceOf({ from: startOfMonth(today), to: lastDayOfMonth(today) }) : 'Avancée',
    lines: shown.map((line) => ({ id: line.row.id, label: labelOf(line, today), unit: line.unit, pace: line.pace })),
    aims: {
      revenue: aimOf('CA', isMonthly),
      meetings: aimOf('RDV', isMonthly),
      winRate: aimOf('TAUX_GAIN', () => true),
    },
    monthly: Array.from({ length: months }, (_, offset) =>
      revenueAimed(read, refer, addMonths(startOfMonth(today), offset)),
    ),
    late: findLate(read),
  };
}

/** Actual, target, attained, pace symbol and bar of each line, live from OBJECTIFS wherever the line has moved to. */
export function objectiveFigures({ id }: ObjectiveLine, row: number, refer: Refer): Placed {
  const known = (key: string) => {
    const cell = cellOf(refer, id, key);
    return formula(`IFERROR(IF(ISNUMBER(${cell});${cell};${DASH});${DASH})`);
  };
  return new Map([
    [`D${row}`, known('current')],
    [`F${row}`, known('target')],
    [`G${row}`, known('attainment')],
    ...progress(row),
  ]);
}

/** The symbol of the pace and the bar: eleven blocks at 100 %. */
function progress(row: number): Placed {
  const pace = `$${HIDDEN_CELLS.paceColumn}${HIDDEN_CELLS.firstRow + row - 13}`;
  return new Map([
    [
      `E${row}`,
      formula(
        `IF(ISNUMBER(G${row})*ISNUMBER(${pace});IF((G${row}>=${pace}+5%)+(G${row}>=1);"▲";IF(G${row}>=${pace}-5%;"●";"▼"));"")`,
      ),
    ],
    [`H${row}`, formula(`IF(ISNUMBER(G${row});REPT("█";ROUND(MAX(0;MIN(1;G${row}))*11;0));"")`)],
  ]);
}

/** With its period when that is not the month, as long as there is room to say it. */
function labelOf({ row, period }: ReadLine, today: Date): string {
  const name = withoutUnit(row.indicator);
  if (period === null || isThisMonth(period, today)) return fitText(name, LABEL_PIXELS, 10);
  const whole = `${name}, ${row.period.trim().toLowerCase()}`;
  return fitText(whole, LABEL_PIXELS, 10) === whole ? whole : fitText(name, LABEL_PIXELS, 10);
}

interface ReadLine {
  readonly row: ObjectiveRow;
  readonly code: IndicatorCode | null;
  readonly unit: Unit;
  readonly period: ClosedPeriod | null;
  readonly pace: number | null;
}

/** Lines share a few periods: each is counted day by day once. */
function rememberPaces(today: Date, calendar: CalendarSettings): (period: ClosedPeriod) => number {
  const known = new Map<string, number>();
  return (period) => {
    const key = `${period.from.getTime()}/${period.to.getTime()}`;
    const pace = known.get(key) ?? shareGone(period, today, calendar);
    known.set(key, pace);
    return pace;
  };
}

function readLine(row: ObjectiveRow, paceOf: (period: ClosedPeriod) => number, today: Date): ReadLine {
  const code = readCode(row.code)?.code ?? null;
  const read = readPeriod(row.period, today);
  const period = read.ok ? read.value : null;
  return {
    row,
    code,
    unit: unitOf(row.code, row.indicator, [row.target, row.current]),
    period,
    pace: isLevel(code) ? 1 : period && paceOf(period),
  };
}

/** A column of OBJECTIFS at the line of an identifier. */
function cellOf(refer: Refer, id: string, key: string): string {
  return `INDEX(${refer('objectives', key)};MATCH("${id}";${refer('objectives', 'id')};0))`;
}

/** The target of the shortest period that a month falls in, shared equally between its months. */
function revenueAimed(lines: readonly ReadLine[], refer: Refer, month: Date): string {
  const spans = lines.flatMap(({ row, code, period }) => {
    if (code !== 'CA' || row.target === null || period === null) return [];
    const isRecurring = PERIODS.some((word) => matchKey(word) === matchKey(row.period));
    const isIn = isRecurring || (period.from <= lastDayOfMonth(month) && period.to >= month);
    return isIn ? [{ id: row.id, months: differenceInCalendarMonths(period.to, period.from) + 1 }] : [];
  });
  const [shortest] = spans.sort((a, b) => a.months - b.months);
  if (shortest === undefined) return '';
  const target = cellOf(refer, shortest.id, 'target');
  return shortest.months === 1 ? target : `${target}/${shortest.months}`;
}

function findLate(lines: readonly ReadLine[]): LateObjective | null {
  const late = lines.flatMap(({ row, code, unit, pace }) => {
    const { attainment, current, target } = row;
    if (isLevel(code) || pace === null || attainment === null || current === null || target === null) return [];
    const behind = pace - attainment;
    const start = row.initial ?? 0;
    return behind > TOLERANCE
      ? [{ row, unit, behind, current, target, expected: start + (target - start) * pace }]
      : [];
  });
  const [worst] = late.sort((a, b) => b.behind - a.behind);
  if (worst === undefined) return null;
  const { row, unit, current, target, expected } = worst;
  const rounded = unit === 'share' ? expected : Math.round(expected);
  return {
    label: fitText(withoutUnit(row.indicator), LABEL_PIXELS, 10),
    said: `${sayIn(unit, current)} sur ${sayIn(unit, target)}, au lieu de ${sayIn(unit, rounded)}`,
  };
}

function isThisMonth({ from, to }: ClosedPeriod, today: Date): boolean {
  return isSameDay(from, startOfMonth(today)) && isSameDay(to, lastDayOfMonth(today));
}

function ofMonth(date: Date): string {
  const name = monthName(date);
  return /^[aeéo]/.test(name) ? `d’${name}` : `de ${name}`;
}
