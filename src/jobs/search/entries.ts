/** What a search knows of each row, on its way to a page. */
import type {
  CompanyRow,
  ContactRow,
  FollowUpRow,
  InteractionRow,
  OpportunityRow,
  TenderRow,
} from '../../crm/tables/index.ts';
import { toWireDay } from '../pages/wire-days.ts';
import type { SearchedTable } from './searched-tables.ts';

export type SearchEntry = readonly [
  id: string,
  /** What the row is called. */
  name: string,
  /** What tells it from others. */
  detail: string,
  /** Addresses and numbers, as they stand in the sheet, one a line. */
  codes: string,
  /** Everything else that was written about it. */
  notes: string,
  /** The last thing that happened with it: `2026-06-19`, or `''`. */
  day: string,
];

interface Described {
  readonly name: string;
  readonly detail: string;
  readonly codes: string;
  readonly notes: string;
  readonly day: Date | null;
}

/** Beyond that, what a cell holds is a document: its end is not searched. */
const LONGEST = 1_000;

interface Rows {
  readonly contacts: ContactRow;
  readonly companies: CompanyRow;
  readonly opportunities: OpportunityRow;
  readonly interactions: InteractionRow;
  readonly tenders: TenderRow;
  readonly followUps: FollowUpRow;
}

const DESCRIBE: { readonly [K in SearchedTable]: (row: Rows[K]) => Described } = {
  contacts: (row) => ({
    name: joined(' ', row.firstName, row.lastName),
    detail: joined(', ', row.position, row.company),
    codes: joined('\n', row.email, row.email2, row.phone, row.mobile),
    notes: joined('\n', row.nextAction, row.notes),
    day: row.lastInteraction ?? row.addedOn,
  }),
  companies: (row) => ({
    name: row.name,
    detail: joined(', ', row.type, joined(' ', row.postcode, row.city)),
    codes: joined('\n', row.siren, row.siret, row.email, row.phone, row.website),
    notes: joined(
      '\n',
      row.sector,
      row.certifications.join(', '),
      row.commitments,
      row.electedOfficials,
      row.csrLead,
      row.address,
      row.notes,
    ),
    day: row.addedOn,
  }),
  opportunities: (row) => ({
    name: row.title,
    detail: joined(', ', row.company, row.stage),
    codes: row.noticeId,
    notes: joined('\n', row.contact, row.channel, row.nextAction, row.lossReason, row.notes),
    day: row.stageSince ?? row.createdOn,
  }),
  interactions: (row) => ({
    name: row.subject.trim() || row.type,
    detail: joined(', ', row.subject.trim() && row.type, row.contact || row.company),
    codes: '',
    notes: joined('\n', row.summary, row.result, row.opportunity, row.nextAction, row.author),
    day: row.date,
  }),
  tenders: (row) => ({
    name: row.title,
    detail: joined(', ', row.buyer, row.department),
    codes: joined('\n', row.siren, row.cpv),
    notes: joined('\n', row.summary, row.keywords, row.descriptors, row.lots, row.buyerContact, row.winner),
    day: row.publishedOn,
  }),
  followUps: (row) => ({
    name: row.what,
    detail: joined(', ', row.contact || row.opportunity || row.tender, row.status, row.assignee),
    codes: '',
    notes: row.why,
    day: row.dueOn,
  }),
};

/**
 * Rows without an identifier cannot be opened yet, and are left out.
 *
 * @param rows those of that very table
 */
export function describeRows(
  table: SearchedTable,
  rows: readonly { readonly id: string; readonly values: object }[],
): SearchEntry[] {
  const describe = DESCRIBE[table] as (row: object) => Described;
  return rows.flatMap(({ id, values }) => {
    if (id === '') return [];
    const { name, detail, codes, notes, day } = describe(values);
    return [[id, name.trim() || id, detail, codes, notes, toWireDay(day)]];
  });
}

function joined(separator: string, ...parts: readonly string[]): string {
  return parts
    .map((part) => part.trim().slice(0, LONGEST))
    .filter((part) => part !== '')
    .join(separator);
}
