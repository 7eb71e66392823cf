/** A buyer too small for what the team sells lowers a tender's relevance: once its population is known, never before. */
import { formatNumber } from '../french/numbers.ts';
import type { CompanyRow } from '../tables/index.ts';
import type { Relevance } from './relevance.ts';
import type { TenderSettings } from './settings.ts';

/**
 * Only local authorities count in inhabitants; a tender that loses points stays in its class of « kept » when a person has kept
 * it: this only says how much it concerns the team.
 */
export function weighBuyer(
  relevance: Relevance,
  buyer: Pick<CompanyRow, 'type' | 'size'> | null,
  { leastInhabitants, smallBuyer, relevance: { core, adjacent } }: TenderSettings,
): Relevance {
  if (buyer === null || buyer.type !== 'Collectivité' || buyer.size === null || buyer.size <= 0) return relevance;
  if (buyer.size >= leastInhabitants || smallBuyer === 0 || relevance.score === 0) return relevance;
  const score = Math.max(0, relevance.score - smallBuyer);
  const judged = score >= adjacent ? 'adjacent' : 'foreign';
  const inhabitants = `${formatNumber(buyer.size, 0)} habitants, moins de ${formatNumber(leastInhabitants, 0)}`;
  return {
    ...relevance,
    score,
    verdict: score >= core ? 'core' : judged,
    reasons: [...relevance.reasons, `Acheteur de ${inhabitants}\u00a0: ${smallBuyer} points de moins`],
  };
}
