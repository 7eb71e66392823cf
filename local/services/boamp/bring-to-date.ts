/** Invented notices are written once: their dates move with the day, so that they stay news. */
import type { Notice } from './notices.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Moves every date, by whole days, so that the last notice came out the day before `today` (milliseconds). */
export function bringToDate(notices: readonly Notice[], today: number): Notice[] {
  const published = notices.map(({ dateparution }) => Date.parse(String(dateparution)));
  const shift = (Math.floor(today / DAY_MS) - 1) * DAY_MS - Math.max(...published);
  return notices.map((notice) => JSON.parse(moveDates(JSON.stringify(notice), shift)) as Notice);
}

function moveDates(text: string, shift: number): string {
  return text.replace(/\b20\d{2}-\d{2}-\d{2}(?=[T+"\\])/g, (date) =>
    new Date(Date.parse(date) + shift).toISOString().slice(0, 10),
  );
}
