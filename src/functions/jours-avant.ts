import { daysBetween } from '../crm/french/dates.ts';
import { type Argument, dateOf, type Value } from './arguments.ts';
import { spill, unwrap } from './spill.ts';

/** Calendar days from today to a date, below zero once it is past; its help for Sheets stands in src/index.ts. */
export function JOURS_AVANT(date: Argument, aujourdhui: Argument): Value | Value[][] {
  const args = [
    { name: 'date', value: date },
    { name: 'aujourd’hui', value: aujourdhui },
  ];
  return unwrap(
    spill(args, 1, [''], ([cell = '', today = '']) => {
      const due = dateOf(cell, 'date');
      const from = dateOf(today, 'aujourd’hui');
      if (from === null)
        throw new Error('Il manque la date du jour\u00a0: prenez celle de PARAMETRES (Calcul / Aujourd’hui)');
      return [due === null ? '' : daysBetween(from, due)];
    }),
  );
}
