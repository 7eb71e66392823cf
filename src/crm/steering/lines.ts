/** OBJECTIFS and GO_NO_GO worked out: what each line is worth today, and where it stands. */
import { startOfDay } from 'date-fns';
import { daysBetween } from '../french/dates.ts';
import { roundTo } from '../french/numbers.ts';
import type { CriterionRow, ObjectiveRow } from '../tables/index.ts';
import { attainment } from './attainment.ts';
import { TO_MEASURE, type Verdict, verdictOf } from './go-no-go.ts';
import type { Indicators } from './indicators.ts';
import { type ClosedPeriod, readPeriod } from './periods.ts';

interface MeasuredLine {
  readonly id: string;
  /** Measured by its code, else as it was typed; what stands there when it cannot be measured. */
  readonly current: number | null;
  /** True when a code says what to count. */
  readonly measured: boolean;
  /** Why it could not be worked out, French sentences; `''`: it was. */
  readonly problem: string;
}

export interface ObjectiveLine extends MeasuredLine {
  readonly indicator: string;
  readonly code: string;
  /** `null` when it is unreadable. */
  readonly period: ClosedPeriod | null;
  readonly target: number | null;
  /** 1 is the whole target; `null`: unknown. */
  readonly attainment: number | null;
}

export interface CriterionLine extends MeasuredLine {
  readonly criterion: string;
  readonly code: string;
  readonly threshold: number | null;
  readonly ideal: number | null;
  /** `''` without a threshold. */
  readonly verdict: Verdict | typeof TO_MEASURE | '';
  readonly dueOn: Date | null;
  /** Calendar days from today to the decision, negative once it is past; `null` without a date. */
  readonly daysLeft: number | null;
}

/**
 * Each line of OBJECTIFS that names an indicator, in the order of the tab.
 *
 * @param indicators `null`: nothing is counted again, what stands in the cells is what the last refresh left
 */
export function objectiveLines(
  rows: readonly ObjectiveRow[],
  indicators: Indicators | null,
  today: Date,
): ObjectiveLine[] {
  return rows
    .filter(({ indicator }) => indicator.trim() !== '')
    .map(({ id, indicator, code, period: typed, initial, target, current: present }) => {
      const read = readPeriod(typed, today);
      const measured = code.trim() !== '';
      const measure = measured && read.ok ? (indicators?.measure(code, read.value) ?? null) : null;
      const current = measure !== null && 'value' in measure ? roundTo(measure.value, 4) : present;
      const untold = measured && !read.ok ? read.error.message : '';
      return {
        id,
        indicator: indicator.trim(),
        code: code.trim(),
        period: read.ok ? read.value : null,
        target,
        current,
        measured,
        attainment: attainment({ initial, target, current, code: code.trim() }),
        problem: measure !== null && 'missing' in measure ? measure.missing : untold,
      };
    });
}

/** Each line of GO_NO_GO that names a criterion, in the order of the tab. A code counts from « Depuis le » to today; `indicators` as above. */
export function criterionLines(
  rows: readonly CriterionRow[],
  indicators: Indicators | null,
  today: Date,
): CriterionLine[] {
  return rows
    .filter(({ criterion }) => criterion.trim() !== '')
    .map(({ id, criterion, code, period: from, threshold, ideal, current: present, dueOn }) => {
      const measured = code.trim() !== '';
      const measure = measured ? (indicators?.measure(code, { from, to: today }) ?? null) : null;
      const current = measure !== null && 'value' in measure ? roundTo(measure.value, 4) : present;
      return {
        id,
        criterion: criterion.trim(),
        code: code.trim(),
        threshold,
        ideal,
        current,
        measured,
        verdict: threshold === null ? '' : verdictOf(current, threshold, ideal),
        dueOn,
        daysLeft: dueOn === null ? null : daysBetween(startOfDay(today), dueOn),
        problem: measure !== null && 'missing' in measure ? measure.missing : '',
      };
    });
}

/** NO-GO as soon as one criterion is; « à mesurer » while one has no value; the ideal when all reach it; `''` without criteria. */
export function overallVerdict(lines: readonly Pick<CriterionLine, 'verdict'>[]): CriterionLine['verdict'] {
  const verdicts = lines.map(({ verdict }) => verdict).filter((verdict) => verdict !== '');
  const worst = (['NO-GO', TO_MEASURE, 'GO'] as const).find((verdict) => verdicts.includes(verdict));
  return worst ?? (verdicts.length === 0 ? '' : 'GO idéal');
}
