import { addDays, isWeekend } from 'date-fns';
import { formatDate } from './french/dates.ts';
import type { CalendarSettings } from './settings/calendar.ts';

/** Easter Sunday of a year of the Gregorian calendar (Meeus, Jones and Butcher's algorithm). */
export function easterSunday(year: number): Date {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
  const shift = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const month = Math.floor((epact + weekday - 7 * shift + 114) / 31);
  const day = ((epact + weekday - 7 * shift + 114) % 31) + 1;
  return new Date(year, month - 1, day);
}

/** The public holidays of a year in France (Code du travail, article L3133-1), with Alsace-Moselle's two on demand. */
export function publicHolidays(year: number, alsaceMoselle: boolean): Date[] {
  const easter = easterSunday(year);
  const local = alsaceMoselle ? [addDays(easter, -2), new Date(year, 11, 26)] : [];
  return [
    new Date(year, 0, 1),
    addDays(easter, 1),
    new Date(year, 4, 1),
    new Date(year, 4, 8),
    addDays(easter, 39),
    addDays(easter, 50),
    new Date(year, 6, 14),
    new Date(year, 7, 15),
    new Date(year, 10, 1),
    new Date(year, 10, 11),
    new Date(year, 11, 25),
    ...local,
  ];
}

/** True from Monday to Friday, but for public holidays and the days that the team added. */
export function isWorkingDay(date: Date, calendar: CalendarSettings): boolean {
  if (isWeekend(date)) return false;
  const holidays = calendar.publicHolidays ? publicHolidays(date.getFullYear(), calendar.alsaceMoselle) : [];
  const day = formatDate(date);
  return ![...holidays, ...calendar.extraDays].some((holiday) => formatDate(holiday) === day);
}

/** The day itself when it is worked, else the next one that is; the clock time is kept. */
export function nextWorkingDay(date: Date, calendar: CalendarSettings): Date {
  let day = date;
  while (!isWorkingDay(day, calendar)) day = addDays(day, 1);
  return day;
}
