import type { Chart } from '../ports.ts';
import { rangeOf } from './range-of.ts';

/** A native chart. Nested options are given under dotted names, as `setOption` takes them. */
export function buildChart(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  chart: Chart,
): GoogleAppsScript.Spreadsheet.EmbeddedChart {
  const { row, column, offsetX, offsetY } = chart.anchor;
  const builder = sheet
    .newChart()
    .setChartType(chartType(chart.type))
    .setPosition(row, column, offsetX, offsetY)
    .setNumHeaders(1)
    // The data of a generated tab stand on hidden rows.
    .setHiddenDimensionStrategy(Charts.ChartHiddenDimensionStrategy.SHOW_BOTH)
    .setOption('width', chart.width)
    .setOption('height', chart.height);
  for (const area of chart.data) builder.addRange(rangeOf(sheet, area));
  for (const [name, value] of Object.entries(chart.options)) builder.setOption(name, value);
  return builder.build();
}

function chartType(type: Chart['type']): GoogleAppsScript.Charts.ChartType {
  const { BAR, COLUMN, COMBO, AREA, LINE } = Charts.ChartType;
  return { bar: BAR, column: COLUMN, combo: COMBO, area: AREA, line: LINE }[type];
}
