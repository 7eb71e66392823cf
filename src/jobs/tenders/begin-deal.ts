/** An opportunity that begins with a tender: its row, and the first line of its history. */
import type { Settings } from '../../crm/settings/index.ts';
import {
  companies,
  contacts,
  history,
  type OpportunityRow,
  opportunities,
  type TenderRow,
} from '../../crm/tables/index.ts';
import { contactNamed, type DealParties } from '../../crm/tenders/deal.ts';
import { ok, type Result } from '../../result.ts';
import { append, type Change, type Fresh } from '../../sheet/index.ts';
import { completeRow } from '../creation/complete-row.ts';

/** Finds who a tender is about. Two reads, whatever the number of tenders. */
export function readParties(fresh: Fresh): Result<(tender: TenderRow) => DealParties> {
  const firms = fresh.rows(companies);
  if (!firms.ok) return firms;
  const people = fresh.rows(contacts);
  if (!people.ok) return people;
  const persons = people.value.rows.map(({ values }) => values);
  return ok((tender) => ({
    company: firms.value.byId(tender.companyId)?.values ?? null,
    contact: contactNamed(tender, persons),
  }));
}

/**
 * The opportunity begins in the first stage, whatever the team calls it in the channel: going further is a decision, which
 * passes through the gates.
 */
export function beginDeal(
  fresh: Fresh,
  settings: Settings,
  deal: Partial<OpportunityRow>,
): { readonly id: string; readonly changes: readonly Change[] } {
  const id = fresh.newId(opportunities);
  const { values } = completeRow('opportunities', { ...deal, id }, settings, fresh.now, null);
  const row = values as OpportunityRow;
  return {
    id,
    changes: [
      append(opportunities, row),
      append(history, {
        date: fresh.now,
        subject: 'Opportunité',
        subjectId: id,
        to: row.stage,
        author: fresh.user,
        channel: row.channel,
      }),
    ],
  };
}
