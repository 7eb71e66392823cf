/** Objectives that are behind their pace: less attained than working days gone, as on TABLEAU_DE_BORD. */
import { formatPercent } from '../../french/numbers.ts';
import type { ObjectiveRow } from '../../tables/index.ts';
import { attainment } from '../attainment.ts';
import { readCode } from '../indicators.ts';
import { isLevel, shareGone } from '../pace.ts';
import { readPeriod } from '../periods.ts';
import { unitOf, withoutUnit } from '../units.ts';
import { sayOrNone } from './criteria.ts';
import type { MeetingFacts } from './facts.ts';

/** As the symbol ▼ of the dashboard. */
const TOLERANCE = 0.05;

export interface BehindObjective {
  readonly name: string;
  readonly assignee: string;
  /** In the unit of what is counted. */
  readonly current: string;
  readonly target: string;
  /** « 25 % » */
  readonly attained: string;
  readonly expected: string;
}

/** The furthest behind first; a level has until no day to reach its target. One without a value, a target or a readable period has no pace. */
export function objectivesBehind({ objectives, settings, now }: MeetingFacts): BehindObjective[] {
  return objectives
    .flatMap((row) => {
      const period = readPeriod(row.period, now);
      const attained = row.attainment ?? attainment(row);
      if (row.indicator.trim() === '' || attained === null || !period.ok) return [];
      const expected = isLevel(readCode(row.code)?.code ?? null) ? 1 : shareGone(period.value, now, settings.calendar);
      return attained < expected - TOLERANCE ? [{ row, attained, expected }] : [];
    })
    .sort((one, two) => two.expected - two.attained - (one.expected - one.attained))
    .map(({ row, attained, expected }) => describe(row, attained, expected));
}

function describe(row: ObjectiveRow, attained: number, expected: number): BehindObjective {
  const unit = unitOf(row.code, row.indicator, [row.target, row.current]);
  return {
    name: withoutUnit(row.indicator),
    assignee: row.assignee.trim(),
    current: sayOrNone(unit, row.current),
    target: sayOrNone(unit, row.target),
    attained: formatPercent(attained, 0),
    expected: formatPercent(expected, 0),
  };
}
