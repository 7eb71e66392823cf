/** How a steering figure is written: the unit that its code implies. */
import { formatAmount, formatNumber, formatPercent } from '../french/numbers.ts';
import type { IndicatorCode } from '../tables/values.ts';
import { readCode } from './indicators.ts';

export type Unit = 'count' | 'decimal' | 'euros' | 'share' | 'times';

const UNIT_OF: Partial<Readonly<Record<IndicatorCode, Unit>>> = {
  CA: 'euros',
  CA_ENGAGE: 'euros',
  PANIER_MOYEN: 'euros',
  MARGE: 'euros',
  COUT_ACQUISITION: 'euros',
  TAUX_TRANSFORMATION: 'share',
  TAUX_GAIN: 'share',
  ROI: 'times',
};

const PATTERNS: Readonly<Record<Unit, string>> = {
  count: '#,##0',
  decimal: '#,##0.0',
  euros: '#,##0 "€"',
  share: '0 %',
  times: '0.0 "×"',
};

/** The unit of a code; what has none is euros when its name says so, else counted, with a decimal when one of its values has one. */
export function unitOf(code: string, name: string, values: readonly (number | null)[]): Unit {
  const known = readCode(code)?.code;
  if (known === undefined && name.includes('€')) return 'euros';
  const isWhole = values.every((value) => value === null || Number.isInteger(value));
  return (known && UNIT_OF[known]) ?? (isWhole ? 'count' : 'decimal');
}

export function patternOf(unit: Unit): string {
  return PATTERNS[unit];
}

/** A value as a sentence says it: `70 000 €`, `45 %`, `16`. */
export function sayIn(unit: Unit, value: number): string {
  if (unit === 'euros') return formatAmount(Math.round(value));
  if (unit === 'share') return formatPercent(value, 0);
  if (unit === 'times') return `${formatNumber(value, 1)}\u00a0×`;
  return formatNumber(value, 1);
}

/** A name without the unit that its figures show: `CA engagé (€)` is `CA engagé`. */
export function withoutUnit(name: string): string {
  return name.replace(/\s*\(€\)\s*$/, '').trim();
}
