import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createIdentifier, isIdentifier } from '../../src/crm/identifiers.ts';

test('an identifier is its prefix and six characters that nobody mistakes', () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })), (numbers) => {
      const identifier = createIdentifier('CT', new Set(), () => numbers.next().value);
      expect(identifier).toMatch(/^CT-[0-9ABCDEFGHJKMNPQRSTVWXYZ]{6}$/);
      expect(isIdentifier(identifier, 'CT')).toBe(true);
      expect(isIdentifier(identifier, 'EN')).toBe(false);
    }),
    { numRuns: 1000 },
  );
});

test('one that is taken is drawn again, and the new one is taken', () => {
  const draws = [...Array(6).fill(0), ...Array(6).fill(0.99)];
  const taken = new Set(['CT-000000']);
  expect(createIdentifier('CT', taken, () => draws.shift() ?? 0.5)).toBe('CT-ZZZZZZ');
  expect(taken).toEqual(new Set(['CT-000000', 'CT-ZZZZZZ']));
});

test('letters that look like digits are refused', () => {
  expect(['CT-7K3F9O', 'CT-7K3F9I', 'CT-7K3F9', 'CT7K3F9Q', ''].map((text) => isIdentifier(text, 'CT'))).toEqual([
    false,
    false,
    false,
    false,
    false,
  ]);
});
