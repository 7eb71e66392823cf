/** The sale that a won opportunity proposes. */
import { matchKey } from '../names.ts';
import type { OpportunityRow, SaleRow } from '../tables/index.ts';

/** Always the same for an opportunity, so that it proposes one sale, however often it is won: `OP-7K3F9Q` gives `VE-7K3F9Q`. */
function saleIdOf(opportunityId: string): string {
  return `VE-${opportunityId.replace(/^[^-]*-/, '')}`;
}

/** True for the sale that comes from this opportunity: linked to it, named after it, or proposed for it. */
export function isSaleOf(
  deal: Pick<OpportunityRow, 'id' | 'title'>,
  sale: Pick<SaleRow, 'id' | 'opportunity' | 'opportunityId'>,
): boolean {
  if (sale.opportunityId !== '') return sale.opportunityId === deal.id;
  return sale.id === saleIdOf(deal.id) || (deal.title !== '' && matchKey(sale.opportunity) === matchKey(deal.title));
}

/** What is known of the sale; the team completes the offer, the category and the number. */
export function saleOf(
  deal: Pick<OpportunityRow, 'id' | 'title' | 'company' | 'companyId' | 'amount' | 'cost' | 'closedOn'>,
): Partial<SaleRow> {
  const { id, title, company, companyId, amount, cost, closedOn } = deal;
  return {
    id: saleIdOf(id),
    date: closedOn,
    company,
    companyId,
    amount,
    cost,
    opportunity: title,
    opportunityId: id,
  };
}
