/**
 * Text whose bytes were UTF-8 and were read as Windows-1252, once or several times: « SystÃ¨me » for « Système ».
 *
 * Only what French and its punctuation make of such an accident is repaired: right text never holds these sequences
 * (« Ã » is no French letter, « Â » and « â » are never followed by the signs in question).
 */

/** What bytes 80 to 9F are in Windows-1252; the five that it leaves out are themselves (https://encoding.spec.whatwg.org/). */
const UPPER = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const BYTES = new Map([...UPPER].map((letter, index) => [letter.charCodeAt(0), 0x80 + index]));

/** A text broken twice is met in old exports; a third time costs nothing. */
const PASSES = 3;

/** Repairs a text; the same text when there is nothing to repair. */
export function repairText(text: string): string {
  let repaired = text;
  for (let pass = 0; pass < PASSES && SUSPECT.test(repaired); pass += 1) {
    const next = repairOnce(repaired);
    if (next === repaired) break;
    repaired = next;
  }
  return repaired;
}

/** First characters that a broken sequence begins with. */
const SUSPECT = /[ÂÃÅÌÍâðï]/;

function repairOnce(text: string): string {
  let result = '';
  for (let at = 0; at < text.length; at += 1) {
    const length = lengthOf(byteAt(text, at));
    const code = length === 0 ? null : decode(text, at, length);
    if (code === null || !isLikely(code)) {
      result += text[at];
      continue;
    }
    // A byte order mark in the middle of a text says nothing.
    if (code !== 0xfeff) result += String.fromCodePoint(code);
    at += length - 1;
  }
  // The no-break space of « Ã  » is often lost on the way: « Ã Paris ».
  return result.replace(/(^|[\s(«'’])Ã (?=\S)/g, '$1à ');
}

function byteAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code <= 0xff ? code : (BYTES.get(code) ?? -1);
}

/** How many bytes a UTF-8 sequence with this first byte has; 0 for one that no French text begins with. */
function lengthOf(first: number): number {
  if ([0xc2, 0xc3, 0xc5, 0xcc, 0xcd].includes(first)) return 2;
  if (first === 0xe2 || first === 0xef) return 3;
  return first === 0xf0 ? 4 : 0;
}

function decode(text: string, at: number, length: number): number | null {
  let code = byteAt(text, at) & (0xff >> (length + 1));
  for (let next = at + 1; next < at + length; next += 1) {
    const byte = next < text.length ? byteAt(text, next) : -1;
    if (byte < 0x80 || byte > 0xbf) return null;
    code = code * 64 + (byte & 0x3f);
  }
  return code;
}

/** French letters and signs, combining accents, punctuation and the euro, emojis. */
function isLikely(code: number): boolean {
  if (code <= 0xff) return code >= 0x80;
  if (code >= 0x300 && code < 0x370) return true;
  if (code >= 0x2000 && code < 0x2300) return true;
  return [0x152, 0x153, 0x178, 0xfeff].includes(code) || code >= 0x1f000;
}
