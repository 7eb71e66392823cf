import { daysBetween, formatShortDay } from '../../crm/french/dates.ts';
import { formatAmount } from '../../crm/french/numbers.ts';
import type { opportunities } from '../../crm/tables/index.ts';
import type { SheetRow } from '../../sheet/index.ts';
import type { RecordOpportunity } from './card.ts';

type Deal = SheetRow<typeof opportunities>;

/** Open ones first, the last one moved at the top. */
export function sortDeals(deals: readonly Deal[]): Deal[] {
  const movedOn = ({ values }: Deal) => values.stageSince?.getTime() ?? 0;
  return [...deals].sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)) || movedOn(b) - movedOn(a));
}

/** Winning and losing write the closing date: no setting needs to be read to know. */
export function isOpen({ values }: Deal): boolean {
  return values.closedOn === null;
}

/** What is planned with an opportunity, as a next action to choose from. */
export function planned({ id, values: { title, nextAction, dueOn } }: Deal) {
  return { table: 'opportunities' as const, id, owner: title, nextAction, dueOn };
}

export function describeDeal(deal: Deal, now: Date): RecordOpportunity {
  const { title, stage, amount, stageSince, channel, closesOn, closedOn } = deal.values;
  const open = isOpen(deal);
  const ends = open ? closesOn : closedOn;
  const when = ends === null ? '' : `${open ? 'date limite le' : 'close le'} ${formatShortDay(ends)}`;
  return {
    id: deal.id,
    title: title || deal.id,
    stage,
    amount: amount === null ? '' : formatAmount(amount),
    days: open && stageSince !== null ? daysBetween(stageSince, now) : null,
    open,
    detail: [channel, when].filter((part) => part !== '').join(', '),
  };
}
