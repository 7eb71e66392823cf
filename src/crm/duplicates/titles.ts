/** Titles of opportunities and things to do, compared as a person would skim them. */
import { searchWords } from '../names.ts';
import { isMistyped } from './letters.ts';

const SMALL_WORDS = new Set('le la les l de du des d et en sur a au aux pour par un une avec chez'.split(' '));

/** Of the shorter title's words, so many in the other make them one: « Ruches » and « Douze ruches parrainées ». */
const SHARED = 0.75;

/** True when two titles most likely speak of one thing. Plurals, accents, order and small slips do not count; figures do. */
export function areTitlesAlike(a: string, b: string): boolean {
  const [left, right] = [wordsOf(a), wordsOf(b)];
  const shared = Math.min(countShared(left, right), countShared(right, left));
  return shared > 0 && shared / Math.min(left.length, right.length) >= SHARED;
}

function countShared(words: readonly string[], others: readonly string[]): number {
  return words.filter((word) => others.some((other) => other === word || isMistyped(word, other))).length;
}

/** The telling words, each once, in the singular. */
function wordsOf(title: string): string[] {
  const words = searchWords(title).flatMap((word) => word.split('.'));
  const telling = words.filter((word) => word !== '' && !SMALL_WORDS.has(word));
  return [...new Set(telling.map((word) => (word.length > 3 ? word.replace(/[sx]$/, '') : word)))];
}
