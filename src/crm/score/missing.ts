import type { Bracket, Dimension, IcpSettings } from '../settings/icp.ts';
import { givePoints, type Measures, type Points, totalOf } from './points.ts';

/** A fact that somebody could find out. */
export type MissingFact =
  | 'type'
  | 'size'
  | 'certifications'
  | 'budget'
  | 'budgetConfirmed'
  | 'decisionMaker'
  | 'daysSinceAnswer'
  | 'openTender'
  | 'commitments';

export interface MissingGain {
  readonly fact: MissingFact;
  /** Points that the best answer would add to the score. */
  readonly gain: number;
}

/** The best that each unknown fact could turn out to be; what is known stays as it is. */
function bestCases(measures: Measures, icp: IcpSettings): Map<MissingFact, Partial<Measures>> {
  const cases = new Map<MissingFact, Partial<Measures>>();
  if (measures.profile === null) cases.set('type', { profile: betterProfile(measures, icp) });
  if (measures.size === null) cases.set('size', { size: bestSize(measures, icp) });
  if (measures.certifications === null) {
    cases.set('certifications', { certified: true, certifications: Number.MAX_SAFE_INTEGER });
  }
  if (measures.budget === null) cases.set('budget', { budget: bestValue(icp.budget) });
  if (measures.budgetConfirmed === null) cases.set('budgetConfirmed', { budgetConfirmed: true });
  if (measures.decisionMaker === null) cases.set('decisionMaker', { decisionMaker: true });
  if (measures.daysSinceAnswer === null) {
    cases.set('daysSinceAnswer', { daysSinceAnswer: bestAge(icp) });
  }
  if (measures.openTender === null) cases.set('openTender', { openTender: true });
  if (measures.commitments === null) cases.set('commitments', { commitments: true });
  return cases;
}

/** What is not known, and what it could be worth. */
export interface Unknowns {
  /** The one unknown fact that could raise the score most; `null` when none could. Of equals, the first of the type. */
  readonly missing: MissingGain | null;
  /** What each dimension could still gain if everything unknown turned out for the best. */
  readonly gains: Points;
}

export function weighUnknowns(measures: Measures, points: Points, icp: IcpSettings): Unknowns {
  const cases = bestCases(measures, icp);
  const today = totalOf(points);
  let missing: MissingGain | null = null;
  for (const [fact, change] of cases) {
    const gain = totalOf(givePoints({ ...measures, ...change }, icp)) - today;
    if (gain > (missing?.gain ?? 0) + 1e-9) missing = { fact, gain };
  }
  const best = givePoints(Object.assign({ ...measures }, ...cases.values()), icp);
  const gain = (dimension: Dimension): number => Math.max(0, best[dimension] - points[dimension]);
  return {
    missing,
    gains: {
      Profil: gain('Profil'),
      Taille: gain('Taille'),
      Engagement: gain('Engagement'),
      Budget: gain('Budget'),
      Moment: gain('Moment'),
    },
  };
}

/** Of the two types that we look for, the one that these facts favour. */
function betterProfile(measures: Measures, icp: IcpSettings): 'authority' | 'company' {
  const authority = totalOf(givePoints({ ...measures, profile: 'authority' }, icp));
  const company = totalOf(givePoints({ ...measures, profile: 'company' }, icp));
  return authority > company ? 'authority' : 'company';
}

function bestSize({ profile }: Measures, icp: IcpSettings): number {
  if (profile === 'authority') return Math.max(bestValue(icp.authoritySize), bestValue(icp.authorityProfile));
  return bestValue(icp.companySize);
}

/** A value in the bracket that gives most. */
function bestValue(brackets: readonly Bracket[]): number {
  const best = brackets.reduce<Bracket | null>(
    (found, bracket) => (found === null || bracket.points > found.points ? bracket : found),
    null,
  );
  if (best === null) return 0;
  return best.included ? best.from : best.from + 1;
}

function bestAge(icp: IcpSettings): number {
  return icp.answers.reduce((found, answer) => (answer.points > found.points ? answer : found), { days: 0, points: 0 })
    .days;
}
