/** The opportunity that a tender makes: what of its row the sale begins with. */
import { startOfDay } from 'date-fns';
import { formatDate } from '../french/dates.ts';
import { fold } from '../names.ts';
import type { CompanyRow, ContactRow, OpportunityRow, TenderRow } from '../tables/index.ts';

/** The channel and the source of what comes from public notices, as PARAMETRES delivers them. */
const BOAMP = 'BOAMP';

export interface DealParties {
  /** The buyer among the companies; `null` when nobody has said yet which one it is. */
  readonly company: Pick<CompanyRow, 'id' | 'name' | 'assignee'> | null;
  readonly contact: Pick<ContactRow, 'id' | 'label'> | null;
}

/** A tender that is kept: its deadline is the sale's, its estimate the amount. */
export function dealToAnswer(tender: TenderRow, parties: DealParties): Partial<OpportunityRow> {
  return {
    ...dealFrom(tender, parties),
    title: tender.title,
    amount: tender.estimatedAmount,
    closesOn: tender.deadline === null ? null : startOfDay(tender.deadline),
    noticeId: tender.noticeId,
  };
}

/** A contract that ends: the buyer will call again. Its notice is the old one, so it is told in the notes. */
export function dealToRenew(tender: TenderRow, endsOn: Date, parties: DealParties): Partial<OpportunityRow> {
  const winner = tender.winner === '' ? 'titulaire non publié' : `titulaire\u00a0: ${tender.winner}`;
  return {
    ...dealFrom(tender, parties),
    title: `Renouvellement\u00a0: ${tender.title}`,
    closesOn: startOfDay(endsOn),
    notes: `${renewalMark(tender.noticeId)}, fin le ${formatDate(endsOn)} (${winner}).`,
  };
}

/** True for the lead that a contract's end has made, whatever the team has changed of it but its notes and its link at once. */
export function isRenewalOf(
  { notes, noticeUrl, noticeId, createdOn }: OpportunityRow,
  tender: TenderRow,
  since: Date,
): boolean {
  if (notes.includes(`${renewalMark(tender.noticeId)},`)) return true;
  return tender.url !== '' && noticeUrl === tender.url && noticeId === '' && createdOn !== null && createdOn >= since;
}

/** N° avis of the contract that these notes of an opportunity say it renews; `null` for any other. */
export function renewedNotice(notes: string): string | null {
  return /^Renouvellement du marché ([^\s,]+),/.exec(notes)?.[1] ?? null;
}

function renewalMark(noticeId: string): string {
  return `Renouvellement du marché ${noticeId}`;
}

/** The person of the buyer's whose address the notice gives; nobody who has objected. */
export function contactNamed<T extends Pick<ContactRow, 'id' | 'email' | 'companyId' | 'optedOut'>>(
  { buyerContact, companyId }: TenderRow,
  people: readonly T[],
): T | null {
  const told = fold(buyerContact).split(/[\s,;<>()]+/);
  const found = people.filter(
    ({ id, email, optedOut, companyId: employer }) =>
      id !== '' &&
      !optedOut &&
      email !== '' &&
      told.includes(fold(email)) &&
      (companyId === '' || employer === companyId),
  );
  return found.length === 1 ? (found[0] ?? null) : null;
}

function dealFrom(tender: TenderRow, { company, contact }: DealParties): Partial<OpportunityRow> {
  return {
    company: company?.name ?? tender.buyer,
    companyId: company?.id ?? '',
    contact: contact?.label ?? '',
    contactId: contact?.id ?? '',
    channel: BOAMP,
    source: BOAMP,
    assignee: company?.assignee ?? '',
    noticeUrl: tender.url,
  };
}
