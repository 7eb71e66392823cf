/** The bytes of a file as text, whatever wrote them. */

/** Fewer bytes tell nothing. */
const SAMPLE = 2_000;

/** UTF-8 or UTF-16, with or without byte order mark, else the code page of Windows, old Macs or DOS that fits French best. */
export function decodeBytes(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  if (encoding !== null) return new TextDecoder(encoding).decode(bytes);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return isFrenchByChance(text, bytes) ? new TextDecoder('windows-1252').decode(bytes) : text;
  } catch (thrown) {
    if (!(thrown instanceof TypeError)) throw thrown;
    return decodePage(bytes);
  }
}

function encodingOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // European text in UTF-16 has a zero in every other byte.
  const zeros = [0, 0];
  const length = Math.min(bytes.length, SAMPLE);
  for (let at = 0; at < length; at += 1) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd * 4 > length && even === 0) return 'utf-16le';
  return even * 4 > length && odd === 0 ? 'utf-16be' : null;
}

/** Bytes 80 to FF of the DOS code page 850, which browsers do not know. */
const DOS =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';

/** What French text holds beyond ASCII, capitals apart: those are letters in all three pages. */
const FRENCH = /[éèêëàâçùûîïôœ’«»€°]/g;

/** Windows-1252 unless Excel of an old Mac, or a program of DOS, would have made better French of the same bytes. */
function decodePage(bytes: Uint8Array): string {
  const windows = new TextDecoder('windows-1252').decode(bytes);
  if (isMostlyUtf8(bytes)) return windows;
  const mac = new TextDecoder('macintosh').decode(bytes);
  const dos = Array.from(bytes, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : (DOS[byte - 0x80] ?? ''))).join(
    '',
  );
  return [mac, dos].reduce((best, text) => (count(text, FRENCH) > count(best, FRENCH) ? text : best), windows);
}

/** Bytes of Windows-1252 for « € ’ œ « ° » à â ç è é ê ë î ï ô ù û ». */
const FRENCH_BYTES: ReadonlySet<number> = new Set([
  0x80, 0x92, 0x9c, 0xab, 0xb0, 0xbb, 0xe0, 0xe2, 0xe7, 0xe8, 0xe9, 0xea, 0xeb, 0xee, 0xef, 0xf4, 0xf9, 0xfb,
]);

/** « çœœ » of Windows-1252 is also a Chinese letter of UTF-8: no French in the one, nothing but French in the other. */
function isFrenchByChance(text: string, bytes: Uint8Array): boolean {
  const strange = bytes.filter((byte) => byte >= 0x80);
  return strange.length > 0 && count(text, FRENCH) === 0 && strange.every((byte) => FRENCH_BYTES.has(byte));
}

/** UTF-8 into which a few letters of Windows-1252 were pasted: read as Windows-1252, it is repaired cell by cell. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  const [strange, stray] = [count(text, /[^\0-\x7f]/g), count(text, /\ufffd/g)];
  return stray * 4 < strange - stray;
}

function count(text: string, letters: RegExp): number {
  return text.match(letters)?.length ?? 0;
}

/** Files that look like tables and are none: spreadsheets, archives, PDF. */
export function isBinary(bytes: Uint8Array): boolean {
  const start = String.fromCharCode(...bytes.slice(0, 4));
  return start.startsWith('PK') || start.startsWith('%PDF') || start === '\u00d0\u00cf\u0011\u00e0';
}
