/** Rituals in French. */
import { addMinutes, startOfDay } from 'date-fns';
import { formatTime } from '../../french/dates.ts';
import { NO_BREAK_SPACE } from '../../french/numbers.ts';
import { WEEKDAYS } from '../../tables/values.ts';
import type { Rhythm, Ritual } from './rhythm.ts';

/** « Chaque mois, le premier lundi, à 9 h 30 (45 min) ». */
export function tellRhythm({ rhythm, startsAt, minutes }: Ritual): string {
  const days = tellDays(rhythm);
  if (startsAt === null) return days;
  const time = formatTime(addMinutes(startOfDay(new Date(2000, 0, 1)), startsAt));
  return `${days}, à ${time} (${minutes}${NO_BREAK_SPACE}min)`;
}

function tellDays(rhythm: Rhythm): string {
  switch (rhythm.every) {
    case 'working-day':
      return 'Chaque jour ouvré';
    case 'week':
      return `${rhythm.weeks === 1 ? 'Chaque semaine' : 'Toutes les deux semaines'}, le ${weekdayName(rhythm.weekday)}`;
    case 'month': {
      const period = rhythm.months === 1 ? 'Chaque mois' : 'Chaque trimestre';
      const { on } = rhythm;
      if ('weekday' in on) return `${period}, le premier ${weekdayName(on.weekday)}`;
      return `${period}, le ${on.day === 1 ? '1er' : on.day}`;
    }
  }
}

/** From Sunday, 0. */
function weekdayName(weekday: number): string {
  return (WEEKDAYS[(weekday + 6) % 7] ?? '').toLowerCase();
}
