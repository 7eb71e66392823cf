import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { activityFromRow, temperatureAfter } from '../../src/crm/contact-activity.ts';
import { defaultSettings } from '../../src/crm/settings/index.ts';
import { INTERACTION_RESULTS, INTERACTION_TYPES, TEMPERATURES } from '../../src/crm/tables/values.ts';

const settings = defaultSettings();
const today = new Date(2026, 5, 16, 10, 0);
const after = (temperature: string, type: string, result = '', date = today, stage = 'Lead') =>
  temperatureAfter({ temperature, stage, lastInteraction: null }, { date, type, result }, today, settings);

describe('the temperature after one more exchange', () => {
  test('is Chaud after an answer or a meeting', () => {
    expect(after('', 'Email reçu')).toBe('Chaud');
    expect(after('Inactif', 'Réunion')).toBe('Chaud');
    expect(after('Froid', 'Appel', 'Réponse négative')).toBe('Chaud');
  });

  test('is Froid after a first message, and leaves a warmer contact as it is', () => {
    expect(after('', 'Email envoyé')).toBe('Froid');
    expect(after('Inactif', 'Email envoyé', 'Sans réponse')).toBe('Froid');
    expect(after('Tiède', 'Email envoyé')).toBe('Tiède');
  });

  test('counts from the day of the exchange', () => {
    expect(after('', 'Email reçu', '', new Date(2026, 4, 25))).toBe('Tiède');
    expect(after('', 'Email reçu', '', new Date(2026, 4, 25), 'Négociation')).toBe('Chaud');
    expect(after('', 'Email envoyé', '', new Date(2026, 3, 1))).toBe('Inactif');
  });

  test('is not changed by a note', () => {
    expect(after('', 'Note')).toBe('');
    expect(after('Tiède', 'Note')).toBe('Tiède');
  });

  test('never cools: that is the night’s to say', () => {
    const rank = (temperature: string) => ['', 'Inactif', 'Froid', 'Tiède', 'Chaud'].indexOf(temperature);
    fc.assert(
      fc.property(
        fc.constantFrom('', ...TEMPERATURES),
        fc.constantFrom(...INTERACTION_TYPES),
        fc.constantFrom('', ...INTERACTION_RESULTS),
        fc.date({ min: new Date(2025, 0, 1), max: today, noInvalidDate: true }),
        (known, type, result, date) => {
          expect(rank(after(known, type, result, date))).toBeGreaterThanOrEqual(rank(known));
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe('what a contact’s row proves of its past', () => {
  const day = new Date(2026, 5, 1);
  const of = (temperature: string) => activityFromRow({ temperature, stage: 'Lead', lastInteraction: day });

  test('an answer when it is warm, a message when it is Inactif, nothing more', () => {
    expect(of('Chaud')).toMatchObject({ lastAnswer: day, lastOutgoing: null });
    expect(of('Inactif')).toMatchObject({ lastAnswer: null, lastOutgoing: day });
    expect(of('Froid')).toMatchObject({ lastInteraction: day, lastAnswer: null, lastOutgoing: null });
  });
});
