/** Base 64 (RFC 4648), which Apps Script's V8 lacks: no atob, no Buffer. */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Texts are made in pieces of so many bytes, a multiple of 3: one string grown letter by letter would be slow to read. */
const PIECE = 12_288;

export function toBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let start = 0; start < bytes.length; start += PIECE) {
    let piece = '';
    for (let at = start; at < Math.min(start + PIECE, bytes.length); at += 3) {
      const [a = 0, b, c] = [bytes[at], bytes[at + 1], bytes[at + 2]];
      piece += letter(a >> 2) + letter(((a & 3) << 4) | ((b ?? 0) >> 4));
      piece += b === undefined ? '=' : letter(((b & 15) << 2) | ((c ?? 0) >> 6));
      piece += c === undefined ? '=' : letter(c & 63);
    }
    pieces.push(piece);
  }
  return pieces.join('');
}

/** `null` when the text is not base 64. */
export function fromBase64(text: string): Uint8Array | null {
  if (text.length % 4 !== 0) return null;
  const padding = text.endsWith('==') ? 2 : Number(text.endsWith('='));
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  let length = 0;
  let held = 0;
  let bits = 0;
  for (let at = 0; at < text.length - padding; at += 1) {
    const value = VALUES[text.charCodeAt(at)] ?? -1;
    if (value < 0) return null;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[length] = (held >> bits) & 0xff;
    length += 1;
  }
  return bytes;
}

function letter(value: number): string {
  return ALPHABET.charAt(value);
}

/** The value of each letter, by its code; -1 for any other. */
const VALUES: readonly number[] = Array.from({ length: 128 }, (_, code) => ALPHABET.indexOf(String.fromCharCode(code)));
