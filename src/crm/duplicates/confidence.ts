/**
 * How several facts about two rows are weighed together. Each fact that agrees or disagrees is worth so many points, a point
 * being a doubling of the odds that the two are one (P. Fellegi and A. Sunter, « A Theory for Record Linkage », 1969).
 * The points were set by trade knowledge and tuned on one half of a labelled file: see docs/duplicates.md.
 */
import { capitalize } from './letters.ts';

export type Confidence = 'certain' | 'probable' | 'possible';

/** One fact that speaks for or against. */
export interface Evidence {
  readonly points: number;
  /** Lower-case French phrase, « même e-mail »; `''` for what goes without saying. */
  readonly says: string;
  /** Whatever else agrees, a person has to look. */
  readonly doubtful?: boolean;
}

/** Points from which a pair counts as such. Below `possible` it is not shown. */
export interface Thresholds {
  readonly certain: number;
  readonly probable: number;
  readonly possible: number;
}

/** What is thought of two rows. */
export interface Verdict {
  readonly confidence: Confidence;
  /** 1 to 99: how likely, on a scale of our own. */
  readonly percent: number;
  /** « Même nom, même entreprise ; mobiles différents » */
  readonly reason: string;
}

/** `null` when the two rows are most likely two. */
export function weigh(evidence: readonly Evidence[], thresholds: Thresholds): Verdict | null {
  const points = evidence.reduce((sum, { points: each }) => sum + each, 0);
  if (points < thresholds.possible) return null;
  const doubtful = evidence.some((each) => each.doubtful === true);
  const capped = doubtful ? Math.min(points, thresholds.probable - 0.5) : points;
  return {
    confidence: confidenceOf(capped, thresholds),
    percent: percentOf(capped, thresholds),
    reason: tell(evidence),
  };
}

function confidenceOf(points: number, { certain, probable }: Thresholds): Confidence {
  if (points >= certain) return 'certain';
  return points >= probable ? 'probable' : 'possible';
}

/** 85 where « probable » begins. */
function percentOf(points: number, { probable }: Thresholds): number {
  const likelihood = 1 / (1 + 2 ** (probable - 2.5 - points));
  return Math.max(1, Math.min(99, Math.round(100 * likelihood)));
}

/** The two strongest facts that agree, and the strongest that does not. */
function tell(evidence: readonly Evidence[]): string {
  const told = evidence.filter(({ says }) => says !== '').sort((a, b) => b.points - a.points);
  const agree = told.filter(({ points }) => points > 0).slice(0, 2);
  const against = told.filter(({ points, doubtful }) => points < 0 || doubtful === true).pop();
  const main = capitalize(agree.map(({ says }) => says).join(', '));
  if (against === undefined || agree.includes(against)) return main;
  return main === '' ? capitalize(against.says) : `${main}\u00a0; ${against.says}`;
}
