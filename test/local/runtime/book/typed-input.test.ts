import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serialOf } from '../../../../local/runtime/book/serial-dates.ts';
import { readTyped } from '../../../../local/runtime/book/typed-input.ts';

const read = (text: string) => readTyped(text, 2026);
const serial = (year: number, month: number, day: number) => serialOf(new Date(year, month - 1, day));

describe('A French workbook reads what is typed', () => {
  it.each([
    ['1234', 1234],
    ['1 234,56', 1234.56],
    ['1\u202f234\u00a0567', 1234567],
    ['-3,5', -3.5],
    ['+5', 5],
    ['(12)', -12],
    [',5', 0.5],
    ['0612345678', 612345678],
    ['+33 612 345 678', 33612345678],
    ['1e3', 1000],
  ])('the number %s', (text, value) => {
    expect(read(text)).toMatchObject({ value });
  });

  it.each([
    ['12 %', 0.12, '0%'],
    ['12,5%', 0.125, '0.00%'],
    ['1 200 €', 1200, '#,##0 "€"'],
    ['€3,20', 3.2, '#,##0.00 "€"'],
    ['1 234', 1234, '#,##0'],
  ])('%s with its format', (text, value, format) => {
    expect(read(text)).toEqual({ value: expect.closeTo(value, 10), format });
  });

  it.each([
    ['15/06/2026', serial(2026, 6, 15), 'dd/mm/yyyy'],
    ['15-06-26', serial(2026, 6, 15), 'dd/mm/yyyy'],
    ['15.06.2026', serial(2026, 6, 15), 'dd/mm/yyyy'],
    ['2026-06-15', serial(2026, 6, 15), 'yyyy-mm-dd'],
    ['3-4', serial(2026, 4, 3), 'dd/mm'],
    ['12 juin 2026', serial(2026, 6, 12), 'd mmm yyyy'],
    ['1er août', serial(2026, 8, 1), 'd mmm yyyy'],
    ['juin 2026', serial(2026, 6, 1), 'mmm yyyy'],
    ['15/06/2026 14:30', serial(2026, 6, 15) + 14.5 / 24, 'dd/mm/yyyy hh:mm:ss'],
    ['8:30', 8.5 / 24, 'hh:mm:ss'],
  ])('the date or time %s', (text, value, format) => {
    expect(read(text)).toEqual({ value: expect.closeTo(value, 9), format });
  });

  it.each([
    '31/02/2026',
    '12/13/2026',
    '06 12 34 56 78',
    '12.5.',
    'abc',
    'Juin',
    '1 23 456',
    '12:75',
    '-',
    '—',
    '@paul',
  ])('%s stays a text', (text) => {
    expect(read(text)).toEqual({ value: text });
  });

  it('VRAI, FAUX and their English names are booleans', () => {
    expect(['VRAI', 'faux', 'TRUE', 'False'].map(read)).toEqual([
      { value: true },
      { value: false },
      { value: true },
      { value: false },
    ]);
  });

  it('a leading apostrophe makes a text of anything', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(read(`'${text}`)).toEqual({ value: text });
      }),
      { numRuns: 1000 },
    );
  });

  it('a sign in front of words starts a formula, as « = » does', () => {
    expect(read('=1+1')).toEqual({ formula: '=1+1' });
    expect(read('+33 6 12')).toEqual({ formula: '=+33 6 12' });
    expect(read('- à rappeler')).toEqual({ formula: '=- à rappeler' });
  });

  it('numbers written the French way come back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 99 }), (whole, cents) => {
        const grouped = String(Math.abs(whole)).replace(/\B(?=(\d{3})+$)/g, ' ');
        const text = `${whole < 0 ? '-' : ''}${grouped},${String(cents).padStart(2, '0')}`;
        const expected = Number(`${whole < 0 ? '-' : ''}${Math.abs(whole)}.${String(cents).padStart(2, '0')}`);
        expect(read(text)).toMatchObject({ value: expected });
      }),
      { numRuns: 1000 },
    );
  });

  it('every calendar day written dd/mm/yyyy comes back', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(1930, 0, 1), max: new Date(2100, 0, 1), noInvalidDate: true }), (date) => {
        const [day, month, year] = [date.getDate(), date.getMonth() + 1, date.getFullYear()];
        const text = `${String(day).padStart(2, '0')}/${String(month).padStart(2, '0')}/${year}`;
        expect(read(text)).toEqual({ value: serial(year, month, day), format: 'dd/mm/yyyy' });
      }),
      { numRuns: 1000 },
    );
  });

  it('never fails, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        read(text);
      }),
      { numRuns: 2000 },
    );
  });
});
