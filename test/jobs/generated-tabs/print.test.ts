import { describe, expect, it } from 'vitest';
import { dashboardDesign } from '../../../src/jobs/dashboard/layout.ts';
import { funnelDesign } from '../../../src/jobs/funnel-tab/layout.ts';
import { PAGE as FUNNEL_PAGE } from '../../../src/jobs/funnel-tab/places.ts';
import { frameDesign } from '../../../src/jobs/planning/design.ts';
import { portfolioDesign } from '../../../src/jobs/portfolio-tab/layout.ts';
import { PAGE as PORTFOLIO_PAGE } from '../../../src/jobs/portfolio-tab/places.ts';
import type { TabDesign } from '../../../src/ports.ts';

/** Pixels of a sheet 1,148 px wide on one page of A4 in landscape, fitted to its width: normal margins, then narrow ones. */
const PAGE_HEIGHTS = [755, 787];
/** What a laptop of 1,280 px leaves to the grid. */
const SCREEN = 1160;

function heightsOf({ rowHeights = [] }: TabDesign, rows: number): number[] {
  const heights = Array.from({ length: rows }, () => 21);
  for (const { first, count, pixels } of rowHeights) heights.fill(pixels, first - 1, first - 1 + count);
  return heights;
}

/** The first row of each printed page: Google ends a page before the row that does not fit. */
function pageStarts(heights: readonly number[], pageHeight: number): number[] {
  const starts = [1];
  let taken = 0;
  heights.forEach((pixels, index) => {
    if (taken + pixels > pageHeight) {
      starts.push(index + 1);
      taken = 0;
    }
    taken += pixels;
  });
  return starts;
}

/** First and last row under each chart. */
function chartRows({ charts = [] }: TabDesign, heights: readonly number[]): [number, number][] {
  return charts.map(({ anchor, height }) => {
    let last = anchor.row;
    let left = height + anchor.offsetY - (heights[last - 1] ?? 0);
    for (; left > 0; last += 1) left -= heights[last] ?? 0;
    return [anchor.row, last];
  });
}

const PAGES = [
  ['TABLEAU_DE_BORD', dashboardDesign(''), 64, [32, 33]],
  ['ENTONNOIR', funnelDesign(8), FUNNEL_PAGE.rows, [33, 34]],
  ['PORTEFEUILLE', portfolioDesign(), PORTFOLIO_PAGE.rows, [32, 33, 58, 59, 86, 87]],
] as const;

describe.each(PAGES)('%s on A4', (_tab, design, rows, breaks) => {
  const heights = heightsOf(design, rows);

  it.each(PAGE_HEIGHTS)('breaks between its parts, on pages of %i px', (pageHeight) => {
    const starts = pageStarts(heights, pageHeight).slice(1);
    expect(starts).toHaveLength(breaks.length / 2);
    for (const start of starts) expect(breaks).toContain(start);
  });

  it.each(PAGE_HEIGHTS)('cuts no chart, on pages of %i px', (pageHeight) => {
    const starts = pageStarts(heights, pageHeight);
    for (const [first, last] of chartRows(design, heights)) {
      expect(starts.filter((start) => start > first && start <= last)).toEqual([]);
    }
  });
});

describe('generated tabs', () => {
  const designs: readonly (readonly [tab: string, design: TabDesign])[] = [
    ...PAGES.map(([tab, design]) => [tab, design] as const),
    ['PLANNING', frameDesign()],
  ];

  it.each(designs)('%s is as wide as a laptop shows', (_tab, design) => {
    const widths = new Map<number, number>();
    for (const { first, count, pixels } of design.columnWidths ?? []) {
      for (let column = first; column < first + count; column += 1) widths.set(column, pixels);
    }
    expect([...widths.values()].reduce((sum, pixels) => sum + pixels, 0)).toBeLessThanOrEqual(SCREEN);
  });
});
