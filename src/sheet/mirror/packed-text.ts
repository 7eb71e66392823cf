import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import { fromBase64, toBase64 } from './base64.ts';

/** Fast rather than small: what a mirror takes is time in the night, not room in the spreadsheet. */
const LEVEL = 3;

/** JSON, compressed, as letters that any cell may hold. */
export function pack(value: unknown): string {
  const json = JSON.stringify(value).replace(/[\u0100-\uffff]/g, escapeLetter);
  return toBase64(deflateSync(strToU8(json, true), { level: LEVEL }));
}

/** The inverse; `undefined` when the text was damaged. */
export function unpack(text: string): unknown {
  const bytes = fromBase64(text);
  if (bytes === null) return undefined;
  try {
    return JSON.parse(strFromU8(inflateSync(bytes), true)) as unknown;
  } catch {
    return undefined;
  }
}

/** One byte for each letter of what is compressed: Apps Script has no TextEncoder, and JSON can spell the others. */
function escapeLetter(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A fingerprint of 32 bits (FNV-1a): a mirror whose cells somebody has touched is not believed. */
export function fingerprint(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
