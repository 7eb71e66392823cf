/** When each report is due and what it covers. Calendar days, Europe/Paris. */
import { addDays, addMonths, startOfDay, startOfISOWeek, startOfMonth, subDays } from 'date-fns';
import type { CalendarSettings } from '../settings/calendar.ts';
import { isWorkingDay } from '../working-days.ts';
import type { ReportKind } from './report.ts';

/** Calendar days, the second excluded. */
export interface Span {
  readonly from: Date;
  readonly before: Date;
}

/**
 * The period in which a report is sent once, by its first day: today, this week’s Monday, the first of this month. A trigger
 * that is late within the period still sends it; nothing is sent on days that are not worked (`null`).
 */
export function duePeriod(kind: ReportKind, now: Date, calendar: CalendarSettings): Date | null {
  if (!isWorkingDay(now, calendar)) return null;
  if (kind === 'daily') return startOfDay(now);
  return kind === 'weekly' ? startOfISOWeek(now) : startOfMonth(now);
}

/** The whole week, Monday to Sunday, before the one of `now`. */
export function lastWeek(now: Date): Span {
  const before = startOfISOWeek(now);
  return { from: subDays(before, 7), before };
}

/** The whole month before the one of `now`. */
export function lastMonth(now: Date): Span {
  const before = startOfMonth(now);
  return { from: addMonths(before, -1), before };
}

/** The span of the same length in weeks, or the month, just before. */
export function spanBefore(span: Span, kind: 'weekly' | 'monthly'): Span {
  return { from: kind === 'weekly' ? subDays(span.from, 7) : addMonths(span.from, -1), before: span.from };
}

export function isWithin({ from, before }: Span, date: Date | null): boolean {
  return date !== null && date >= from && date < before;
}

export function lastDayOf({ before }: Span): Date {
  return addDays(before, -1);
}
