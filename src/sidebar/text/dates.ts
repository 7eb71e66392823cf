/** Days between the page and the server are texts: `2026-06-19`. A page never compares them with its own clock. */

const WEEKDAY = new Intl.DateTimeFormat('fr-FR', { weekday: 'long' });
const MONTH = new Intl.DateTimeFormat('fr-FR', { month: 'long' });

/** Noon of the day, so that no change of hour moves it. */
function toDate(day: string): Date {
  return new Date(`${day}T12:00:00`);
}

function fromDate(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

export function addDays(day: string, count: number): string {
  const date = toDate(day);
  date.setDate(date.getDate() + count);
  return fromDate(date);
}

/** `19 juin`, `1er juillet`. */
export function shortDay(day: string): string {
  const date = toDate(day);
  const number = date.getDate() === 1 ? '1er' : String(date.getDate());
  return `${number}\u00a0${MONTH.format(date)}`;
}

/** `vendredi 19 juin`; with the year when it is not that of `today`. */
export function longDay(day: string, today: string): string {
  const year = day.slice(0, 4);
  const end = year === today.slice(0, 4) ? '' : ` ${year}`;
  return `${weekday(day)} ${shortDay(day)}${end}`;
}

export function weekday(day: string): string {
  return WEEKDAY.format(toDate(day));
}

export function isWeekend(day: string): boolean {
  const weekdayNumber = toDate(day).getDay();
  return weekdayNumber === 0 || weekdayNumber === 6;
}

/** `aujourd’hui à 9 h 41`, `hier à 18 h 05`, `vendredi 19 juin à 9 h`; moments are `2026-06-16T09:41`. */
export function momentOf(moment: string, now: string): string {
  const [day = '', time = ''] = moment.split('T');
  const [hours = '0', minutes = '00'] = time.split(':');
  const [today = ''] = now.split('T');
  const clock = `${Number(hours)}\u00a0h${minutes === '00' ? '' : `\u00a0${minutes}`}`;
  if (day === today) return `aujourd’hui à ${clock}`;
  if (day === addDays(today, -1)) return `hier à ${clock}`;
  return `${longDay(day, today)} à ${clock}`;
}
