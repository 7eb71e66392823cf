/** Claude's opinion of a company: a few points more or less, beside the rules and never in their place. */
import { countOf, formatNumber } from '../french/numbers.ts';
import type { CompanyRow, InteractionRow } from '../tables/index.ts';
import type { IcpScore } from './score.ts';

/** The most that an opinion moves a score, either way. */
export const MOST_POINTS = 10;

export interface Opinion {
  /** Whole, from −10 to +10. */
  readonly points: number;
  /** One French sentence. */
  readonly reason: string;
}

/** Exchanges told of, the latest first: older ones say little of today. */
const EXCHANGES = 5;
const LONGEST_SUMMARY = 300;
const LONGEST_FACT = 600;

/**
 * What an opinion is formed on, as one text: the company's own facts, what was said with it, the tenders it has open. No
 * person is named but by what the team wrote in a summary. The same rows give the same text whatever the day, so that its
 * print tells whether an opinion still holds.
 */
export function factsForOpinion(
  company: Pick<CompanyRow, 'name' | 'type' | 'size' | 'sector' | 'certifications' | 'commitments' | 'budget'>,
  exchanges: readonly Pick<InteractionRow, 'date' | 'type' | 'result' | 'summary'>[],
  openTenders: readonly string[],
): string {
  const lines: (readonly [string, string])[] = [
    ['Organisation', company.name],
    ['Type', company.type],
    ['Taille', company.size === null ? '' : formatNumber(company.size, 0)],
    ['Secteur', company.sector],
    ['Certifications', company.certifications.join(', ')],
    ['Engagements', company.commitments],
    ['Budget biodiversité annuel', company.budget === null ? '' : `${formatNumber(company.budget, 0)} euros`],
    ...openTenders.map((title) => ['Appel d’offres ouvert', title] as const),
    ...[...exchanges]
      .filter(({ date, summary }) => date !== null && summary.trim() !== '')
      .sort((a, b) => (b.date?.getTime() ?? 0) - (a.date?.getTime() ?? 0))
      .slice(0, EXCHANGES)
      .map(
        ({ type, result, summary }) =>
          [
            `Échange (${[type, result].filter((part) => part !== '').join(', ')})`,
            summary.slice(0, LONGEST_SUMMARY),
          ] as const,
      ),
  ];
  return lines
    .filter(([, value]) => value.trim() !== '')
    .map(([name, value]) => `${name} : ${value.replace(/\s+/g, ' ').trim().slice(0, LONGEST_FACT)}`)
    .join('\n');
}

/** The score with the opinion counted and told; the rules' own breakdown stays as it is. */
export function withOpinion(score: IcpScore, opinion: Opinion | null): IcpScore {
  if (opinion === null || opinion.points === 0) return score;
  return {
    ...score,
    score: Math.min(100, Math.max(0, score.score + opinion.points)),
    sentence: `${score.sentence} ${tellOpinion(opinion)}`,
  };
}

const OPENING = 'Avis de Claude\u00a0: ';

/** « Avis de Claude : +4 points, engagement ancien et constant. » */
function tellOpinion({ points, reason }: Opinion): string {
  const sign = points > 0 ? '+' : '−';
  const told = reason
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.\s]+$/, '');
  return `${OPENING}${sign}${countOf(Math.abs(points), 'point', 'points')}, ${told.charAt(0).toLowerCase()}${told.slice(1)}.`;
}

/** Takes the opinion off an explanation. `opinion` is its sentence, `''` without one. */
export function splitOpinion(sentence: string): { readonly rules: string; readonly opinion: string } {
  const at = sentence.lastIndexOf(OPENING);
  return at < 0
    ? { rules: sentence, opinion: '' }
    : { rules: sentence.slice(0, at).trim(), opinion: sentence.slice(at) };
}
