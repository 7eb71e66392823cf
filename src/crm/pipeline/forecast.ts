/** Weighted forecast: what open opportunities should bring, month after month. */
import { addMonths, differenceInCalendarMonths, startOfDay, startOfMonth } from 'date-fns';
import { roundTo } from '../french/numbers.ts';

export interface ForecastDeal {
  /** Euros without tax. */
  readonly amount: number;
  /** 0 to 1. */
  readonly probability: number;
  /** When it should be signed; `null`: nobody has said. */
  readonly expectedOn: Date | null;
}

export interface ForecastMonth {
  /** First day of the month. */
  readonly month: Date;
  readonly weighted: number;
  readonly gross: number;
  readonly deals: number;
  /** Part of `deals` whose date is past: they count in the current month. */
  readonly overdue: number;
}

/**
 * @param months how many, the current one included
 * @returns each month in order, empty ones included. Deals beyond the last month, and those without a date, are left out.
 */
export function forecast(deals: readonly ForecastDeal[], today: Date, months: number): ForecastMonth[] {
  const day = startOfDay(today);
  const first = startOfMonth(day);
  const sums = Array.from({ length: months }, () => ({ weighted: 0, gross: 0, deals: 0, overdue: 0 }));
  for (const { amount, probability, expectedOn } of deals) {
    if (expectedOn === null) continue;
    const ahead = differenceInCalendarMonths(expectedOn, first);
    const sum = sums[Math.max(0, ahead)];
    if (sum === undefined) continue;
    sum.weighted += amount * probability;
    sum.gross += amount;
    sum.deals += 1;
    if (expectedOn < day) sum.overdue += 1;
  }
  return sums.map((sum, index) => ({
    ...sum,
    month: addMonths(first, index),
    weighted: roundTo(sum.weighted, 2),
    gross: roundTo(sum.gross, 2),
  }));
}
