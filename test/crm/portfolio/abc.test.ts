import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { abcClasses } from '../../../src/crm/portfolio/abc.ts';

describe('ABC classes', () => {
  test('are A while those before make less than 80 %, B up to 95 %, C beyond', () => {
    // Cumulated shares before each: 0, 50, 75, 85, 95, 98 %.
    expect(abcClasses([500, 250, 100, 100, 30, 20])).toEqual(['A', 'A', 'A', 'A', 'C', 'C']);
  });

  test('the client who crosses the line belongs to the class above', () => {
    expect(abcClasses([79, 11, 6, 4])).toEqual(['A', 'A', 'B', 'C']);
    expect(abcClasses([80, 10, 6, 4])).toEqual(['A', 'B', 'B', 'C']);
  });

  test('floating-point dust moves nobody', () => {
    // 0.1 + 0.2 + 0.5 before the fourth is 0.8 of the whole but for the last bit.
    expect(abcClasses([0.5, 0.2, 0.1, 0.15, 0.05])).toEqual(['A', 'A', 'B', 'A', 'C']);
  });

  test('clients at zero or below are C, and the order given stays', () => {
    expect(abcClasses([0, 100, -40])).toEqual(['C', 'A', 'C']);
    expect(abcClasses([-1, 0])).toEqual(['C', 'C']);
    expect(abcClasses([])).toEqual([]);
  });

  test('limits of one’s own are taken', () => {
    expect(abcClasses([50, 30, 20], { a: 0.5, b: 0.8 })).toEqual(['A', 'B', 'C']);
  });

  test('equal revenues get the same class, a larger one never a worse, and the first is always A', () => {
    const rank = { A: 0, B: 1, C: 2 };
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 500 }), { maxLength: 60 }), (revenues) => {
        const classes = abcClasses(revenues);
        revenues.forEach((revenue, index) => {
          const own = classes[index] ?? 'C';
          if (revenue <= 0) expect(own).toBe('C');
          if (revenue > 0 && revenue === Math.max(...revenues)) expect(own).toBe('A');
          revenues.forEach((other, place) => {
            if (other === revenue) expect(classes[place]).toBe(own);
            if (other > revenue) expect(rank[classes[place] ?? 'C']).toBeLessThanOrEqual(rank[own]);
          });
        });
      }),
      { numRuns: 1000 },
    );
  });
});
