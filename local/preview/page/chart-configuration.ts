/**
 * Google's chart options as a Chart.js configuration.
 * Options: https://developers.google.com/apps-script/chart-configuration-options
 */
import type { ChartConfiguration, ChartDataset, LegendItem } from 'chart.js';
import type { ChartSpec } from '../../runtime/contract.ts';
import { formatAxis } from './axis-format.ts';
import type { ChartData, ChartSeries } from './chart-data.ts';
import { ChartOptions } from './chart-options.ts';
import { background, dataLabels } from './chart-plugins.ts';

type Drawn = 'bar' | 'line' | 'pie';
type Mark = 'bars' | 'line' | 'area';

/** Google's own series colours, when the script gave none. */
const PALETTE = ['#4285F4', '#EA4335', '#FBBC04', '#34A853', '#FF6D01', '#46BDC6', '#7BAAF7', '#F07B72'];
const DEFAULT_MARK: Readonly<Record<string, Mark>> = {
  BAR: 'bars',
  COLUMN: 'bars',
  LINE: 'line',
  AREA: 'area',
  COMBO: 'bars',
};
const LEGEND_SIDES = ['top', 'bottom', 'left', 'right'] as const;

/** Null for a type of chart that this page does not draw. */
export function configureChart(spec: ChartSpec, given: ChartData): ChartConfiguration<Drawn> | null {
  const options = new ChartOptions(spec.options);
  const stacking = options.flag('isStacked') ? 'absolute' : options.text('isStacked');
  const stacked = stacking === 'absolute' || stacking === 'percent' || stacking === 'relative';
  const data = stacked && stacking !== 'absolute' ? asShares(given, stacking === 'percent' ? '0 %' : '0.0') : given;
  const font = { family: options.text('fontName') ?? 'Arial', size: options.number('fontSize') ?? 12 };
  const shared = {
    animation: false as const,
    responsive: true,
    maintainAspectRatio: false,
    font,
    layout: { padding: 4 },
  };
  const title = options.text('title');
  const plugins = {
    legend: legendOf(options, font),
    title: {
      display: Boolean(title),
      text: title ?? '',
      align: 'start' as const,
      font: { ...font, size: font.size + 4, weight: 'normal' as const },
    },
  };
  if (spec.type === 'PIE') return pieOf(data, options, shared, plugins);
  const mark = DEFAULT_MARK[spec.type];
  if (!mark) return null;
  const horizontal = spec.type === 'BAR';
  const pattern = data.series.find((series) => series.pattern)?.pattern ?? '';
  const [categoryAxis, valueAxis] = horizontal ? (['vAxis', 'hAxis'] as const) : (['hAxis', 'vAxis'] as const);
  return {
    type: 'bar',
    data: {
      labels: [...data.labels],
      datasets: data.series.map((series, index) =>
        datasetOf(series, index, markOf(spec, options, index, data.series.length, mark), options),
      ),
    },
    options: {
      ...shared,
      indexAxis: horizontal ? 'y' : 'x',
      plugins,
      scales: {
        [horizontal ? 'y' : 'x']: {
          stacked,
          grid: { display: false },
          ticks: { color: textColour(options, categoryAxis), font, autoSkip: !horizontal, maxRotation: 0 },
          title: axisTitle(options, categoryAxis, font),
        },
        [horizontal ? 'x' : 'y']: {
          stacked,
          beginAtZero: true,
          // A window cuts what is outside of it; a least or greatest value only widens the axis.
          min: options.number(`${valueAxis}.viewWindow.min`),
          max: options.number(`${valueAxis}.viewWindow.max`),
          suggestedMin: options.number(`${valueAxis}.minValue`),
          suggestedMax: options.number(`${valueAxis}.maxValue`),
          border: { display: false },
          grid: { color: options.text(`${valueAxis}.gridlines.color`) ?? '#CCCCCC' },
          ticks: {
            color: textColour(options, valueAxis),
            font,
            maxTicksLimit: options.number(`${valueAxis}.gridlines.count`) ?? 6,
            callback: (value) => formatAxis(Number(value), options.text(`${valueAxis}.format`), pattern),
          },
          title: axisTitle(options, valueAxis, font),
        },
      },
    },
    plugins: [background(options), dataLabels(data, options, horizontal, font)],
  };
}

function pieOf(
  data: ChartData,
  options: ChartOptions,
  shared: object,
  plugins: NonNullable<ChartConfiguration<'pie'>['options']>['plugins'],
): ChartConfiguration<Drawn> {
  const series = data.series[0];
  return {
    type: 'pie',
    data: {
      labels: [...data.labels],
      datasets: [
        {
          data: series ? series.values.map((value) => value ?? 0) : [],
          backgroundColor: data.labels.map(
            (_, index) => options.text(`slices.${index}.color`) ?? colourOf(options, index),
          ),
        },
      ],
    },
    options: { ...shared, plugins, cutout: `${(options.number('pieHole') ?? 0) * 100}%` },
    plugins: [background(options)],
  } as ChartConfiguration<Drawn>;
}

/** A combo draws bars, and its last series as a line, unless told otherwise. */
function markOf(spec: ChartSpec, options: ChartOptions, index: number, count: number, usual: Mark): Mark {
  const told = options.text(`series.${index}.type`) ?? (spec.type === 'COMBO' ? options.text('seriesType') : undefined);
  if (told === 'bars' || told === 'line' || told === 'area') return told;
  return spec.type === 'COMBO' && index === count - 1 && count > 1 ? 'line' : usual;
}

function datasetOf(
  series: ChartSeries,
  index: number,
  mark: Mark,
  options: ChartOptions,
): ChartDataset<'bar' | 'line'> {
  const colour = options.text(`series.${index}.color`) ?? colourOf(options, index);
  const base = { label: series.name, data: [...series.values] as number[], order: mark === 'line' ? 0 : 1 };
  if (mark === 'bars')
    return {
      ...base,
      type: 'bar',
      pointStyle: 'rect',
      backgroundColor: colour,
      categoryPercentage: 0.7,
      barPercentage: 0.95,
    };
  const opacity = options.number(`series.${index}.areaOpacity`) ?? options.number('areaOpacity') ?? 0.3;
  const width = options.number(`series.${index}.lineWidth`) ?? options.number('lineWidth') ?? 2;
  const point = options.number(`series.${index}.pointSize`) ?? options.number('pointSize') ?? 0;
  return {
    ...base,
    type: 'line',
    borderColor: colour,
    backgroundColor: mark === 'area' ? withOpacity(colour, opacity) : colour,
    fill: mark === 'area',
    borderWidth: width,
    borderDash: [
      ...(options.list<number>(`series.${index}.lineDashStyle`) ?? options.list<number>('lineDashStyle') ?? []),
    ],
    pointRadius: point,
    pointStyle: 'line',
    tension: (options.text(`series.${index}.curveType`) ?? options.text('curveType')) === 'function' ? 0.35 : 0,
  };
}

function legendOf(options: ChartOptions, font: { family: string; size: number }) {
  const position = options.text('legend.position') ?? options.text('legend') ?? 'right';
  const side = LEGEND_SIDES.find((name) => name === position) ?? 'top';
  return {
    display: position !== 'none',
    position: side,
    align: 'start' as const,
    labels: {
      font,
      color: options.text('legend.textStyle.color') ?? '#444746',
      boxHeight: 10,
      usePointStyle: true,
      pointStyleWidth: 16,
      sort: (one: LegendItem, other: LegendItem) => (one.datasetIndex ?? 0) - (other.datasetIndex ?? 0),
    },
  };
}

/** Each value as its share of the point's total, for `isStacked: 'percent'` or `'relative'`. */
function asShares(data: ChartData, pattern: string): ChartData {
  const totals = data.labels.map((_, point) =>
    data.series.reduce((sum, series) => sum + (series.values[point] ?? 0), 0),
  );
  const shareOf = (value: number | null, point: number) =>
    value === null || !totals[point] ? null : value / totals[point];
  return { ...data, series: data.series.map((series) => ({ ...series, pattern, values: series.values.map(shareOf) })) };
}

function colourOf(options: ChartOptions, index: number): string {
  return options.list<string>('colors')?.[index] ?? PALETTE[index % PALETTE.length] ?? '#4285F4';
}

function withOpacity(colour: string, opacity: number): string {
  const parts = /^#(..)(..)(..)$/
    .exec(colour)
    ?.slice(1)
    .map((part) => Number.parseInt(part, 16));
  return parts ? `rgb(${parts.join(' ')} / ${opacity})` : colour;
}

function textColour(options: ChartOptions, axis: string): string {
  return options.text(`${axis}.textStyle.color`) ?? '#444746';
}

function axisTitle(options: ChartOptions, axis: string, font: { family: string; size: number }) {
  const text = options.text(`${axis}.title`);
  return { display: Boolean(text), text: text ?? '', font };
}
