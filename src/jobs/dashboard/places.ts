/** Where things stand on TABLEAU_DE_BORD. Everything else of the tab belongs to the team. */
import type { Area } from '../../ports.ts';
import { parseArea } from './areas.ts';

export const DASHBOARD_TAB = 'TABLEAU_DE_BORD';
/** Raised when anything below changes, so that the next refresh applies it to existing workbooks. */
export const LAYOUT_VERSION = 1;

/** What a refresh writes: the visible page, then the hidden rows behind its charts and its funnel. */
export const PAGE: Area = parseArea('A1:Q64');
export const HIDDEN: Area = parseArea('B70:M193');
/** Where the pipeline of the last ninety days is kept, below its header; the cell beside that header holds the layout's version. */
export const KEPT: Area = parseArea('B103:D193');
export const LAYOUT_CELL = 'D103';
