import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldTime, longTime, readFieldTime } from '../../../local/preview/page/workshop/french-time.ts';

describe('The workshop’s clock', () => {
  it('shows Paris time, in summer and in winter', () => {
    expect(fieldTime(Date.UTC(2026, 5, 16, 7, 41))).toBe('2026-06-16T09:41');
    expect(fieldTime(Date.UTC(2026, 11, 16, 7, 41))).toBe('2026-12-16T08:41');
    expect(longTime(Date.UTC(2026, 5, 16, 7, 41))).toBe('mardi 16 juin 2026 à 09:41');
  });

  it('reads back what it shows', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2020, 0, 1) / 60_000, max: Date.UTC(2035, 0, 1) / 60_000 }), (minute) => {
        const shown = fieldTime(minute * 60_000);
        expect(fieldTime(readFieldTime(shown) ?? 0)).toBe(shown);
      }),
      { numRuns: 1000 },
    );
  });

  it('reads no time in an empty field', () => {
    expect(readFieldTime('')).toBeNull();
  });
});
