import { roundTo } from '../french/numbers.ts';
import { DIMENSIONS, type IcpSettings } from '../settings/icp.ts';
import { type DimensionScore, describeDimensions, explain } from './explain.ts';
import type { IcpFacts } from './facts.ts';
import { type MissingGain, weighUnknowns } from './missing.ts';
import { createMeasure, givePoints, totalOf } from './points.ts';

/** A score, with what it is made of. */
export interface IcpScore {
  /** A whole number from 0 to 100. */
  readonly score: number;
  /** Profil, Taille, Engagement, Budget, Moment. */
  readonly dimensions: readonly DimensionScore[];
  /** The unknown fact that could raise it most; `null` when none could. */
  readonly missing: MissingGain | null;
  /** The breakdown and the advice, in French. */
  readonly sentence: string;
}

/** The rule of the score for these settings, to be applied to any number of companies: same facts, same score. */
export function createScorer(icp: IcpSettings): (facts: IcpFacts) => IcpScore {
  const measure = createMeasure(icp);
  return (facts) => {
    const measures = measure(facts);
    const points = givePoints(measures, icp);
    const { missing, gains } = weighUnknowns(measures, points, icp);
    const texts = describeDimensions(facts, measures.profile);
    const dimensions = DIMENSIONS.map((dimension) => ({
      dimension,
      points: roundTo(points[dimension], 1),
      weight: roundTo(icp.weights[dimension], 1),
      couldAdd: roundTo(gains[dimension], 1),
      text: texts[dimension],
    }));
    return { score: roundTo(totalOf(points), 0), dimensions, missing, sentence: explain(dimensions, missing) };
  };
}
