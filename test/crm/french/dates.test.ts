import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  daysBetween,
  findDateTimes,
  formatDate,
  formatDay,
  formatLongDay,
  formatShortDay,
  formatTime,
  parseDate,
  parseDateTime,
} from '../../../src/crm/french/dates.ts';

const RUNS = { numRuns: 2000 };
const days = fc
  .date({ min: new Date(1970, 0, 1), max: new Date(2069, 11, 31), noInvalidDate: true })
  .map((date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()));
const moment = (text: string): string => {
  const date = parseDateTime(text);
  return date === null ? 'none' : `${formatDate(date)} ${date.getHours()}:${date.getMinutes()}`;
};

describe('reading a date', () => {
  test.each([
    '15/06/2026',
    '15-6-26',
    '15.06.2026',
    '15 juin 2026',
    'lundi 15 juin 2026',
    'Lundi\u00a015\u00a0JUIN 2026',
    '2026-06-15',
    '2026/6/15',
    '15 Jun 2026',
    '15-Jun-26',
  ])('%j is 15 June 2026', (text) => {
    expect(parseDate(text)).toEqual(new Date(2026, 5, 15));
  });

  test.each([
    ['1er août 2025', new Date(2025, 7, 1)],
    ['3 févr. 2025', new Date(2025, 1, 3)],
    ['12 Mar 2024', new Date(2024, 2, 12)],
    ['29/02/2024', new Date(2024, 1, 29)],
    ['01/01/70', new Date(1970, 0, 1)],
    ['31/12/69', new Date(2069, 11, 31)],
  ])('%j is a day', (text, day) => {
    expect(parseDate(text)).toEqual(day);
  });

  test.each([
    ['15/06/2026 14:30', '15/06/2026 14:30'],
    ['15 juin 2026 à 9 h 05', '15/06/2026 9:5'],
    ['15/06/2026 9h', '15/06/2026 9:0'],
    ['2024-03-12 09:14', '12/03/2024 9:14'],
    ['2026-06-15T10:00:00', '15/06/2026 10:0'],
    ['2026-06-15T10:00:00Z', '15/06/2026 12:0'],
    ['2026-01-15T10:00:00.000+01:00', '15/01/2026 10:0'],
  ])('%j carries its clock time', (text, clock) => {
    expect(moment(text)).toBe(clock);
  });

  test.each([
    '',
    'demain',
    '31/02/2026',
    '29/02/2025',
    '06/15/2026',
    '15/06',
    '15/06/20261',
    '15 brumaire 2026',
    '15/06/2026 25:00',
    '2026-13-01',
    '46188',
  ])('%j is none: nothing is guessed', (text) => {
    expect(parseDateTime(text)).toBeNull();
  });

  test('gives back every day, however it is written', () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(parseDate(formatDate(day))).toEqual(day);
        expect(parseDate(formatLongDay(day))).toEqual(day);
      }),
      RUNS,
    );
  });

  test('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789/-.: hTZjuin') }), (text) => {
        const date = parseDateTime(text);
        return date === null || !Number.isNaN(date.getTime());
      }),
      RUNS,
    );
  });
});

describe('writing a date', () => {
  test('in lists and in sentences', () => {
    const day = new Date(2026, 5, 19, 9, 41);
    expect(formatShortDay(day)).toBe('19\u00a0juin');
    expect(formatDay(day)).toBe('vendredi 19\u00a0juin');
    expect(formatLongDay(day)).toBe('vendredi 19\u00a0juin 2026');
    expect(formatTime(day)).toBe('9\u00a0h\u00a041');
    expect(formatTime(new Date(2026, 5, 19, 12))).toBe('12\u00a0h');
    expect(formatShortDay(new Date(2026, 6, 1))).toBe('1er\u00a0juillet');
  });
});

describe('days between two dates', () => {
  test('are calendar days, across the change of hour', () => {
    expect(daysBetween(new Date(2026, 2, 28, 23, 30), new Date(2026, 2, 29, 3, 30))).toBe(1);
    expect(daysBetween(new Date(2026, 9, 24), new Date(2026, 9, 26))).toBe(2);
    expect(daysBetween(new Date(2026, 5, 16, 8), new Date(2026, 5, 15, 20))).toBe(-1);
  });
});

describe('the days that a sentence names', () => {
  test.each([
    ['Visite obligatoire le 24/06/2026 à 10h00.', [new Date(2026, 5, 24, 10, 0)]],
    ['Visites les 1er juin 2026 et 3 juin 2026', [new Date(2026, 5, 1), new Date(2026, 5, 3)]],
    ['au plus tard le vendredi 20 mars 2026 à 12 h, heure de Paris', [new Date(2026, 2, 20, 12, 0)]],
    ['jusqu’au 2026-03-20T12:00', [new Date(2026, 2, 20, 12, 0)]],
    ['le 31 février 2026', []],
    ['le 24 juin, sans année', []],
    ['marché 2026/06/240', []],
    ['', []],
  ])('« %s »', (text, named) => {
    expect(findDateTimes(text)).toEqual(named);
  });

  test('are read for any text, without a throw', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.date({ noInvalidDate: true, min: new Date(2000, 0), max: new Date(2060, 0) }),
        (noise, day) => {
          const found = findDateTimes(`${noise.replace(/\d/g, '')} le ${formatDate(day)}.`);
          expect(found.map(formatDate)).toEqual([formatDate(day)]);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
