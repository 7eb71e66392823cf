import type { CostRow } from '../tables/index.ts';

/** What a line of COUTS tells of money and time. */
export type Cost = Pick<CostRow, 'kind' | 'amount' | 'hours'>;

/**
 * Euros that a line costs, time included: its amount, and its hours at the hourly cost. Time that has its own amount is
 * counted at that amount alone.
 *
 * @param hourlyCost euros an hour
 */
export function costOf({ kind, amount, hours }: Cost, hourlyCost: number): number {
  const paid = kind === 'Temps' && amount !== null;
  return (amount ?? 0) + (paid ? 0 : (hours ?? 0) * hourlyCost);
}
