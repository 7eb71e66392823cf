/** How much of a period is behind: in working days, today included. */
import { addDays, startOfDay } from 'date-fns';
import type { CalendarSettings } from '../settings/calendar.ts';
import type { IndicatorCode } from '../tables/values.ts';
import { isWorkingDay } from '../working-days.ts';
import type { ClosedPeriod } from './periods.ts';

export interface WorkingDays {
  readonly gone: number;
  readonly total: number;
}

export function countWorkingDays({ from, to }: ClosedPeriod, today: Date, calendar: CalendarSettings): WorkingDays {
  let gone = 0;
  let total = 0;
  for (let day = startOfDay(from); day <= to; day = addDays(day, 1)) {
    if (!isWorkingDay(day, calendar)) continue;
    total += 1;
    if (day <= today) gone += 1;
  }
  return { gone, total };
}

const LEVELS: readonly IndicatorCode[] = [
  'TAUX_TRANSFORMATION',
  'TAUX_GAIN',
  'PANIER_MOYEN',
  'ROI',
  'COUT_ACQUISITION',
  'PERTES',
  'RECLAMATIONS',
];

/** A rate, an average or a ceiling does not add up over a period: it is held against its whole target, whatever the day. */
export function isLevel(code: IndicatorCode | null): boolean {
  return LEVELS.some((level) => level === code);
}

/** Part of the period’s working days that are gone, 0 to 1; a period without any is gone once it is over. */
export function shareGone(period: ClosedPeriod, today: Date, calendar: CalendarSettings): number {
  const { gone, total } = countWorkingDays(period, today, calendar);
  if (total > 0) return gone / total;
  return startOfDay(today) > period.to ? 1 : 0;
}
