/** What Google draws on a chart and Chart.js does not. */
import type { Plugin } from 'chart.js';
import type { ChartData } from './chart-data.ts';
import type { ChartOptions } from './chart-options.ts';

type Drawn = 'bar' | 'line' | 'pie';

export function background(options: ChartOptions): Plugin<Drawn> {
  const colour = options.text('backgroundColor') ?? options.text('backgroundColor.fill') ?? '#FFFFFF';
  return {
    id: 'background',
    beforeDraw({ ctx, width, height }) {
      ctx.save();
      ctx.fillStyle = colour;
      ctx.fillRect(0, 0, width, height);
      ctx.restore();
    },
  };
}

/** `series.N.dataLabel: 'value'`: the cell's own text at the end of each mark. */
export function dataLabels(
  data: ChartData,
  options: ChartOptions,
  horizontal: boolean,
  font: { family: string; size: number },
): Plugin<Drawn> {
  return {
    id: 'data-labels',
    afterDatasetsDraw(chart) {
      const { ctx } = chart;
      ctx.save();
      ctx.font = `${font.size}px ${font.family}`;
      ctx.fillStyle = '#444746';
      ctx.textAlign = horizontal ? 'left' : 'center';
      ctx.textBaseline = horizontal ? 'middle' : 'bottom';
      for (const [index, series] of data.series.entries()) {
        if (options.text(`series.${index}.dataLabel`) !== 'value' || !chart.isDatasetVisible(index)) continue;
        for (const [point, mark] of chart.getDatasetMeta(index).data.entries()) {
          if (series.values[point] === null) continue;
          ctx.fillText(series.displayed[point] ?? '', mark.x + (horizontal ? 6 : 0), mark.y - (horizontal ? 0 : 4));
        }
      }
      ctx.restore();
    },
  };
}
