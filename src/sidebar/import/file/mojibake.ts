/**
 * Text whose bytes were UTF-8 and were read as Windows-1252 or Latin-1, once or several times: « SystÃ¨me » for « Système ».
 *
 * Only what French, its neighbours’ names and their punctuation make of such an accident is repaired: right text hardly
 * holds these sequences (« Ã » is no French letter, « Â » and « â » are never followed by the signs in question). Where it
 * might, nothing is touched unless the rest of the text is broken too.
 */

/** What bytes 80 to 9F are in Windows-1252; the five that it leaves out are themselves (https://encoding.spec.whatwg.org/). */
const UPPER = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const BYTES = new Map([...UPPER].map((letter, index) => [letter.charCodeAt(0), 0x80 + index]));

/** A text broken twice is met in old exports; more costs nothing. */
const PASSES = 4;

/** What no right text holds: first characters of broken sequences, and control characters. */
const SUSPECT = /[ÂÃÄÅÆËÌÍâðï\u0080-\u009f]/;

/** Repairs a text; the same text when there is nothing to repair. */
export function repairText(text: string): string {
  if (!SUSPECT.test(text)) return text;
  let repaired = text;
  for (let pass = 0; pass < PASSES; pass += 1) {
    const next = repairOnce(repaired);
    if (next === repaired) break;
    repaired = next;
  }
  return finish(repaired, repaired !== text);
}

/** A sequence that stands for one character. */
interface Sequence {
  readonly at: number;
  readonly length: number;
  readonly code: number;
  /** Right text may hold it: it is broken only beside others that certainly are. */
  readonly doubtful: boolean;
}

function repairOnce(text: string): string {
  const sequences = findSequences(text);
  const broken = sequences.some(({ doubtful }) => !doubtful);
  let result = '';
  let end = 0;
  for (const { at, length, code, doubtful } of sequences) {
    if (doubtful && !broken) continue;
    result += text.slice(end, at) + String.fromCodePoint(code);
    end = at + length;
  }
  return result + text.slice(end);
}

function findSequences(text: string): Sequence[] {
  const sequences: Sequence[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const length = lengthOf(byteAt(text, at));
    const code = length === 0 ? null : decode(text, at, length);
    if (code === null || !isLikely(code)) continue;
    sequences.push({ at, length, code, doubtful: isDoubtful(text, at, { length, code }) });
    at += length - 1;
  }
  return sequences;
}

function byteAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code <= 0xff ? code : (BYTES.get(code) ?? -1);
}

/** How many bytes a UTF-8 sequence with this first byte has; 0 for one that no French text begins with. */
function lengthOf(first: number): number {
  if ([0xc2, 0xc3, 0xc4, 0xc5, 0xc6, 0xcb, 0xcc, 0xcd].includes(first)) return 2;
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

/** Letters of the neighbours’ names, such as č and ž. */
const isLatinExtended = (code: number) => code >= 0x100 && code < 0x180;

/** € ™ № − and arrows; ƒ, ˆ and ˜, which are bytes of texts that were broken twice; marks that say nothing. */
const SIGNS: ReadonlySet<number> = new Set([
  0x20ac, 0x2122, 0x2116, 0x2212, 0x2190, 0x2191, 0x2192, 0x2193, 0x192, 0x2c6, 0x2dc, 0xfeff, 0xfffd,
]);

/** French letters and signs, those of names, combining accents, punctuation and the euro, emojis. */
function isLikely(code: number): boolean {
  if (code <= 0xff) return code >= 0x80;
  if (isLatinExtended(code) || (code >= 0x300 && code < 0x370)) return true;
  if (code >= 0x2000 && code < 0x2070) return true;
  return SIGNS.has(code) || (code >= 0x1f000 && code < 0x20000);
}

const MARK = /[«»‹›…‘’“”‚„–—•\u00a0]/;

/**
 * A capital and a sign: « AMANHÃ… » is Portuguese, « ”Å” » is Swedish, « ÂŒ » two capitals. The œ of « Å“uvre » is no such
 * thing.
 */
function isDoubtful(text: string, at: number, { length, code }: Pick<Sequence, 'length' | 'code'>): boolean {
  const before = text.slice(Math.max(0, at - 2), at);
  // A control character is what twice broken texts are made of, or was a sign of Windows.
  if (code < 0xa0) return text.charCodeAt(at + 1) !== code && !/\p{Ll}$/u.test(before);
  if (length !== 2 || !MARK.test(text[at + 1] ?? '')) return false;
  const after = /^\p{L}/u.test(text.slice(at + length, at + length + 1));
  // No word ends with Â: « SA : » was broken there.
  if (text[at] === 'Â') return false;
  if (isLatinExtended(code)) return code !== 0x153 || !after;
  return /\p{Lu}{2}$/u.test(before) && !after;
}

/**
 * What the passes leave: byte order marks, which say nothing in the middle of a text, signs that Latin-1 has no letter for,
 * and no-break spaces made plain ones on the way, « à » among them: « dÃ©jÃ  vu », « Ã Paris », « «Â Système ».
 */
function finish(text: string, broken: boolean): string {
  return (broken ? text.replace(/Â(?=\s)/g, '') : text)
    .replace(/\ufeff/g, '')
    .replace(/[\u0080-\u009f]/g, (sign) => UPPER[sign.charCodeAt(0) - 0x80] ?? sign)
    .replace(/(^|[\s(«'’\p{Ll}])Ã(?: (?=\s)|(?=\s|$))/gu, '$1à');
}
