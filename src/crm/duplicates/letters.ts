/** Small comparisons of words, all folded: lower case, no accents. */
import { distance } from 'fastest-levenshtein';

/** How many slips of the keyboard lead from one word to the other; two neighbouring letters swapped are one. */
export function countSlips(a: string, b: string): number {
  if (a === b) return 0;
  return isSwap(a, b) ? 1 : distance(a, b);
}

/** True when one word is likely the other, mistyped. Short words are too close to one another to tell. */
export function isMistyped(a: string, b: string): boolean {
  const shortest = Math.min(a.length, b.length);
  if (shortest < 5 || Math.abs(a.length - b.length) > 2 || a === b) return false;
  return countSlips(a, b) <= (shortest >= 11 ? 2 : 1);
}

function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

/**
 * The same for spellings that sound alike: « Mathieu » and « Matthieu », « Cathy » and « Kathy ». Endings stay, so that
 * « Michel » and « Michèle » are two.
 */
export function soundKey(word: string): string {
  return word
    .replace(/ph/g, 'f')
    .replace(/ch(?=[arl])/g, 'k')
    .replace(/ck|c(?=[aourlt]|$)|q(?:u(?=[aio]))?/g, 'k')
    .replace(/y/g, 'i')
    .replace(/w/g, 'v')
    .replace(/(?<=[a-z])h(?!$)|^h/g, '')
    .replace(/(.)\1+/g, '$1');
}

export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
