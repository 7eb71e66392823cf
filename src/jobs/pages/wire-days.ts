/** Days between the server and a page: `2026-06-19`, since google.script.run refuses dates. `''` is no day. */

export function toWireDay(date: Date | null): string {
  if (date === null) return '';
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Midnight of that day; `null` for `''`. The text has been checked by the method's schema. */
export function fromWireDay(day: string): Date | null {
  const [year, month, date] = day.split('-').map(Number);
  return day === '' ? null : new Date(year ?? 0, (month ?? 1) - 1, date ?? 1);
}

/** `2026-06-16T09:41`, on the script's clock. */
export function toWireMinute(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${toWireDay(date)}T${two(date.getHours())}:${two(date.getMinutes())}`;
}
