import { describe, expect, it } from 'vitest';
import { describeTrigger } from '../../../local/preview/trigger-wording.ts';

const PARIS = { timeZone: 'Europe/Paris', nearMinute: null };

describe('A trigger in the workshop', () => {
  it.each([
    [{ ...PARIS, every: 'days', count: 1, hour: 4 }, 'chaque jour vers 4\u00a0h'],
    [{ ...PARIS, every: 'days', count: 3, hour: null }, 'tous les 3 jours'],
    [{ ...PARIS, every: 'weeks', count: 1, weekDay: 1, hour: 8 }, 'chaque lundi vers 8\u00a0h'],
    [{ ...PARIS, every: 'month', monthDay: 5, hour: 7 }, 'le 5 du mois vers 7\u00a0h'],
    [{ ...PARIS, every: 'hours', count: 1 }, 'chaque heure'],
    [{ ...PARIS, every: 'minutes', count: 10 }, 'toutes les 10 minutes'],
    [{ ...PARIS, every: 'once', instant: 0 }, 'une seule fois'],
  ] as const)('%o is « %s »', (schedule, words) => {
    expect(describeTrigger({ event: 'CLOCK', schedule })).toBe(words);
  });

  it('of a gesture names the gesture', () => {
    expect(describeTrigger({ event: 'ON_EDIT', schedule: null })).toBe('à chaque modification');
  });
});
