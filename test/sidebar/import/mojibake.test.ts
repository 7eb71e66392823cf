import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { repairText } from '../../../src/sidebar/import/file/mojibake.ts';

/** What a program makes of a text when it reads its UTF-8 as Windows-1252. */
function breakText(text: string): string {
  return new TextDecoder('windows-1252').decode(new TextEncoder().encode(text));
}

/** The same with Latin-1, which has control characters where Windows has signs. */
function breakAsLatin1(text: string): string {
  return String.fromCharCode(...new TextEncoder().encode(text));
}

const lower = fc.stringMatching(/^[a-zéèêàâçùûîôëïüœæñ]{1,12}$/);
const capitalised = fc.stringMatching(/^[A-ZÉÈÀÇÂÊÎÔŒ][a-zéèêàâçùûîôëïœ]{1,10}$/);
// A word in capitals is not followed by a mark when it ends with one of the letters that two readings share.
const shouted = fc.stringMatching(/^[A-ZÉÈÀÇÂÊÎÔÛŒ]{0,10}[A-Z]$/);
const sign = fc.constantFrom(
  ' ',
  ', ',
  '. ',
  '’',
  '-',
  ' (',
  ') ',
  '…',
  ' « ',
  ' » ',
  '\u00a0: ',
  '\u00a0€ ',
  ' – ',
  ' — ',
  '“',
  '”',
  '\n',
);
const french = fc
  .array(fc.tuple(fc.oneof(lower, capitalised, shouted), sign), { minLength: 1, maxLength: 12 })
  .map((pieces) => pieces.flat().join(''));

describe('a text with broken accents', () => {
  test.each([
    ['SystÃ¨me', 'Système'],
    ['SystÃƒÂ¨me', 'Système'],
    ['SystÃƒÆ’Ã‚Â¨me', 'Système'],
    ['lâ€™Ã©tÃ©', 'l’été'],
    ['1\u00a0234 â‚¬', '1\u00a0234 €'],
    ['Ã‰lodie et Å’uvre', 'Élodie et Œuvre'],
    ['Å“uvre', 'œuvre'],
    ['CÃ”TE', 'CÔTE'],
    ['FORÃŠT', 'FORÊT'],
    ['dÃ©jÃ\u00a0 vu', 'déjà vu'],
    ['dÃ©jÃ  vu', 'déjà vu'],
    ['Ã Paris', 'à Paris'],
    ['Â«\u00a0CafÃ©\u00a0Â»', '«\u00a0Café\u00a0»'],
    ['Â« SystÃ¨me Â»', '« Système »'],
    ['lÂ\u0092eau', 'l’eau'],
    ['l\u0092eau', 'l’eau'],
    ['Å½eljko KovaÄ\u008d', 'Željko Kovač'],
    ['MÃ¼ller', 'Müller'],
    ['ðŸ˜€', '😀'],
    ['ï»¿Nom', 'Nom'],
    ['Mairie dâ\u0080\u0099Ãvry', 'Mairie d’Ãvry'],
  ])('%s is %s', (broken, right) => {
    expect(repairText(broken)).toBe(right);
  });

  test('is repaired after capitals too', () => {
    for (const text of ['AA\u00a0: ', 'SA\u00a0« Ruches »', 'DREAL\u00a0: à voir'])
      expect(repairText(breakText(text))).toBe(text);
  });

  test('is repaired, broken once, twice or three times (1,000 texts of each)', () => {
    for (const times of [1, 2, 3]) {
      fc.assert(
        fc.property(french, (text) => {
          let broken = text;
          for (let time = 0; time < times; time += 1) broken = breakText(broken);
          expect(repairText(broken)).toBe(text);
        }),
        { numRuns: 1000 },
      );
    }
  });

  test('is repaired when Latin-1 broke it (1,000 texts)', () => {
    fc.assert(
      fc.property(french, (text) => {
        expect(repairText(breakAsLatin1(text))).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a right text', () => {
  test.each([
    'Système',
    'l’été',
    '«CAFÉ»',
    'Âge',
    'Noël à l’Hôtel',
    'SÃO PAULO',
    'AMANHÃ…',
    '”Å”',
    'Ågård “x”',
    'Mötley Crüe',
    'ĂŞ',
  ])('%s stays', (text) => {
    expect(repairText(text)).toBe(text);
  });

  test('stays as it is (5,000 French texts, 5,000 of any letters but those that begin a broken one)', () => {
    fc.assert(
      fc.property(french, (text) => {
        expect(repairText(text)).toBe(text);
      }),
      { numRuns: 5000 },
    );
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }).filter((text) => !/[ÂÃÄÅÆËÌÍâðï\u0080-\u009f\ufeff]/.test(text)),
        (text) => {
          expect(repairText(text)).toBe(text);
        },
      ),
      { numRuns: 5000 },
    );
  });

  test('once repaired stays as it is (1,000 texts)', () => {
    fc.assert(
      fc.property(french, (text) => {
        const once = repairText(breakText(text));
        expect(repairText(once)).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });
});
