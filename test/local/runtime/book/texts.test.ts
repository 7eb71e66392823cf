import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { openTestBook, openWorkshop } from '../spreadsheet/script.ts';

const TAB = 'Feuille 1';
let received: unknown = null;
const book = openTestBook({
  functions: {
    names: ['RECOIT'],
    evaluate(_name, args) {
      received = args;
      return '';
    },
  },
});
afterAll(() => book.close());

const digits = (least: number, most: number) => fc.integer({ min: least, max: most }).map(String);
/** Texts that a workbook likes to take for something else, and any other. */
const text = fc.oneof(
  fc
    .tuple(digits(1, 31), fc.constantFrom('/', '-', '.'), digits(1, 12), digits(1990, 2040))
    .map(([day, by, month, year]) => [day, month, year].join(by)),
  fc
    .tuple(digits(1, 31), fc.constantFrom(' juin ', ' mai ', ' Jun ', '-Dec-'), digits(1990, 2040))
    .map((parts) => parts.join('')),
  fc.tuple(digits(0, 23), digits(10, 59)).map((parts) => parts.join(':')),
  fc
    .tuple(digits(-200, 200), fc.constantFrom('%', ' %', ' €', '€', 'e5', 'E-3', ',5', '.5', ''))
    .map((parts) => parts.join('')),
  fc.tuple(fc.constantFrom('$', '€', '£', '+', '-', '(', '00'), digits(0, 9999)).map((parts) => parts.join('')),
  fc.constantFrom(
    'VRAI',
    'FAUX',
    'TRUE',
    'false',
    'A1',
    'A1:B2',
    '=1+1',
    '{1,2}',
    '#N/A',
    '12 345',
    '1,234',
    'Ligne 1\nLigne 2',
    'dit « "oui" »',
    "l'un",
  ),
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.string({
    unit: fc.constantFrom('"', "'", ',', ';', '\\', '{', '}', '(', ')', '\n', '\r', '#', '!', '1', '/', '%', ' '),
    maxLength: 10,
  }),
);

const quoted = (content: string): string => `"${content.replaceAll('"', '""')}"`;

describe('A text reaches a custom function as it is', () => {
  it('written between quotes in the formula', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 10, maxLength: 10 }), (texts) => {
        const [first, second, ...others] = texts.map(quoted);
        const formula = `=RECOIT(${others.join(';')};SI(VRAI;${first};0);${first}&${second};{${first}\\${second}})`;
        expect(book.evaluateFormula(formula)).toMatchObject({ ok: true });
        const [one, other, ...plain] = texts as [string, string, ...string[]];
        expect(received).toEqual([...plain, one, one + other, [[one, other]]]);
      }),
      { numRuns: 200 },
    );
  }, 60_000);

  it('held by a cell', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 20, maxLength: 20 }), (texts) => {
        book.personEdit({
          kind: 'paste',
          sheet: TAB,
          row: 1,
          column: 1,
          texts: texts.map((content) => [`'${content}`]),
        });
        expect(book.evaluateFormula('=RECOIT(A1:A20;A3;SI(VRAI;A2;0))')).toMatchObject({ ok: true });
        expect(received).toEqual([texts.map((content) => [content]), texts[2], texts[1]]);
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  it('while numbers, dates, booleans and blanks are what they are', () => {
    const typed = ['0,5', '01/06/2026', 'VRAI', ''];
    book.personEdit({ kind: 'paste', sheet: TAB, row: 1, column: 1, texts: typed.map((content) => [content]) });
    book.evaluateFormula('=RECOIT(A1;A2;A3;A4;12%;DATE(2026;6;1);VRAI;-2;{1\\-2,5})');
    const june = new Date(2026, 5, 1);
    expect(received).toEqual([0.5, june, true, '', 0.12, june, true, -2, [[1, -2.5]]]);
  });
});

describe('A text between quotes', () => {
  it.each([
    ['=SI(VRAI;"01/06/2026";0)', '01/06/2026'],
    ['=CONCATENER("12 %";"1/2")', '12 %1/2'],
    ['=SUPPRESPACE(" 1e5 ")', '1e5'],
    ['=JOINDRE.TEXTE("\n";VRAI;"a";"b")', 'a\nb'],
    ['=NBCAR("dit """"oui""""")', 11],
    ['=RECHERCHEV("a,b";{"a,b"\\1;"c;d"\\2};2;FAUX)', 1],
  ])('stays a text: %j gives %j', (formula, result) => {
    expect(book.evaluateFormula(formula)).toEqual({ ok: true, values: [[result]] });
  });

  it('is still a number to a function that calculates', () => {
    expect(book.evaluateFormula('=SOMME("12 %";"5")+SI(VRAI;"1";0)')).toEqual({ ok: true, values: [[6.12]] });
  });
});

describe('A text under a number format', () => {
  it('is shown as the format’s text section says, an error bare', () => {
    const workshop = openWorkshop();
    const shown = workshop.script(`
      sheet.getRange('A1:A5').setNumberFormat('"  "@').setFormulas([['="a"'], ['=1/0'], [''], [''], ['']]);
      sheet.getRange('A3:A5').setValues([['#1 des ventes'], [12.5], [true]]);
      sheet.getRange('B1:B2').setNumberFormats([['@"  "'], ['0.0;-0.0;0;"« "@" »"']]).setValues([['b'], ['oui']]);
      return [sheet.getRange('A1:A5').getDisplayValues().flat(), sheet.getRange('B1:B2').getDisplayValues().flat(), sheet.getRange('B1:B2').getValues().flat()];`);
    expect(shown).toEqual([
      ['  a', '#DIV/0!', '  #1 des ventes', '12,5', 'VRAI'],
      ['b  ', '« oui »'],
      ['b', 'oui'],
    ]);
    workshop.book.close();
  });
});
