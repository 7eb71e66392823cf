import { describe, expect, test } from 'vitest';
import { keptUntil } from '../../src/crm/retention.ts';

describe('the data of a prospect are kept', () => {
  test('three years after the last answer or meeting', () => {
    expect(keptUntil(new Date(2026, 5, 16, 10, 42), new Date(2024, 0, 3))).toEqual(new Date(2029, 5, 16));
  });

  test('three years after the collection when the person never answered', () => {
    expect(keptUntil(null, new Date(2026, 1, 1))).toEqual(new Date(2029, 1, 1));
  });

  test('from the 29th of February to the 28th', () => {
    expect(keptUntil(new Date(2024, 1, 29), null)).toEqual(new Date(2027, 1, 28));
  });

  test('until nobody knows when, without either day', () => {
    expect(keptUntil(null, null)).toBeNull();
  });
});
