/** The four native charts of TABLEAU_DE_BORD, over its hidden rows. */
import type { Chart } from '../../ports.ts';
import { parseArea } from '../generated-tabs/areas.ts';
import { CHART_LOOK, COUNTS } from '../generated-tabs/chart-look.ts';
import { AMBER, BRAND, BRAND_MID, GREY } from '../generated-tabs/colors.ts';

/** Their ranges are fixed: a refresh changes the cells and never a chart. */
export const CHARTS: readonly Chart[] = [
  {
    type: 'bar',
    data: [parseArea('B70:D76')],
    anchor: { row: 12, column: 10, offsetX: 0, offsetY: 2 },
    width: 548,
    height: 210,
    options: {
      ...CHART_LOOK,
      colors: [GREY, BRAND],
      series: { 0: { dataLabel: 'value' } },
      hAxis: { ...CHART_LOOK.hAxis, format: 'short' },
    },
  },
  {
    type: 'combo',
    data: [parseArea('B79:D85')],
    anchor: { row: 23, column: 10, offsetX: 0, offsetY: 2 },
    width: 548,
    height: 212,
    options: {
      ...CHART_LOOK,
      vAxis: { ...CHART_LOOK.vAxis, format: 'short' },
      series: {
        0: { type: 'bars', color: BRAND_MID },
        1: { type: 'line', color: AMBER, lineDashStyle: [6, 4], lineWidth: 2 },
      },
    },
  },
  {
    type: 'column',
    data: [parseArea('B88:E100')],
    anchor: { row: 36, column: 2, offsetX: 0, offsetY: 2 },
    width: 548,
    height: 186,
    options: { ...CHART_LOOK, isStacked: true, colors: [GREY, BRAND_MID, BRAND], vAxis: COUNTS },
  },
  {
    type: 'area',
    data: [parseArea('B103:C193')],
    anchor: { row: 59, column: 10, offsetX: 0, offsetY: 2 },
    width: 548,
    height: 140,
    options: {
      ...CHART_LOOK,
      colors: [BRAND],
      areaOpacity: 0.12,
      legend: { position: 'none' },
      vAxis: { ...CHART_LOOK.vAxis, format: 'short' },
    },
  },
];
