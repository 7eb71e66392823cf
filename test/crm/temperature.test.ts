import { addDays } from 'date-fns';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../src/crm/settings/index.ts';
import { temperatureOf } from '../../src/crm/temperature.ts';

const TODAY = new Date(2026, 5, 16);
const thresholds = defaultSettings().temperature;
const ago = (days: number | null): Date | null => (days === null ? null : addDays(TODAY, -days));
const warmth = (answer: number | null, sent: number | null, openProposal = false): string =>
  temperatureOf({ lastInbound: ago(answer), lastOutgoing: ago(sent), openProposal }, TODAY, thresholds);

describe('the temperature of a contact', () => {
  test('is blank when never contacted', () => {
    expect(warmth(null, null)).toBe('');
    expect(warmth(null, null, true)).toBe('');
  });

  test.each([
    [0, 'Chaud'],
    [14, 'Chaud'],
    [15, 'Tiède'],
    [30, 'Tiède'],
    [31, 'Froid'],
  ])('answered %i days ago: %s', (days, word) => {
    expect(warmth(days, null)).toBe(word);
  });

  test('an open proposal keeps it hot for thirty days', () => {
    expect(warmth(30, null, true)).toBe('Chaud');
    expect(warmth(31, null, true)).toBe('Froid');
  });

  test('a message without an answer is cold, then inactive after thirty days', () => {
    expect(warmth(null, 30)).toBe('Froid');
    expect(warmth(null, 31)).toBe('Inactif');
    expect(warmth(60, 31)).toBe('Inactif');
  });

  test('an answer since the message is what counts', () => {
    expect(warmth(20, 40)).toBe('Tiède');
    expect(warmth(40, 40)).toBe('Froid');
  });

  test('more silence never warms', () => {
    const order = ['Chaud', 'Tiède', 'Froid', 'Inactif'];
    const days = fc.option(fc.integer({ min: 0, max: 100 }));
    fc.assert(
      fc.property(days, days, fc.boolean(), fc.nat(60), (answer, sent, proposal, later) => {
        const facts = { lastInbound: ago(answer), lastOutgoing: ago(sent), openProposal: proposal };
        const before = temperatureOf(facts, TODAY, thresholds);
        const after = temperatureOf(facts, addDays(TODAY, later), thresholds);
        return order.indexOf(after) >= order.indexOf(before);
      }),
      { numRuns: 2000 },
    );
  });
});
