import { parseNumber } from '../french/numbers.ts';
import { DIMENSIONS, type Dimension } from '../settings/icp.ts';
import { ADVICE } from './explain.ts';
import type { MissingFact, MissingGain } from './missing.ts';
import { splitOpinion } from './opinion.ts';

/** One dimension of a score, as its explanation tells it. */
export interface ToldDimension {
  readonly dimension: Dimension;
  readonly points: number;
  readonly weight: number;
  readonly text: string;
  /** Something in it is not known: what lacks to the weight may still come. */
  readonly unknown: boolean;
}

export interface ToldScore {
  readonly dimensions: readonly ToldDimension[];
  readonly missing: MissingGain | null;
  /** Claude's opinion, as it was written; `''` without one. */
  readonly opinion: string;
}

const NUMBER = String.raw`\d+(?:,\d)?`;
const PART = new RegExp(String.raw`^([\s\S]*?) (${NUMBER})/(${NUMBER})( · |\.(?: |$))`);
const ADVICES = new Map(Object.entries(ADVICE).map(([fact, words]) => [words, fact as MissingFact]));

/**
 * Reads back what `explain` wrote: a record card then shows the very figures that stand in « Détail ICP », without reading
 * the four tables they come from. `null` when the sentence was not written by `explain`.
 */
export function readExplanation(sentence: string): ToldScore | null {
  const dimensions: ToldDimension[] = [];
  const { rules, opinion } = splitOpinion(sentence.trim());
  let rest = rules;
  for (const [index, dimension] of DIMENSIONS.entries()) {
    const found = PART.exec(rest);
    const last = index === DIMENSIONS.length - 1;
    if (found === null || last !== found[4]?.startsWith('.')) return null;
    const [whole, text = '', points = '', weight = ''] = found;
    dimensions.push({
      dimension,
      points: parseNumber(points) ?? 0,
      weight: parseNumber(weight) ?? 0,
      text,
      unknown: /\binconnue?s?\b/.test(text) && points !== weight,
    });
    rest = rest.slice(whole.length);
  }
  if (rest === '') return { dimensions, missing: null, opinion };
  const missing = readAdvice(rest);
  return missing === null ? null : { dimensions, missing, opinion };
}

function readAdvice(words: string): MissingGain | null {
  const found = /^(.+?)\s:\sjusqu’à ([\d,]+)\s/.exec(words);
  const fact = ADVICES.get(found?.[1] ?? '');
  const gain = parseNumber(found?.[2] ?? '');
  return fact === undefined || gain === null ? null : { fact, gain };
}
