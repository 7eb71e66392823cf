/** When a trigger fires, in words. */
import type { ScheduledTrigger } from '../runtime/index.ts';

const EVENTS: Readonly<Record<ScheduledTrigger['event'], string>> = {
  CLOCK: 'à heures fixes',
  ON_OPEN: 'à l’ouverture',
  ON_EDIT: 'à chaque modification',
  ON_CHANGE: 'à chaque changement',
  ON_FORM_SUBMIT: 'à chaque réponse au formulaire',
};
const DAYS = ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'];

export function describeTrigger({ event, schedule }: Pick<ScheduledTrigger, 'event' | 'schedule'>): string {
  if (!schedule) return EVENTS[event];
  switch (schedule.every) {
    case 'once':
      return 'une seule fois';
    case 'minutes':
      return schedule.count === 1 ? 'chaque minute' : `toutes les ${schedule.count} minutes`;
    case 'hours':
      return schedule.count === 1 ? 'chaque heure' : `toutes les ${schedule.count} heures`;
    case 'days':
      return (schedule.count === 1 ? 'chaque jour' : `tous les ${schedule.count} jours`) + around(schedule.hour);
    case 'weeks': {
      const day = DAYS[schedule.weekDay] ?? '';
      return (
        (schedule.count === 1 ? `chaque ${day}` : `le ${day}, toutes les ${schedule.count} semaines,`) +
        around(schedule.hour)
      );
    }
    case 'month':
      return `le ${schedule.monthDay} du mois${around(schedule.hour)}`;
  }
}

/** Google chooses the minute, and the hour when none is asked. */
function around(hour: number | null): string {
  return hour === null ? '' : ` vers ${hour} h`;
}
