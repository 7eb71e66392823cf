import { daysBetween } from '../crm/french/dates.ts';
import { type Argument, dateOf, type Value } from './arguments.ts';
import { spill, unwrap } from './spill.ts';

/**
 * Nombre de jours écoulés depuis une date ; négatif si elle est à venir. Avec une plage, un nombre par ligne.
 *
 * @param {A2:A} date La date, ou une plage de dates.
 * @param {PARAMETRES!C2} aujourdhui La date du jour, tenue à jour dans PARAMETRES (Calcul / Aujourd’hui).
 * @return Le nombre de jours ; une case vide pour une date vide.
 * @customfunction
 */
export function JOURS_DEPUIS(date: Argument, aujourdhui: Argument): Value | Value[][] {
  const args = [
    { name: 'date', value: date },
    { name: 'aujourd’hui', value: aujourdhui },
  ];
  return unwrap(
    spill(args, 1, [''], ([cell = '', today = '']) => {
      const from = dateOf(cell, 'date');
      const to = dateOf(today, 'aujourd’hui');
      if (to === null) throw new Error('Il manque la date du jour : prenez celle de PARAMETRES (Calcul / Aujourd’hui)');
      return [from === null ? '' : daysBetween(from, to)];
    }),
  );
}
