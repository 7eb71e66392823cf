/** The stored score of a company and its explanation: the figures of the sheet, at no cost. */
import { countOf } from '../../crm/french/numbers.ts';
import { ADVICE } from '../../crm/score/explain.ts';
import type { MissingFact } from '../../crm/score/missing.ts';
import { readExplanation } from '../../crm/score/read-explanation.ts';
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

/** `null` when the company has no score yet. */
export function describeScore({ score, scoreDetail }: Pick<CompanyRow, 'score' | 'scoreDetail'>): RecordScore | null {
  if (score === null) return null;
  const told = readExplanation(scoreDetail);
  const missing = told?.missing ?? null;
  return {
    score,
    unknown: (told?.dimensions ?? [])
      .filter(({ unknown }) => unknown)
      .reduce((sum, { points, weight }) => sum + weight - points, 0),
    dimensions:
      told?.dimensions.map(({ dimension, points, weight, text, unknown }) => ({
        name: dimension,
        points,
        weight,
        text: text.toLowerCase() === dimension.toLowerCase() ? '' : text.charAt(0).toUpperCase() + text.slice(1),
        unknown,
      })) ?? null,
    sentence: scoreDetail,
    advice: missing && {
      title: ADVICE[missing.fact],
      gain: `jusqu’à ${countOf(missing.gain, 'point', 'points')} de plus`,
      field: COLUMNS[missing.fact] ?? '',
    },
  };
}
