import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attainment } from '../../../src/crm/steering/attainment.ts';

const of = (initial: number | null, target: number | null, current: number | null, code = '') =>
  attainment({ initial, target, current, code });

describe('the attainment of an objective', () => {
  it('is the part of the target, without an initial value', () => {
    expect(of(null, 40, 10)).toBe(0.25);
    expect(of(null, 40, 50)).toBe(1.25);
  });
  it('is the way made from the initial value to the target, up or down', () => {
    expect(of(20, 40, 25)).toBe(0.25);
    expect(of(40, 20, 35)).toBe(0.25);
    expect(of(20, 40, 15)).toBe(-0.25);
  });
  it('is whole under a ceiling, and less and less above it', () => {
    expect(of(null, 2, 0, 'PERTES')).toBe(1);
    expect(of(null, 500, 1000, 'COUT_ACQUISITION')).toBe(0.5);
    expect(of(1000, 500, 750, 'COUT_ACQUISITION')).toBe(0.5);
    expect(of(0, 2, 1, 'RECLAMATIONS')).toBe(1);
    expect(of(null, 0, 3, 'RECLAMATIONS')).toBe(0);
  });
  it('is unknown when a value is missing, or when there is no way to go', () => {
    expect(of(null, null, 3)).toBeNull();
    expect(of(1, 2, null)).toBeNull();
    expect(of(null, 0, 3)).toBeNull();
    expect(of(5, 5, 5)).toBeNull();
  });

  const values = fc.integer({ min: -1_000_000, max: 1_000_000 });

  it('is 0 at the start, 1 at the target, and grows on the way', () => {
    fc.assert(
      fc.property(values, values, fc.double({ min: 0, max: 1, noNaN: true }), (initial, target, share) => {
        if (initial === target) return;
        expect(of(initial, target, initial)).toBeCloseTo(0, 4);
        expect(of(initial, target, target)).toBe(1);
        expect(of(initial, target, initial + (target - initial) * share)).toBeCloseTo(share, 3);
      }),
      { numRuns: 1000 },
    );
  });
});
