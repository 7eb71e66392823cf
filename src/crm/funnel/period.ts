import { addDays, startOfDay } from 'date-fns';

/** Calendar days, both included; `null` is open. */
export interface Period {
  readonly from: Date | null;
  readonly to: Date | null;
}

/** A test of dates against a period, its limits worked out once. */
export function withinPeriod({ from, to }: Period): (date: Date) => boolean {
  const start = from === null ? null : startOfDay(from);
  const end = to === null ? null : addDays(startOfDay(to), 1);
  return (date) => (start === null || date >= start) && (end === null || date < end);
}
