import { actions } from './actions.ts';
import { companies } from './companies.ts';
import { contacts } from './contacts.ts';
import { costs } from './costs.ts';
import { criteria } from './criteria.ts';
import { drafts } from './drafts.ts';
import { enrichments } from './enrichments.ts';
import { followUps } from './follow-ups.ts';
import { history } from './history.ts';
import { hypotheses } from './hypotheses.ts';
import { interactions } from './interactions.ts';
import { journal } from './journal.ts';
import { objectives } from './objectives.ts';
import { opportunities } from './opportunities.ts';
import { outbox } from './outbox.ts';
import { rituals } from './rituals.ts';
import { sales } from './sales.ts';
import { settings } from './settings.ts';
import type { RowOf, Table, TableKey } from './table.ts';
import { tenders } from './tenders.ts';

export {
  actions,
  companies,
  contacts,
  costs,
  criteria,
  drafts,
  enrichments,
  followUps,
  history,
  hypotheses,
  interactions,
  journal,
  objectives,
  opportunities,
  outbox,
  rituals,
  sales,
  settings,
  tenders,
};

/** Each table under its key, with its literal types. */
export interface Tables {
  readonly contacts: typeof contacts;
  readonly companies: typeof companies;
  readonly opportunities: typeof opportunities;
  readonly interactions: typeof interactions;
  readonly tenders: typeof tenders;
  readonly followUps: typeof followUps;
  readonly drafts: typeof drafts;
  readonly enrichments: typeof enrichments;
  readonly outbox: typeof outbox;
  readonly history: typeof history;
  readonly journal: typeof journal;
  readonly settings: typeof settings;
  readonly sales: typeof sales;
  readonly costs: typeof costs;
  readonly objectives: typeof objectives;
  readonly actions: typeof actions;
  readonly rituals: typeof rituals;
  readonly hypotheses: typeof hypotheses;
  readonly criteria: typeof criteria;
}

const BY_KEY: Tables = {
  contacts,
  companies,
  opportunities,
  interactions,
  tenders,
  followUps,
  drafts,
  enrichments,
  outbox,
  history,
  journal,
  settings,
  sales,
  costs,
  objectives,
  actions,
  rituals,
  hypotheses,
  criteria,
};

/** The tables of every workbook, in the order of their tabs. */
export const TABLES: readonly Table[] = [
  contacts,
  companies,
  opportunities,
  interactions,
  tenders,
  followUps,
  drafts,
  enrichments,
  outbox,
  history,
  journal,
  settings,
];

/** The tables of steering: made on demand, so that their tabs may not be there. */
export const STEERING_TABLES: readonly Table[] = [sales, costs, objectives, actions, rituals, hypotheses, criteria];

export const ALL_TABLES: readonly Table[] = [...TABLES, ...STEERING_TABLES];

/** The declaration of a table, with its literal types. */
export function tableOf<K extends TableKey>(key: K): Tables[K] {
  return BY_KEY[key];
}

export type ContactRow = RowOf<typeof contacts>;
export type CompanyRow = RowOf<typeof companies>;
export type OpportunityRow = RowOf<typeof opportunities>;
export type InteractionRow = RowOf<typeof interactions>;
export type TenderRow = RowOf<typeof tenders>;
export type DraftRow = RowOf<typeof drafts>;
export type EnrichmentRow = RowOf<typeof enrichments>;
export type OutboxRow = RowOf<typeof outbox>;
export type FollowUpRow = RowOf<typeof followUps>;
export type HistoryRow = RowOf<typeof history>;
export type JournalRow = RowOf<typeof journal>;
export type SettingRow = RowOf<typeof settings>;
export type SaleRow = RowOf<typeof sales>;
export type CostRow = RowOf<typeof costs>;
export type ObjectiveRow = RowOf<typeof objectives>;
export type ActionRow = RowOf<typeof actions>;
export type RitualRow = RowOf<typeof rituals>;
export type HypothesisRow = RowOf<typeof hypotheses>;
export type CriterionRow = RowOf<typeof criteria>;
