/** The stored score of a company and its explanation: the figures of the sheet, at no cost. */
import { countOf } from '../../crm/french/numbers.ts';
import { ADVICE } from '../../crm/score/explain.ts';
import type { MissingFact, MissingGain } from '../../crm/score/missing.ts';
import { readExplanation } from '../../crm/score/read-explanation.ts';
import type { Dimension } from '../../crm/settings/icp.ts';
import type { CompanyRow } from '../../crm/tables/index.ts';
import type { RecordScore } from './card.ts';

/** Where the team writes what a fact asks for; the others come from opportunities, exchanges and tenders. */
const COLUMNS: Readonly<Partial<Record<MissingFact, keyof CompanyRow>>> = {
  type: 'type',
  size: 'size',
  certifications: 'certifications',
  commitments: 'commitments',
  budget: 'budget',
  decisionMaker: 'electedOfficials',
};

/** The dimension that each fact counts in. */
const DIMENSION_OF: Readonly<Record<MissingFact, Dimension>> = {
  type: 'Profil',
  size: 'Taille',
  certifications: 'Engagement',
  commitments: 'Engagement',
  budget: 'Budget',
  budgetConfirmed: 'Budget',
  decisionMaker: 'Moment',
  daysSinceAnswer: 'Moment',
  openTender: 'Moment',
};

/** `null` when the company has no score yet. */
export function describeScore({ score, scoreDetail }: Pick<CompanyRow, 'score' | 'scoreDetail'>): RecordScore | null {
  if (score === null) return null;
  const told = readExplanation(scoreDetail);
  const missing = told?.missing ?? null;
  const dimensions = told?.dimensions.map(({ dimension, points, weight, text, unknown }) => ({
    name: dimension,
    points,
    weight,
    text: text.toLowerCase() === dimension.toLowerCase() ? '' : text.charAt(0).toUpperCase() + text.slice(1),
    unknown: unknown ? weight - points : gainIn(dimension, missing),
  }));
  return {
    score,
    unknown: Math.round((dimensions ?? []).reduce((sum, { unknown }) => sum + unknown, 0)),
    dimensions: dimensions ?? null,
    sentence: scoreDetail,
    opinion: told?.opinion ?? '',
    advice: missing && {
      title: ADVICE[missing.fact],
      gain: `jusqu’à ${countOf(missing.gain, 'point', 'points')} de plus`,
      field: COLUMNS[missing.fact] ?? '',
    },
  };
}

/** The explanation does not say « inconnu » of everything: what it advises to look for is not known either. */
function gainIn(dimension: Dimension, missing: MissingGain | null): number {
  return missing !== null && DIMENSION_OF[missing.fact] === dimension ? missing.gain : 0;
}
