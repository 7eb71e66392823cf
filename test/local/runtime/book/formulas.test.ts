import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shiftReferences } from '../../../../local/runtime/book/formulas/shift.ts';
import { FRENCH, tokenize, UNIVER } from '../../../../local/runtime/book/formulas/tokens.ts';
import {
  fromUniver,
  isUnreadable,
  toEnglishNames,
  toUniver,
} from '../../../../local/runtime/book/formulas/translate.ts';
import { moveReferences } from '../../../../local/runtime/book/shifts.ts';

const text = fc.string({ maxLength: 8 }).map((content) => `"${content.replaceAll('"', '""')}"`);
const number = fc
  .tuple(fc.nat(9999), fc.nat(99))
  .map(([whole, part]) => (part % 2 ? `${whole},${part}` : String(whole)));
const reference = fc.constantFrom(
  'A1',
  '$B$2',
  'C3:D9',
  "'Ma feuille'!A1:B2",
  'HISTORIQUE!A1:H',
  'A2:H',
  'A:C',
  '$2:5',
  "'L''équipe'!C4",
  'Objectifs',
);
const formula = fc.letrec((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'formula' },
    text,
    number,
    reference,
    tie('call'),
    tie('sum'),
    tie('array'),
    tie('group'),
  ),
  call: fc
    .tuple(
      fc.constantFrom('SUM', 'IF', 'COUNTIFS', 'SCORE_ICP', 'NORM.S.DIST'),
      fc.array(tie('expression'), { maxLength: 3 }),
    )
    .map(([name, args]) => `${name}(${args.join(';')})`),
  sum: fc
    .tuple(tie('expression'), fc.constantFrom('+', '-', '*', '/', '&', '<>', '>=', '^', ' = '), tie('expression'))
    .map(([one, sign, other]) => `${one}${sign}${other}`),
  array: fc.tuple(number, number, text).map(([one, two, three]) => `{${one}\\${two};${three}\\${one}}`),
  group: tie('expression').map((inner) => `(${inner}%)`),
})).expression;

describe('Formulas are translated', () => {
  it('to Univer and back without a change', () => {
    fc.assert(
      fc.property(formula, (body) => {
        const stored = toUniver(`=${body}`);
        expect(isUnreadable(stored)).toBe(false);
        expect(fromUniver(stored)).toBe(`=${body}`);
      }),
      { numRuns: 2000 },
    );
  });

  it('without losing a character, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (body) => {
        for (const notation of [FRENCH, UNIVER])
          expect(
            tokenize(body, notation)
              .map((token) => token.text)
              .join(''),
          ).toBe(body);
        expect(fromUniver(toUniver(`=${body}`)).toUpperCase()).toBe(`=${body}`.toUpperCase());
      }),
      { numRuns: 2000 },
    );
  });

  it('from French names and separators', () => {
    const typed = '=SI(NB.SI.ENS(A1:A;">1,5")>0,5;SOMME({1\\2;3});VRAI)';
    expect(toEnglishNames(typed)).toBe('=IF(COUNTIFS(A1:A;">1,5")>0,5;SUM({1\\2;3});TRUE)');
    expect(toUniver(toEnglishNames(typed))).toBe('=IF(COUNTIFS(A1:A1048576,">1,5")>0.5,SUM({1,2;3}),TRUE)');
  });

  it.each(['=SUM(A1,B1)', '=1+', '=(1', '=1.5', '=SUM(A1;B1', '=+33 6 12', '=)', '={1,2}x', '="a'])(
    '%s cannot be read, and its text is kept',
    (unreadable) => {
      expect(isUnreadable(toUniver(unreadable))).toBe(true);
      expect(fromUniver(toUniver(unreadable))).toBe(unreadable);
    },
  );

  it('keeps an open range open when rows come above it', () => {
    expect(fromUniver('=SUM(A3:H1048578)')).toBe('=SUM(A3:H)');
  });
});

describe('References', () => {
  it('move with a copy, save where a $ holds them', () => {
    expect(shiftReferences("=A1+$A1+A$1+$A$1+'T'!B2:C3+A2:H1048576", 2, 1)).toBe(
      "=B3+$A3+B$1+$A$1+'T'!C4:D5+B4:I1048576",
    );
    expect(shiftReferences('=A1', -1, 0)).toBe('=#REF!');
  });

  it('follow inserted and deleted rows', () => {
    expect(moveReferences('=$B4>A$2', { axis: 'row', at: 3, count: 2 })).toBe('=$B6>A$2');
    expect(moveReferences('=SUM(A1:A9)', { axis: 'row', at: 3, count: -2 })).toBe('=SUM(A1:A7)');
    expect(moveReferences('=A3+A1', { axis: 'row', at: 3, count: -1 })).toBe('=#REF!+A1');
  });
});
