/** How much a tender concerns what the team sells, and why: a pure rule over the words of PARAMETRES. */
import { contains, type IndexedText, indexWords, type Phrase, readPhrase, without, wordsOf } from './phrases.ts';
import { withoutPlaceNames } from './place-names.ts';
import type { RelevanceSettings } from './settings.ts';

/** What the rule reads of a notice. */
export interface TenderText {
  readonly title: string;
  readonly description: string;
  readonly lots: readonly { readonly title: string }[];
  readonly cpv: readonly string[];
  readonly descriptors: readonly string[];
  /** Struck out of the texts: a buyer's name is never a reason. */
  readonly buyer: { readonly name: string };
}

/** Core: one of our services is what is bought. Adjacent: a part of it may be for us. */
export type Verdict = 'core' | 'adjacent' | 'foreign';

export interface Relevance {
  /** 0 to 100. */
  readonly score: number;
  readonly verdict: Verdict;
  /** Keywords found, as the team wrote them, the strongest first. */
  readonly keywords: readonly string[];
  /** French, one line each, the strongest first. */
  readonly reasons: readonly string[];
}

/** Words outside of the title tell of surroundings as often as of the purchase: they weigh less. */
const SHARE_IN_LOT = 0.6;
const SHARE_IN_DESCRIPTION = 0.4;
const SHARE_OF_FURTHER_CODE = 0.6;

/** Each further keyword of the title adds a little: agreement is worth something, never a class by itself. */
const FURTHER_KEYWORD = 3;
const FURTHER_AT_MOST = 9;

const REASONS_SHOWN = 5;

interface Weighted {
  readonly phrase: Phrase;
  readonly points: number;
}

interface Evidence {
  /** The keyword, code or theme as it stands in PARAMETRES. */
  readonly name: string;
  readonly kind: 'keyword' | 'code' | 'theme';
  readonly place: string;
  readonly points: number;
}

/** A function that judges notices by these settings; it reads the settings once for all of them. */
export function createRelevanceRule(settings: RelevanceSettings): (tender: TenderText) => Relevance {
  const keywords = weigh(settings.keywords);
  const exclusions = weigh(settings.exclusions);
  const names = settings.names.map(readPhrase);

  return (tender) => {
    const buyer = readPhrase(tender.buyer.name.replace(/[*+]/g, ' '));
    const read = (text: string): IndexedText => {
      const words = wordsOf(withoutPlaceNames(text));
      // A buyer of one word (« Paris ») may be a word of any title.
      const own = (buyer.parts[0]?.length ?? 0) > 1 ? without(words, buyer) : words;
      return indexWords(names.reduce(without, own));
    };
    const title = read(tender.title);
    const inTitle = findKeywords(title, keywords, 1, 'dans l’objet');
    const evidence = [
      ...inTitle,
      ...tender.lots.flatMap((lot) => findKeywords(read(lot.title), keywords, SHARE_IN_LOT, 'dans un lot')),
      ...findKeywords(read(tender.description), keywords, SHARE_IN_DESCRIPTION, 'dans la description'),
      ...findCodes(tender.cpv, settings.cpv),
      ...findThemes(tender.descriptors, settings.descriptors),
    ].sort((a, b) => b.points - a.points);
    const against = exclusions.filter(({ phrase }) => contains(title, phrase));
    const further = Math.min(FURTHER_AT_MOST, Math.max(0, inTitle.length - 1) * FURTHER_KEYWORD);
    const penalty = against.reduce((sum, { points }) => sum + points, 0);
    const strongest = evidence[0]?.points ?? 0;
    const score = Math.round(Math.min(100, Math.max(0, strongest === 0 ? 0 : strongest + further - penalty)));
    return {
      score,
      verdict: verdictOf(score, settings),
      keywords: [...new Set(evidence.filter(({ kind }) => kind === 'keyword').map(({ name }) => name))],
      reasons: explain(evidence, against),
    };
  };
}

function verdictOf(score: number, { core, adjacent }: RelevanceSettings): Verdict {
  if (score >= core) return 'core';
  return score >= adjacent ? 'adjacent' : 'foreign';
}

function weigh(items: readonly { readonly name: string; readonly value: number }[]): Weighted[] {
  return items.map(({ name, value }) => ({ phrase: readPhrase(name), points: value }));
}

function findKeywords(text: IndexedText, keywords: readonly Weighted[], share: number, place: string): Evidence[] {
  return keywords
    .filter(({ phrase }) => contains(text, phrase))
    .map(({ phrase, points }) => ({ name: phrase.typed, kind: 'keyword', place, points: points * share }));
}

/** CPV is a tree: a code of PARAMETRES without its final zeros stands for all codes below it. The first one is the main one. */
function findCodes(codes: readonly string[], wanted: RelevanceSettings['cpv']): Evidence[] {
  return wanted.flatMap(({ name, value }): Evidence[] => {
    const branch = name.slice(0, 8).replace(/0+$/, '');
    const rank = codes.findIndex((code) => code.startsWith(branch));
    if (rank < 0) return [];
    const share = rank === 0 ? 1 : SHARE_OF_FURTHER_CODE;
    return [{ name, kind: 'code', place: '(CPV)', points: value * share }];
  });
}

function findThemes(themes: readonly string[], wanted: RelevanceSettings['descriptors']): Evidence[] {
  const read = themes.map((theme) => indexWords(wordsOf(theme)));
  return weigh(wanted)
    .filter(({ phrase }) => read.some((theme) => contains(theme, phrase)))
    .map(({ phrase, points }) => ({ name: phrase.typed, kind: 'theme', place: '(thème du BOAMP)', points }));
}

function explain(evidence: readonly Evidence[], against: readonly Weighted[]): string[] {
  if (evidence.length === 0) return ['Aucun mot-clé de la veille.'];
  const strongest = new Map<string, Evidence>();
  for (const item of evidence) if (!strongest.has(item.name)) strongest.set(item.name, item);
  return [
    ...[...strongest.values()]
      .slice(0, REASONS_SHOWN)
      .map(({ name, place, points }) => `« ${name} » ${place} : ${Math.round(points)} points`),
    ...against.map(({ phrase, points }) => `« ${phrase.typed} » dans l’objet : ${points} points de moins`),
  ];
}
