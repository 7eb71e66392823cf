/** Two people's names, compared as French people write them. */
import { fold } from '../names.ts';
import type { Evidence } from './confidence.ts';
import { areTwoNames, isShortFor, soundsLike } from './first-names.ts';
import { isMistyped, soundKey } from './letters.ts';

/** A name as typed, in folded words: no title, no « épouse ». */
export interface PersonName {
  readonly first: readonly string[];
  readonly last: readonly string[];
  /** « père », « fils » : what tells homonyms of one house apart. */
  readonly generation: string;
}

const TITLES = new Set(
  'm mr mme mlle melle monsieur madame mademoiselle dr docteur me maitre pr professeur'.split(' '),
);

/** Words that stand between two surnames of one person. */
const JOINERS = new Set('nee ne ep epouse epx usage veuve vve dite dit alias'.split(' '));

const GENERATIONS: Readonly<Record<string, string>> = {
  pere: 'pere',
  senior: 'pere',
  sr: 'pere',
  aine: 'pere',
  fils: 'fils',
  junior: 'fils',
  jr: 'fils',
  cadet: 'fils',
};

const PARTICLES = new Set('de du des d la le les l von van der den ter ten di da del della dos el al ben'.split(' '));

/** Particles that people leave out of a surname. */
const DROPPED = new Set('de du des d von van der den el al'.split(' '));

export function readPersonName(firstName: string, lastName: string): PersonName {
  const last = wordsOf(lastName);
  const typed = wordsOf(firstName);
  // « M. » alone before a whole name is a title; before a surname, it may be an initial.
  const first = typed.every((word) => TITLES.has(word) && (word.length > 1 || last.length > 1)) ? [] : typed;
  const ending = GENERATIONS[last.length > 1 ? (last[last.length - 1] ?? '') : ''] ?? '';
  return { first, last: ending === '' ? last : last.slice(0, -1), generation: ending };
}

function wordsOf(text: string): string[] {
  const words = fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  while (words.length > 1 && TITLES.has(words[0] ?? '')) words.shift();
  return words.filter((word) => !JOINERS.has(word));
}

/** How two names agree, strongest first. */
export type NameAgreement =
  /** The same letters, whatever the accents, case, hyphens, particles. */
  | 'same'
  /** One is a short form, an initial or a part of the other, or is mistyped. */
  | 'close'
  /** Only the surname is known on one side. */
  | 'partial'
  | 'unknown'
  | 'different';

export interface NameVerdict extends Evidence {
  readonly agreement: NameAgreement;
}

const UNKNOWN: NameVerdict = { agreement: 'unknown', points: 0, says: '' };

/** Compares two names, each read as typed, then with first name and surname the other way round. */
export function comparePersonNames(a: PersonName, b: PersonName): NameVerdict {
  if (isBlank(a) || isBlank(b)) return UNKNOWN;
  const straight = compareReadings(a, b);
  if (straight.agreement === 'same') return withGeneration(straight, a, b);
  const turned = [
    ...otherReadings(a).map((reading) => compareReadings(reading, b)),
    ...otherReadings(b).map((reading) => compareReadings(a, reading)),
  ];
  const best = turned
    .filter(({ agreement }) => agreement !== 'different')
    .map(turn)
    .reduce((found, each) => (each.points > found.points ? each : found), straight);
  return withGeneration(best, a, b);
}

function isBlank({ first, last }: PersonName): boolean {
  return first.length + last.length === 0;
}

function turn(verdict: NameVerdict): NameVerdict {
  if (verdict.agreement === 'same') return { ...verdict, points: 5.8, says: 'prénom et nom inversés' };
  return { ...verdict, points: verdict.points - 0.6, says: `${verdict.says}, prénom et nom inversés` };
}

/** The name with its parts the other way round; with its parts told from one another when one cell holds them all. */
function otherReadings({ first, last, generation }: PersonName): PersonName[] {
  const all = [...first, ...last];
  if (first.length > 0 && last.length > 0) return [{ first: last, last: first, generation }];
  if (all.length < 2) return [{ first: last, last: first, generation }];
  return [
    { first: all.slice(0, 1), last: all.slice(1), generation },
    { first: all.slice(-1), last: all.slice(0, -1), generation },
  ];
}

function withGeneration(verdict: NameVerdict, a: PersonName, b: PersonName): NameVerdict {
  if (a.generation === b.generation || verdict.points < 0) return verdict;
  const points = verdict.points - (a.generation === '' || b.generation === '' ? 3 : 6);
  return { ...verdict, points, says: `${verdict.says}, père ou fils` };
}

type Part = 'same' | 'variant' | 'short' | 'initial' | 'compound' | 'mistyped' | 'missing' | 'different';

const FIRST_POINTS: Readonly<Record<Part, number>> = {
  same: 2.5,
  variant: 2.2,
  short: 1.2,
  mistyped: 1,
  initial: 0.5,
  compound: -0.2,
  missing: -0.5,
  different: -7.5,
};

const LAST_POINTS: Readonly<Record<Part, number>> = {
  same: 3.5,
  variant: 3.5,
  short: 0,
  mistyped: 1.7,
  initial: 0.3,
  compound: 2,
  missing: 0,
  different: -4.2,
};

function compareReadings(a: PersonName, b: PersonName): NameVerdict {
  const first = compareFirst(a.first, b.first);
  const last = compareLast(a.last, b.last);
  if (last === 'different' && first === 'different')
    return { agreement: 'different', points: -8, says: 'noms différents' };
  const points = FIRST_POINTS[first] + LAST_POINTS[last];
  if (last === 'different')
    return { agreement: 'different', points, says: first === 'same' ? 'noms de famille différents' : '' };
  if (first === 'different') return { agreement: 'different', points, says: 'prénoms différents', doubtful: true };
  if (first === 'missing' || last === 'missing') {
    return { agreement: 'partial', points: Math.min(points, 3), says: last === 'same' ? 'même nom de famille' : '' };
  }
  const exact = (first === 'same' || first === 'variant') && last === 'same';
  return { agreement: exact ? 'same' : 'close', points, says: exact ? 'même nom' : tellClose(first, last) };
}

function tellClose(first: Part, last: Part): string {
  if (last === 'compound') return 'nom composé ou nom d’usage';
  if (last === 'initial') return 'initiale du nom';
  if (first === 'short') return 'prénom abrégé';
  if (first === 'initial') return 'initiale du prénom';
  if (first === 'compound') return 'prénom composé';
  return 'une lettre de différence';
}

function compareFirst(a: readonly string[], b: readonly string[]): Part {
  if (a.length === 0 || b.length === 0) return 'missing';
  const [left, right] = [a.join(''), b.join('')];
  if (left === right) return 'same';
  if (isSigle(a, b) || isSigle(b, a)) return 'initial';
  if (isInitial(a) || isInitial(b)) return sameInitials(a, b) ? 'initial' : 'different';
  if (soundsLike(left, right)) return 'variant';
  if (isShortFor(left, right)) return 'short';
  if (isPartOf(a, b) || isPartOf(b, a)) return 'compound';
  return isMistyped(left, right) && !areTwoNames(left, right) ? 'mistyped' : 'different';
}

function isInitial(words: readonly string[]): boolean {
  const letters = words.join('');
  return words.every((word) => word.length === 1) || /^[bcdfghjklmnpqrstvwxz]{2}$/.test(letters);
}

/** « AL » for « Anne-Laure », « JPh » for « Jean-Philippe ». */
function isSigle([only = '', ...others]: readonly string[], names: readonly string[]): boolean {
  if (others.length > 0 || names.length < 2 || only.length < 2 || only.length > 3) return false;
  return only.startsWith(names.map((word) => word.charAt(0)).join(''));
}

/** « J.-P. », « JP » and « J. » for « Jean-Pierre »; « P. » is not. */
function sameInitials(a: readonly string[], b: readonly string[]): boolean {
  const initialsOf = (words: readonly string[]) =>
    isInitial(words) ? words.join('') : words.map((word) => word.charAt(0)).join('');
  const [left, right] = [initialsOf(a), initialsOf(b)];
  return left.startsWith(right) || right.startsWith(left);
}

function isPartOf(part: readonly string[], whole: readonly string[]): boolean {
  return part.length < whole.length && part.every((word) => word.length > 1 && whole.includes(word));
}

function compareLast(a: readonly string[], b: readonly string[]): Part {
  if (a.length === 0 || b.length === 0) return 'missing';
  const [left, right] = [coreOf(a), coreOf(b)];
  if (left === right || a.join('') === b.join('')) return 'same';
  if (left.length === 1 || right.length === 1) return left[0] === right[0] ? 'initial' : 'different';
  const [surnames, others] = [partsOf(a), partsOf(b)];
  if (isPartOf(surnames, others) || isPartOf(others, surnames)) return 'compound';
  if (isMistyped(left, right)) return 'mistyped';
  // Cut by a form or a badge: « Vandenbrou » for « Vandenbroucke ».
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  return short.length >= 7 && long.startsWith(short) ? 'mistyped' : 'different';
}

/** The letters of a surname, its particle aside: « de La Tour », « Delatour » and « La Tour » are one, « Le Roux » and « Roux » two. */
function coreOf(words: readonly string[]): string {
  const start = words.findIndex((word, index) => index === words.length - 1 || !DROPPED.has(word));
  const core = words.slice(start).join('');
  return /^dela[a-z]{4,}$/.test(core) ? core.slice(2) : core;
}

/** Surnames that a compound one is made of. */
function partsOf(words: readonly string[]): string[] {
  return words.filter((word) => word.length >= 3 && !PARTICLES.has(word));
}

/**
 * Keys under which two spellings of a name meet, whatever their order and hyphens: its words without particles, and its
 * letters as they sound, with the particle and without, in alphabetical order.
 */
export function nameKeys({ first, last }: PersonName): string[] {
  const words = [...first, ...last];
  if (words.length < 2) return [];
  const telling = words
    .filter((word) => !PARTICLES.has(word))
    .sort()
    .join('');
  const sounds = (parts: readonly string[]) => [...parts.map(soundKey).join('')].sort().join('');
  return [telling, sounds([first.join(''), last.join('')]), sounds([coreOf(first), coreOf(last)])];
}

/**
 * Keys under which close spellings of a name meet among the people of one house: the initials of first name and surname,
 * whatever their order, which slips and short forms keep; and each surname, for rows that have nothing else.
 */
export function looseNameKeys({ first, last }: PersonName): string[] {
  const given = first.length > 0 ? first : last;
  const surnames = (last.length > 0 ? last : first).filter((word) => !PARTICLES.has(word));
  const initials = given.flatMap((one) =>
    surnames.filter((other) => other !== one).map((other) => [one.charAt(0), other.charAt(0)].sort().join('')),
  );
  return [...new Set([...initials, ...surnames])];
}
