/** How PLANNING looks: a frame made once, and the page, in one service call for each property. */
import type { TabDesign } from '../../ports.ts';
import { BRAND, TRACK, WHITE } from '../generated-tabs/colors.ts';
import { COLUMNS, HEAD_HEIGHTS, HEAD_ROWS, LAST_WEEK, LEGEND_WORDS, type Look, WIDTHS } from './page.ts';

export function frameDesign(): TabDesign {
  return {
    frozenRows: HEAD_ROWS,
    hiddenGridlines: true,
    tabColor: BRAND,
    replaces: { row: 1, column: 1, rows: HEAD_ROWS, columns: COLUMNS },
    mergesAcross: LEGEND_WORDS,
    columnWidths: WIDTHS.map(([first, count, pixels]) => ({ first, count, pixels })),
    rowHeights: HEAD_HEIGHTS.map((pixels, index) => ({ first: index + 1, count: 1, pixels })),
  };
}

/**
 * @param lines rows of the plan, its head included; the others below are blank, but for the footer
 * @param pixels height of each row below the head
 */
export function pageDesign(page: readonly (readonly Look[])[], lines: number, pixels: number): TabDesign {
  const each = <T>(of: (look: Look) => T): T[][] => page.map((cells) => cells.map(of));
  const first = HEAD_ROWS + 1;
  const texts = { row: first, column: 2, rows: lines - HEAD_ROWS, columns: 4 };
  const weeks = { ...texts, column: 6, columns: LAST_WEEK - 5 };
  const below = { row: lines + 1, column: 1, rows: page.length - lines, columns: COLUMNS };
  return {
    rowHeights: [{ first, count: page.length - HEAD_ROWS, pixels }],
    formats: [
      {
        area: { row: 1, column: 1, rows: page.length, columns: COLUMNS },
        fontFamily: 'Arial',
        backgrounds: each(({ fill }) => fill),
        fontColors: each(({ ink }) => ink),
        fontSizes: each(({ points }) => points),
        fontWeights: each(({ bold }) => (bold ? 'bold' : 'normal')),
        horizontalAlignments: each(({ side }) => side),
        verticalAlignments: each(() => 'middle'),
        wraps: each(({ wrap }) => wrap),
        numberFormats: each(({ pattern }) => pattern),
      },
    ],
    borders: [
      { areas: [texts], edge: 'horizontal', color: TRACK, weight: 'thin' },
      // White lines keep the bars of two tasks apart, and take away those of rows that are no longer drawn.
      { areas: [weeks], edge: 'horizontal', color: WHITE, weight: 'medium' },
      { areas: [below], edge: 'horizontal', color: WHITE, weight: 'thin' },
    ],
  };
}
