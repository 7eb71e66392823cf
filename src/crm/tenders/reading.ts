/** What a checked reading of a notice becomes in its row: a summary with its quotes, and blanks that a quote fills. */
import { startOfDay } from 'date-fns';
import { findDateTimes } from '../french/dates.ts';
import { parseNumber } from '../french/numbers.ts';
import type { TenderRow } from '../tables/index.ts';

/** A point that was found in the notice, its value in its quote. */
export interface ReadPoint {
  readonly topic: string;
  readonly value: string;
  readonly quote: string;
}

type Filled = Partial<Pick<TenderRow, 'estimatedAmount' | 'questionsBefore' | 'siteVisit' | 'lots'>>;

const LONGEST_VISIT = 150;
const POINTS_SHOWN = 8;

/** The text of « Résumé »: the sentences, the keywords, then each point with the words it came from. */
export function tellReading(reading: {
  readonly summary: string;
  readonly keywords: readonly string[];
  readonly points: readonly ReadPoint[];
}): string {
  const keywords = reading.keywords.length === 0 ? '' : `Mots-clés\u00a0: ${reading.keywords.join(', ')}`;
  const quotes = reading.points
    .slice(0, POINTS_SHOWN)
    .map(({ topic, quote }) => `• ${topic}\u00a0: «\u00a0${quote}\u00a0»`);
  return [reading.summary, keywords, ...quotes].filter((line) => line !== '').join('\n');
}

/**
 * Cells that a reading may fill where they are blank. Claude only points at words: the amount and the date are read from
 * them by Pistil's own rules, and what is ambiguous (two amounts, a price with tax, a day out of the call's) fills nothing.
 */
export function cellsRead(
  points: readonly ReadPoint[],
  { publishedOn, deadline }: Pick<TenderRow, 'publishedOn' | 'deadline'>,
): Filled {
  const about = (topic: string) => points.filter((point) => point.topic === topic && point.value !== '');
  const amounts = about('Budget').flatMap(({ quote }) => amountIn(quote) ?? []);
  const questions = about('Questions avant le')
    .flatMap(({ value, quote }) => findDateTimes(quote).filter((day) => isAmong(day, findDateTimes(value))))
    .filter((day) => deadline !== null && day <= deadline && day >= startOfDay(publishedOn ?? day));
  const [visit] = about('Visite');
  const lots = about('Lot').map(({ value }) => value);
  return {
    ...(new Set(amounts).size === 1 ? { estimatedAmount: amounts[0] ?? null } : {}),
    ...(new Set(questions.map(Number)).size === 1 ? { questionsBefore: questions[0] ?? null } : {}),
    ...(visit === undefined ? {} : { siteVisit: visit.quote.slice(0, LONGEST_VISIT) }),
    ...(lots.length === 0 ? {} : { lots: lots.join('\n') }),
  };
}

/** Digits cut off a longer number are another number: what is read in the value must stand whole in the quote. */
function isAmong(day: Date, days: readonly Date[]): boolean {
  return days.some((other) => startOfDay(other).getTime() === startOfDay(day).getTime());
}

const AMOUNT = /(\d[\d\s.,]*?)\s*(k€|k euros|€|euros?\b|eur\b)/gi;

/** Euros without tax; `null` when the words give none, several, or one with tax. */
function amountIn(quote: string): number | null {
  if (/\bTTC\b|toutes taxes/i.test(quote)) return null;
  const [only, ...others] = [...quote.matchAll(AMOUNT)];
  if (only === undefined || others.length > 0) return null;
  const number = parseNumber((only[1] ?? '').trim());
  if (number === null || number <= 0) return null;
  return /^k/i.test(only[2] ?? '') ? number * 1000 : number;
}
