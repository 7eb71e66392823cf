import type { Settings } from '../settings/index.ts';
import type {
  CompanyRow,
  ContactRow,
  DraftRow,
  FollowUpRow,
  HistoryRow,
  InteractionRow,
  OpportunityRow,
  TenderRow,
} from '../tables/index.ts';

/** What reports are made from: rows already read, and what could not be. A tab that is missing is an empty list. */
export interface ReportFacts {
  readonly settings: Settings;
  readonly now: Date;
  readonly followUps: readonly FollowUpRow[];
  readonly contacts: readonly ContactRow[];
  readonly companies: readonly CompanyRow[];
  readonly opportunities: readonly OpportunityRow[];
  readonly tenders: readonly TenderRow[];
  readonly drafts: readonly DraftRow[];
  readonly history: readonly HistoryRow[];
  readonly interactions: readonly InteractionRow[];
  /** French sentences: what failed at night, what could not be read. */
  readonly leftOut: readonly string[];
}

/** Rows by identifier. One that has none yet, typed a moment ago, is nobody’s link. */
export function byIdentifier<R extends { readonly id: string }>(rows: readonly R[]): ReadonlyMap<string, R> {
  return new Map(rows.filter(({ id }) => id !== '').map((row) => [row.id, row]));
}
