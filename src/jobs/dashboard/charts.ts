/** The four native charts of TABLEAU_DE_BORD, over its hidden rows. */
import type { Chart } from '../../ports.ts';
import { parseArea } from '../generated-tabs/areas.ts';
import { AMBER, BRAND, BRAND_MID, GREY, INK_2, WHITE } from '../generated-tabs/colors.ts';

const CHART_TEXT = { fontName: 'Arial', fontSize: 11, color: INK_2 };
const CHART_BASE = {
  fontName: 'Arial',
  fontSize: 11,
  backgroundColor: WHITE,
  legend: { position: 'top', textStyle: CHART_TEXT },
  hAxis: { textStyle: CHART_TEXT, gridlines: { color: '#E6E8EB' } },
  vAxis: { textStyle: CHART_TEXT, gridlines: { color: '#E6E8EB' } },
};

/** Their ranges are fixed: a refresh changes the cells and never a chart. */
export const CHARTS: readonly Chart[] = [
  {
    type: 'bar',
    data: [parseArea('B70:D76')],
    anchor: { row: 12, column: 10, offsetX: 0, offsetY: 2 },
    width: 548,
    height: 210,
    options: {
      ...CHART_BASE,
      colors: [GREY, BRAND],
      series: { 0: { dataLabel: 'value' } },
      hAxis: { ...CHART_BASE.hAxis, format: 'short' },
    },
  },
  {
    type: 'combo',
    data: [parseArea('B79:D85')],
    anchor: { row: 23, column: 10, offsetX: 0, offsetY: 2 },
    width: 548,
    height: 212,
    options: {
      ...CHART_BASE,
      vAxis: { ...CHART_BASE.vAxis, format: 'short' },
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
    options: { ...CHART_BASE, isStacked: true, colors: [GREY, BRAND_MID, BRAND] },
  },
  {
    type: 'area',
    data: [parseArea('B103:C193')],
    anchor: { row: 59, column: 10, offsetX: 0, offsetY: 2 },
    width: 548,
    height: 140,
    options: {
      ...CHART_BASE,
      colors: [BRAND],
      areaOpacity: 0.12,
      legend: { position: 'none' },
      vAxis: { ...CHART_BASE.vAxis, format: 'short' },
    },
  },
];
