import { addDays, startOfDay } from 'date-fns';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDate, formatLongDay, formatShortDay } from '../../../src/crm/french/dates.ts';
import { findNamedDays } from '../../../src/crm/french/named-days.ts';

/** Tuesday 16 June 2026. */
const TUESDAY = new Date(2026, 5, 16, 10, 42);
const named = (text: string) => findNamedDays(text, TUESDAY).map(formatDate);

describe('the days that notes name', () => {
  test.each([
    ['Envoyer le devis avant le 24 juin 2026', ['24/06/2026']],
    ['Envoyer le devis avant le 24 juin', ['24/06/2026']],
    ['Visite le 1er juillet, à 14 h', ['01/07/2026']],
    ['COPIL mercredi 24/06', ['24/06/2026']],
    ['pour le 24.06.2026 ou 2026-06-30', ['24/06/2026', '30/06/2026']],
    ['Rappeler demain, sinon après-demain', ['17/06/2026', '18/06/2026']],
    ['Rappeler aujourd’hui', ['16/06/2026']],
    ['Point jeudi', ['18/06/2026']],
    ['Point mardi à 10 h', ['23/06/2026']],
    ['Point jeudi en huit', ['25/06/2026']],
    ['Point jeudi 18 h', ['18/06/2026']],
    ['Vu jeudi dernier', []],
    ['Relance dans 10 jours', ['26/06/2026']],
    ['Relance sous quinze jours', ['01/07/2026']],
    ['Relance d’ici deux semaines', ['30/06/2026']],
    ['Vote dans un mois', ['16/07/2026']],
    ['Chiffrage fin juin', ['30/06/2026']],
    ['Chiffrage fin de ce mois ou fin du mois', ['30/06/2026', '30/06/2026']],
    ['Rencontrés le 12 mai', ['12/05/2026']],
    ['Bilan le 5 janvier', ['05/01/2027']],
    ['Le 31 juin et le 30/02/2026', []],
    ['12 ruches, 3/4 des élus, 24 communes, article 24', []],
    ['', []],
  ])('« %s »', (text, days) => {
    expect(named(text)).toEqual(days);
  });

  test('are found however they are written, from three months ago to nine months ahead', () => {
    const written = [
      formatDate,
      formatShortDay,
      formatLongDay,
      (day: Date) => `le ${formatDate(day).slice(0, 5)}`,
      (day: Date) => `${formatShortDay(day)} ${day.getFullYear()}`,
    ];
    fc.assert(
      fc.property(fc.integer({ min: -90, max: 270 }), fc.constantFrom(...written), (away, write) => {
        const day = startOfDay(addDays(TUESDAY, away));
        expect(findNamedDays(`Rendre l’étude pour ${write(day)}, sans faute.`, TUESDAY)).toEqual([day]);
      }),
      { numRuns: 1000 },
    );
  });

  test('are midnights that exist, whatever the text', () => {
    const words = fc.constantFrom(
      'le',
      '24',
      '/',
      '06',
      'juin',
      '31',
      'dans',
      'fin',
      'lundi',
      'en huit',
      '2026',
      '.',
      '-',
      '\n',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words).map((list) => list.join(' ')),
        ),
        (text) => {
          for (const day of findNamedDays(text, TUESDAY)) expect(startOfDay(day)).toEqual(day);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
