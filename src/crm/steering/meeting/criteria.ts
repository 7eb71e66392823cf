/** Criteria against their thresholds, with the days left. */
import { daysBetween } from '../../french/dates.ts';
import { countOf } from '../../french/numbers.ts';
import type { CriterionRow } from '../../tables/index.ts';
import { type TO_MEASURE, type Verdict, verdictOf } from '../go-no-go.ts';
import { sayIn, type Unit, unitOf, withoutUnit } from '../units.ts';

export interface JudgedCriterion {
  readonly name: string;
  readonly verdict: Verdict | typeof TO_MEASURE;
  /** In the unit of what is counted; `–` for none. */
  readonly current: string;
  readonly threshold: string;
  readonly ideal: string;
  /** « 14 jours », « aujourd’hui », « dépassée de 3 jours », `–` without a deadline. */
  readonly left: string;
}

/** Criteria without a threshold decide nothing: they are left out. */
export function judgeCriteria(rows: readonly CriterionRow[], today: Date): JudgedCriterion[] {
  return rows.flatMap(({ criterion, code, threshold, ideal, current, dueOn }) => {
    const name = withoutUnit(criterion);
    if (name === '' || threshold === null) return [];
    const unit = unitOf(code, criterion, [threshold, ideal, current]);
    return [
      {
        name,
        verdict: verdictOf(current, threshold, ideal),
        current: sayOrNone(unit, current),
        threshold: sayOrNone(unit, threshold),
        ideal: sayOrNone(unit, ideal),
        left: dueOn === null ? NONE : tellDaysLeft(daysBetween(today, dueOn)),
      },
    ];
  });
}

const NONE = '–';
/** `–` for no value. */
export function sayOrNone(unit: Unit, value: number | null): string {
  return value === null ? NONE : sayIn(unit, value);
}

function tellDaysLeft(days: number): string {
  if (days === 0) return 'aujourd’hui';
  return days > 0 ? countOf(days, 'jour', 'jours') : `dépassée de ${countOf(-days, 'jour', 'jours')}`;
}
