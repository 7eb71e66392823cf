/** Where things stand on PORTEFEUILLE. Everything else of the tab belongs to the team. */
import type { Area } from '../../ports.ts';
import { parseArea } from '../generated-tabs/areas.ts';

export const PORTFOLIO_TAB = 'PORTEFEUILLE';
/** Raised when anything of the looks or places changes, so that the next refresh applies it to existing workbooks. */
export const LAYOUT_VERSION = 2;

export const PAGE: Area = parseArea('A1:Q103');
/** Hidden rows: the data of the charts, and what the tables of client value are divided from. */
export const HIDDEN: Area = parseArea('B110:F165');
export const VERSION_CELL: Area = parseArea('F110');

/** First rows of the tables, and their numbers of lines. */
export const FIRST_BREAKDOWN = 13;
export const SECOND_BREAKDOWN = 24;
export const BREAKDOWN_LINES = 7;
export const TOP_CLIENTS = 24;
export const TOP_LINES = 7;
export const FIRST_CHANNEL = 37;
export const CHANNEL_LINES = 8;
export const CHANNEL_TOTAL = FIRST_CHANNEL + CHANNEL_LINES;
export const FIRST_SEGMENT = 49;
/** A heading, and a chart in one high row. */
export const RETURN_TITLE = 56;
export const RETURN_CHART = 57;
export const FIRST_CLASS = 63;
export const CLASS_TOTAL = 66;
export const FIRST_LISTED = 71;
export const LISTED = 15;
export const FIRST_RFM = 91;

/** Header rows of the hidden data. */
export const MONTH_DATA = 110;
export const CLASS_DATA = 124;
/** Purchases, buyers, revenue and cost of the sales whose cost is known: one row for each line of client value. */
export const CHANNEL_DATA = 130;
export const SEGMENT_DATA = 142;
/** The names of each breakdown as they stand in the tables: on the page they may be cut to fit. */
export const BREAKDOWN_NAMES = [150, 158] as const;
/** Revenue and cost of each channel, in D:F, beside the names. */
export const RETURN_DATA = 150;
