/** Times as the workshop shows them: the clock of Paris, whatever the computer's. */

const PARIS = 'Europe/Paris';
const LONG = new Intl.DateTimeFormat('fr-FR', {
  timeZone: PARIS,
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
const SHORT = new Intl.DateTimeFormat('fr-FR', {
  timeZone: PARIS,
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const PARTS = new Intl.DateTimeFormat('sv-SE', { timeZone: PARIS, dateStyle: 'short', timeStyle: 'short' });

export const longTime = (time: number): string => LONG.format(time);
export const shortTime = (time: number): string => SHORT.format(time);

/** The value of a `datetime-local` field: `2026-06-16T09:41`. */
export const fieldTime = (time: number): string => PARTS.format(time).replace(' ', 'T');

/** The instant that a `datetime-local` field names on the clock of Paris; null when it is empty. */
export function readFieldTime(text: string): number | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text)) return null;
  const asUtc = Date.parse(`${text}:00Z`);
  // The offset there may differ from the offset an hour or two away: correct once with the guess in hand.
  const guess = asUtc - offsetAt(asUtc);
  return asUtc - offsetAt(guess);
}

function offsetAt(time: number): number {
  const minute = Math.floor(time / 60_000) * 60_000;
  return Date.parse(`${fieldTime(minute)}:00Z`) - minute;
}
