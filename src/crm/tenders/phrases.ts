/** Finding a phrase of PARAMETRES in a French text: accents, case, plurals and small words do not count. */
import { fold } from '../names.ts';

/** A text cut into words, ready to be searched many times. */
export type Words = readonly string[];

/** A text ready to be searched for many phrases: where each of its words stands. */
export interface IndexedText {
  readonly words: Words;
  readonly places: ReadonlyMap<string, readonly number[]>;
}

/** A phrase cut into the parts that must all stand in the text, in any order. */
export interface Phrase {
  /** As the team typed it. */
  readonly typed: string;
  readonly parts: readonly Words[];
}

const SMALL_WORDS = new Set(
  'a au aux d dans de des du en et l la le les ou par pour s sur un une avec son ses sa leur leurs'.split(' '),
);

/** Words in their order, without small ones: « restauration de la zone humide » is « restauration zone humide ». */
export function wordsOf(text: string): Words {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !SMALL_WORDS.has(word))
    .map(singular);
}

/**
 * Reads a phrase: words that follow one another; `+` between parts that may stand anywhere; `*` at the end of a word for
 * any ending: `inventaire + faune`, `pollinis*`.
 */
export function readPhrase(typed: string): Phrase {
  const parts = typed.split('+').map((part) =>
    fold(part)
      .split(/[^\p{L}\p{N}*]+/u)
      .filter((word) => word !== '' && !SMALL_WORDS.has(word))
      .map((word) => (word.endsWith('*') ? word : singular(word))),
  );
  return { typed: typed.trim(), parts: parts.filter((part) => part.length > 0) };
}

export function indexWords(words: Words): IndexedText {
  const places = new Map<string, number[]>();
  words.forEach((word, place) => {
    const known = places.get(word);
    if (known === undefined) places.set(word, [place]);
    else known.push(place);
  });
  return { words, places };
}

/** True when every part of the phrase stands in the text. A phrase without words is nowhere. */
export function contains(text: IndexedText, phrase: Phrase): boolean {
  return phrase.parts.length > 0 && phrase.parts.every((part) => holds(text, part));
}

function holds({ words, places }: IndexedText, part: Words): boolean {
  const [first = ''] = part;
  const beginnings = first.endsWith('*')
    ? [...places].flatMap(([word, found]) => (matches(word, first) ? found : []))
    : (places.get(first) ?? []);
  return beginnings.some((place) => part.every((word, index) => matches(words[place + index] ?? '', word)));
}

/** The text without the places where a phrase of one part stands; a gap stays, so that nothing new comes together. */
export function without(text: Words, phrase: Phrase): Words {
  const [part] = phrase.parts;
  if (part === undefined) return text;
  let rest = text;
  for (let at = placeOf(rest, part, 0); at >= 0; at = placeOf(rest, part, at + 1)) {
    rest = [...rest.slice(0, at), '', ...rest.slice(at + part.length)];
  }
  return rest;
}

function placeOf(text: Words, part: Words, from: number): number {
  for (let at = from; at + part.length <= text.length; at += 1) {
    if (part.every((word, index) => matches(text[at + index] ?? '', word))) return at;
  }
  return -1;
}

function matches(word: string, wanted: string): boolean {
  return wanted.endsWith('*') ? word.startsWith(wanted.slice(0, -1)) && word !== '' : word === wanted;
}

/** « végétaux » is « végétal », « eaux » is « eau », « verts » is « vert »: enough for equality, not a grammar. */
function singular(word: string): string {
  if (word.length > 4 && word.endsWith('eaux')) return word.slice(0, -1);
  if (word.length > 5 && word.endsWith('aux')) return `${word.slice(0, -3)}al`;
  return word.length > 3 && /[sx]$/.test(word) ? word.slice(0, -1) : word;
}
