/** Where things stand on TABLEAU_DE_BORD. Everything else of the tab belongs to the team. */
import type { Area } from '../../ports.ts';
import { parseArea } from '../generated-tabs/areas.ts';

export const DASHBOARD_TAB = 'TABLEAU_DE_BORD';
/** Raised when anything below changes, so that the next refresh applies it to existing workbooks. */
export const LAYOUT_VERSION = 3;

/** What a refresh writes: the visible page, then the hidden rows behind its charts and its tables. */
export const PAGE: Area = parseArea('A1:Q64');
export const HIDDEN: Area = parseArea('B70:M193');
/** Where the pipeline of the last ninety days is kept, below its header; beside it, the layout’s version and the units that the number formats are for. */
export const KEPT: Area = parseArea('B103:E193');
export const LAYOUT_CELL = 'D103';
export const UNITS_CELL = 'E103';

export const FIRST_OBJECTIVE = 13;
export const OBJECTIVE_LINES = 8;
export const FIRST_CHANNEL = 37;
export const CHANNEL_LINES = 6;
export const CHANNEL_TOTAL = 43;
export const FIRST_CRITERION = 60;
export const CRITERION_LINES = 4;

/** What the tables of the page are worked out from, beside the kept days: one row for each of their lines. */
export const HIDDEN_CELLS = {
  headerRow: 104,
  firstRow: 105,
  /** Of the objectives: the share of their period that is gone. */
  paceColumn: 'F',
  /** Of the criteria: what is missing, in words. */
  missingColumn: 'G',
  decision: 'H$105',
  /** Of the channels. */
  nameColumn: 'I',
  meetingsColumn: 'J',
  revenueColumn: 'K',
  marginColumn: 'L',
  hourlyCost: 'M$105',
  reached: 'M$107',
  clients: 'M$109',
} as const;
