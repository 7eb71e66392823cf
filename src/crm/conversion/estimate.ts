/** What share of the opportunities that reached a stage were signed in the end: the team's own history. */
import { pathOf } from '../funnel/journeys.ts';
import type { Stage } from '../settings/stages.ts';
import type { FinishedDeal } from './finished-deals.ts';
import type { StageRecord } from './stage-records.ts';

/** One record for each stage before the signature, in their order. An open opportunity says nothing yet: it is not counted. */
export function recordsOf(deals: readonly FinishedDeal[], stages: readonly Stage[]): StageRecord[] {
  return pathOf(stages)
    .filter(({ kind }) => kind !== 'won')
    .map(({ name }, index) => {
      const past = deals.filter(({ reached }) => (reached[index] ?? null) !== null);
      return { stage: name, won: past.filter(({ won }) => won).length, finished: past.length };
    });
}
