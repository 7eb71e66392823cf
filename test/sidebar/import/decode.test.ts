import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBytes, isBinary } from '../../../src/sidebar/import/file/decode.ts';
import { repairText } from '../../../src/sidebar/import/file/mojibake.ts';

const FILE = 'Nom;Prénom;Notes\nLefèvre;Élodie;« à rappeler, l’été : 12 € »\n';

const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
const latin1 = String.fromCharCode(...bytes);
const windows = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Letters of each page, at the places of their bytes. */
const PAGES = {
  'windows-1252': latin1.slice(0, 128) + windows + latin1.slice(160),
  macintosh: new TextDecoder('macintosh').decode(bytes),
};

/** As the page reads cells. Node’s decoder of Windows-1252 is one of Latin-1, which the repair puts right. */
const read = (file: Uint8Array) =>
  decodeBytes(file)
    .replace(/^\ufeff/, '')
    .split('\n')
    .map(repairText)
    .join('\n');

function encode(text: string, page: keyof typeof PAGES): Uint8Array {
  return Uint8Array.from([...text], (letter) => PAGES[page].indexOf(letter));
}

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, little: boolean) =>
  Uint8Array.from(
    [...text].flatMap((letter) => {
      const code = letter.charCodeAt(0);
      return little ? [code & 0xff, code >> 8] : [code >> 8, code & 0xff];
    }),
  );

/** French words, as a file holds them. */
const word = fc.stringMatching(/^[a-zéèêàâçùûîôëïœ]{1,12}$/);
const french = fc.array(word, { minLength: 1, maxLength: 30 }).map((words) => `Nom;Notes\n${words.join(' ')}\n`);

describe('the bytes of a file', () => {
  test('are read in UTF-8, with a byte order mark or without', () => {
    expect(decodeBytes(utf8(FILE))).toBe(FILE);
    expect(read(utf8(`\ufeff${FILE}`))).toBe(FILE);
  });

  test.each([true, false])('are read in UTF-16 (little endian: %s), with a mark or without', (little) => {
    expect(read(utf16(`\ufeff${FILE}`, little))).toBe(FILE);
    expect(decodeBytes(utf16(FILE, little))).toBe(FILE);
  });

  test('are read as Windows, an old Mac or DOS wrote them', () => {
    const plain = 'Nom;Prénom\nLefèvre;Hélène\n';
    expect(read(encode(FILE, 'windows-1252'))).toBe(FILE);
    expect(decodeBytes(encode(FILE, 'macintosh'))).toBe(FILE);
    // é and è of the code page 850.
    const dos = Uint8Array.from([...plain], (letter) => ({ é: 0x82, è: 0x8a })[letter] ?? letter.charCodeAt(0));
    expect(decodeBytes(dos)).toBe(plain);
  });

  test('are French rather than one Chinese letter, and Chinese when more than chance says so', () => {
    expect(read(encode('Nom;Notes\nçœœ\n', 'windows-1252'))).toBe('Nom;Notes\nçœœ\n');
    for (const foreign of ['Nom;Notes\n你好\n', 'Nom;Notes\n😀\n', 'Nom;Notes\nŁódź\n']) {
      expect(read(utf8(foreign))).toBe(foreign);
    }
  });

  test('come back whatever their encoding (1,000 files of each)', () => {
    const comesBack = (encoded: (text: string) => Uint8Array) =>
      fc.assert(
        fc.property(french, (text) => read(encoded(text)) === text),
        { numRuns: 1000 },
      );
    comesBack(utf8);
    comesBack((text) => utf8(`\ufeff${text}`));
    comesBack((text) => utf16(`\ufeff${text}`, true));
    comesBack((text) => utf16(text, true));
    comesBack((text) => utf16(text, false));
    comesBack((text) => encode(text, 'windows-1252'));
  });

  test('of two files glued together are both read', () => {
    const glued = new Uint8Array([...utf8(FILE.repeat(3)), ...encode('Noël\n', 'windows-1252')]);
    expect(read(glued)).toBe(`${FILE.repeat(3)}Noël\n`);
  });

  test('of a workbook, an archive or a PDF are told from a table', () => {
    const start = (text: string) => isBinary(Uint8Array.from([...text], (letter) => letter.charCodeAt(0)));
    expect([start('PK\u0003\u0004…'), start('%PDF-1.7'), start('\u00d0\u00cf\u0011\u00e0')]).toEqual([
      true,
      true,
      true,
    ]);
    expect([start('Nom;Prénom'), start('')]).toEqual([false, false]);
  });
});
