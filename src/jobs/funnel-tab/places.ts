/** Where things stand on ENTONNOIR. Everything else of the tab belongs to the team, and so do the two choices of row 4. */
import type { Area } from '../../ports.ts';
import { parseArea } from '../generated-tabs/areas.ts';

export const FUNNEL_TAB = 'ENTONNOIR';
/** Raised when anything of the looks or places changes, so that the next refresh applies it to existing workbooks. */
const LAYOUT_VERSION = 2;

/** What the tab keeps of its looks: the version, and the number of stages that its charts are made for. */
export function layoutOf(stages: number): number {
  return LAYOUT_VERSION * 100 + stages;
}

/** The visible page. A refresh writes what stands above and below the choices. */
export const PAGE: Area = parseArea('A1:Q58');
export const ABOVE: Area = parseArea('A1:Q3');
export const CHOICES: Area = parseArea('A4:Q4');
export const BELOW: Area = parseArea('A5:Q58');
/** Hidden rows: the tables of ENTONNOIR(…), the data of the charts, the list of channels. */
export const HIDDEN: Area = parseArea('B70:M274');
export const VERSION_CELL = 'D73';

export const CHANNEL_CHOICE = 'C4';
export const PERIOD_CHOICE = 'G4';

export const ALL_CHANNELS = 'Tous les canaux';
export const PERIODS = [
  '12 derniers mois',
  '6 derniers mois',
  '3 derniers mois',
  'Cette année',
  'L’an dernier',
  'Depuis le début',
] as const;

/** Lines of the tables: stages on the way to a signature, and channels. */
export const STAGE_LINES = 8;
export const CHANNEL_LINES = 8;
export const FIRST_STAGE = 15;
export const FIRST_CHANNEL = 38;
export const TOTAL_CHANNEL = FIRST_CHANNEL + CHANNEL_LINES;
export const FIRST_DURATION = 50;
/** Stages between the first and the signature that the table of channels has columns for. */
export const STAGE_COLUMNS = ['F', 'G', 'H', 'J', 'K'] as const;

/** Cells of the hidden rows that formulas name. */
export const HIDDEN_CELLS = {
  /** The argument of ENTONNOIR(…): blank for all channels. */
  channel: '$D$70',
  /** The same as a criterion of COUNTIFS(…). */
  channelCriterion: '$D$71',
  from: '$D$72',
  to: '$D$74',
  /** The cohort’s rate of each line with enough entries. */
  leakRates: '$E$71:$E$78',
} as const;

/** Header row of the table of the choice, in F:M, and of one table for each channel, then for all of them. */
export const FUNNEL_TABLE = 70;
export const CHANNEL_TABLES = 95;
export const TABLE_ROWS = 20;

/** Header rows of the charts’ data, in B:D, and of the list of channels, in B. */
export const STAGE_DATA = 70;
export const MONTH_DATA = 81;
export const DURATION_DATA = 96;
export const CHANNEL_LIST: Area = parseArea('B107:B127');
export const MONTHS = 12;
