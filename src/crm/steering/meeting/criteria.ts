/** Criteria against their thresholds, with the days left. */
import { daysBetween } from '../../french/dates.ts';
import { countOf, formatAmount, formatNumber, formatPercent } from '../../french/numbers.ts';
import { type TO_MEASURE, type Verdict, verdictOf } from '../../go-no-go.ts';
import type { CriterionRow } from '../../tables/index.ts';

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
    const name = criterion.trim();
    if (name === '' || threshold === null) return [];
    return [
      {
        name,
        verdict: verdictOf(current, threshold, ideal),
        current: formatIndicator(code, current),
        threshold: formatIndicator(code, threshold),
        ideal: formatIndicator(code, ideal),
        left: dueOn === null ? NONE : tellDaysLeft(daysBetween(today, dueOn)),
      },
    ];
  });
}

const NONE = '–';
const AMOUNTS = new Set(['CA', 'CA_ENGAGE', 'PANIER_MOYEN', 'MARGE', 'COUT_ACQUISITION']);
const RATES = new Set(['TAUX_TRANSFORMATION', 'TAUX_GAIN', 'ROI']);

/** A value in the unit of its code; without a code it is a plain number. */
export function formatIndicator(code: string, value: number | null): string {
  if (value === null) return NONE;
  if (AMOUNTS.has(code)) return formatAmount(value);
  return RATES.has(code) ? formatPercent(value) : formatNumber(value);
}

function tellDaysLeft(days: number): string {
  if (days === 0) return 'aujourd’hui';
  return days > 0 ? countOf(days, 'jour', 'jours') : `dépassée de ${countOf(-days, 'jour', 'jours')}`;
}
