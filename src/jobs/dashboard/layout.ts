/**
 * How TABLEAU_DE_BORD looks: a 17-column grid of 1148 × 1500 px, as data. Applied once, when the tab is made or when
 * `LAYOUT_VERSION` moves; a refresh never touches a format.
 */
import type { Span, TabDesign } from '../../ports.ts';
import { parseAreas } from '../generated-tabs/areas.ts';
import { BRAND } from '../generated-tabs/colors.ts';
import { CHARTS } from './charts.ts';
import { BORDERS, HELPER_FORMATS, pageFormat } from './formats.ts';
import { HIDDEN, PAGE } from './places.ts';
import { RULES } from './rules.ts';

const COLUMN_WIDTHS: readonly Span[] = [
  { first: 1, count: 17, pixels: 88 },
  ...[1, 17].map((first) => ({ first, count: 1, pixels: 16 })),
  ...[5, 9, 13].map((first) => ({ first, count: 1, pixels: 20 })),
];

/** [first row, last row, pixels]; a page of A4 ends at row 31 and another at row 64. */
const ROW_HEIGHTS: readonly (readonly [number, number, number])[] = [
  [1, 1, 48],
  [2, 2, 24],
  [3, 3, 14],
  [4, 4, 24],
  [5, 5, 46],
  [6, 6, 22],
  [7, 7, 8],
  [8, 8, 16],
  [9, 9, 30],
  [10, 10, 16],
  [11, 11, 26],
  [12, 12, 22],
  [13, 20, 24],
  [21, 21, 18],
  [22, 22, 26],
  [23, 23, 22],
  [24, 30, 24],
  [31, 31, 26],
  [32, 32, 16],
  [33, 33, 30],
  [34, 34, 6],
  [35, 35, 26],
  [36, 36, 22],
  [37, 42, 24],
  [43, 43, 24],
  [44, 44, 13],
  [45, 45, 26],
  [46, 46, 22],
  [47, 56, 24],
  [57, 57, 13],
  [58, 58, 26],
  [59, 59, 22],
  [60, 63, 24],
  [64, 64, 26],
];

const MERGES =
  'B1:J2 K1:P2 B4:C5 F4:G5 J4:K5 N4:O5 B6:D7 F6:H7 J6:L7 N6:P7 B9:P9 B12:C20 B23:C30 J36:K43 B46:C56 F46:G56 J46:L56 N46:O56 B59:C63 B31:H31 B33:H33 B64:H64';

/** Everything about the tab but its content. About fifty service calls, once. `units`: of `unitsOf`. */
export function dashboardDesign(units: string): TabDesign {
  return {
    hiddenGridlines: true,
    tabColor: BRAND,
    columnWidths: COLUMN_WIDTHS,
    rowHeights: ROW_HEIGHTS.map(([first, last, pixels]) => ({ first, count: last - first + 1, pixels })),
    replaces: PAGE,
    mergesAcross: parseAreas(MERGES),
    formats: [pageFormat(units), ...HELPER_FORMATS],
    borders: BORDERS,
    conditionalFormats: RULES,
    charts: CHARTS,
    hiddenRows: [{ first: HIDDEN.row, count: HIDDEN.rows }],
  };
}
