import { daysBetween } from '../crm/french/dates.ts';
import { type Argument, dateOf, type Value } from './arguments.ts';
import { spill, unwrap } from './spill.ts';

/** Calendar days from a date to today, blank for blank; its help for Sheets stands in src/index.ts. */
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
