import { daysBetween, formatDay, formatTime } from './dates.ts';

/** « ce matin à 3 h 04 », « hier à 18 h 05 », « lundi 15 juin à 3 h 04 ». */
export function momentOf(date: Date, now: Date): string {
  const days = daysBetween(date, now);
  const clock = `à ${formatTime(date)}`;
  if (days === 0) return date.getHours() < 12 ? `ce matin ${clock}` : `aujourd’hui ${clock}`;
  return days === 1 ? `hier ${clock}` : `${formatDay(date)} ${clock}`;
}
