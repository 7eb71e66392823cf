import { startOfDay } from 'date-fns';
import type { FollowUpRow } from '../tables/index.ts';

const RANKS: Readonly<Record<string, number>> = { Haute: 0, Normale: 1, Basse: 2 };

type Due = Pick<FollowUpRow, 'dueOn' | 'priority'>;

/**
 * In the order in which they are to be done, on the page and in the e-mail alike: what is late, then what is for today (one
 * without a day is), then day by day. Within each, what matters most, then what is oldest.
 */
export function byUrgency(today: Date): (a: Due, b: Due) => number {
  const dayOf = ({ dueOn }: Due) => startOfDay(dueOn ?? today).getTime();
  // All that is late is one group, just before today’s.
  const group = (row: Due) => Math.max(dayOf(row), today.getTime() - 1);
  const rank = ({ priority }: Due) => RANKS[priority] ?? 1;
  return (a, b) => group(a) - group(b) || rank(a) - rank(b) || dayOf(a) - dayOf(b);
}
