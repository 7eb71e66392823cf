import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  countOf,
  formatAmount,
  formatNumber,
  formatPercent,
  parseNumber,
  roundTo,
} from '../../../src/crm/french/numbers.ts';

const RUNS = { numRuns: 2000 };
const amounts = fc.integer({ min: -1e11, max: 1e11 }).map((cents) => cents / 100);

describe('reading a number typed as text', () => {
  test.each([
    ['1 234,56 €', 1234.56],
    ['1\u202f234,56\u00a0€', 1234.56],
    ['1.234,56', 1234.56],
    ['1,234.56', 1234.56],
    ['1,234,567', 1_234_567],
    ["1'234.5", 1234.5],
    ['12.400', 12_400],
    ['0.125', 0.125],
    ['1,234', 1.234],
    ['12,5 %', 0.125],
    ['45 k€', 45_000],
    ['1,2 M€', 1_200_000],
    ['1 000 € HT', 1000],
    ['€ 12', 12],
    ['12 400 hab.', 12_400],
    ['120 salariés', 120],
    ['(150)', -150],
    ['−5', -5],
    ['+3', 3],
    ['-0', 0],
    [',5', 0.5],
  ])('%j is %d', (text, number) => {
    expect(parseNumber(text)).toBe(number);
  });

  test.each([
    '',
    ' ',
    '.',
    ',',
    '5.',
    '12 34',
    '12 345678',
    '1..2',
    '1,2,3',
    'abc',
    '12a',
    '15/06/2026',
    '1e3',
    '0x10',
  ])('%j is none', (text) => {
    expect(parseNumber(text)).toBeNull();
  });

  test('gives back every amount as it is written', () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        expect(parseNumber(formatNumber(amount))).toBe(amount === 0 ? 0 : amount);
        expect(parseNumber(formatAmount(amount))).toBe(amount === 0 ? 0 : amount);
      }),
      RUNS,
    );
  });

  test('gives back every percentage as it is written, without binary dust', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), (thousandths) => {
        expect(parseNumber(formatPercent(thousandths / 1000))).toBe(thousandths / 1000);
      }),
      RUNS,
    );
  });

  test('never throws, and gives a finite number or none', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."0123456789 .,'-+()€%kM\u00a0") }), (text) => {
        const number = parseNumber(text);
        return number === null || Number.isFinite(number);
      }),
      RUNS,
    );
  });
});

describe('writing a number', () => {
  test('thin spaces stand between thousands, a comma before decimals', () => {
    expect(formatNumber(1_234_567.891)).toBe('1\u202f234\u202f567,89');
    expect(formatNumber(-1234.5)).toBe('-1\u202f234,5');
  });

  test.each([
    [1234.5, '1\u202f234,50\u00a0€'],
    [41_200, '41\u202f200\u00a0€'],
    [-0.5, '-0,50\u00a0€'],
    [0, '0\u00a0€'],
  ])('%d euros are %j', (euros, text) => {
    expect(formatAmount(euros)).toBe(text);
  });

  test('a share is a percentage', () => {
    expect(formatPercent(0.125)).toBe('12,5\u00a0%');
    expect(formatPercent(1)).toBe('100\u00a0%');
  });

  test('plurals start at two', () => {
    expect([countOf(0, 'jour', 'jours'), countOf(1.5, 'jour', 'jours'), countOf(2, 'jour', 'jours')]).toEqual([
      '0\u00a0jour',
      '1,5\u00a0jour',
      '2\u00a0jours',
    ]);
  });
});

describe('rounding', () => {
  test('a half goes away from zero, whatever its binary form', () => {
    expect([roundTo(1.005, 2), roundTo(-1.005, 2), roundTo(2.5, 0), roundTo(-2.5, 0)]).toEqual([1.01, -1.01, 3, -3]);
  });

  test('is never further than half a unit', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), (value) => {
        return Math.abs(roundTo(value, 1) - value) <= 0.05 + 1e-6;
      }),
      RUNS,
    );
  });
});
