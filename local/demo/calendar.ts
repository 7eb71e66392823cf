/** When things happen in the story. */
import { addDays, addHours, addMinutes, isWeekend, startOfDay } from 'date-fns';
import type { Chance } from './random.ts';

/** Some minute of a working day's office hours, on that day or the next working one. */
export function workingTime(day: Date, chance: Chance): Date {
  let date = startOfDay(day);
  while (isWeekend(date)) date = addDays(date, 1);
  return addMinutes(addHours(date, 9), chance.between(0, 47) * 10);
}
