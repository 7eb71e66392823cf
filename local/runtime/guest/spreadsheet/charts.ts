/** Charts embedded in a sheet. https://developers.google.com/apps-script/reference/spreadsheet/embedded-chart-builder */
import { formatA1, parseA1, quoteTab } from '../../book/a1.ts';
import type { ChartSpec } from '../../contract.ts';
import { host } from '../bridge.ts';
import { exception } from '../services/arguments.ts';
import type { EnumValue } from '../services/enumeration.ts';
import { notImplemented, refuseUnknown } from '../services/refuse-unknown.ts';
import { ChartType } from './enums.ts';
import type { Range } from './range.ts';
import { sheetOf } from './sheet.ts';

/** Types that the preview draws. */
const DRAWN = new Set(['AREA', 'BAR', 'COLUMN', 'COMBO', 'LINE', 'PIE']);

class ContainerInfo {
  private readonly position: ChartSpec['position'];

  constructor(position: ChartSpec['position']) {
    this.position = position;
  }

  getAnchorRow = (): number => this.position.row;
  getAnchorColumn = (): number => this.position.column;
  getOffsetX = (): number => this.position.offsetX;
  getOffsetY = (): number => this.position.offsetY;
}

export class EmbeddedChart {
  readonly spec: ChartSpec;

  constructor(spec: ChartSpec) {
    this.spec = spec;
  }

  getChartId = (): string => this.spec.id;
  getNumHeaders = (): number => this.spec.headers;
  modify = (): EmbeddedChartBuilder => builderOf(this.spec);
  getContainerInfo = (): ContainerInfo => refuseUnknown(new ContainerInfo(this.spec.position), 'ContainerInfo');

  getRanges(): Range[] {
    return this.spec.ranges.map((text) => {
      const notation = parseA1(text);
      const sheet = sheetOf(this.spec.sheetId)
        .getParent()
        .getSheetByName(notation?.tab ?? '');
      if (!sheet || !notation) throw exception('The data of the chart no longer exists.');
      return sheet.getRange(text.slice(text.lastIndexOf('!') + 1));
    });
  }
}

/** Setters of an option, with the option's name. */
const OPTION_SETTERS = {
  setTitle: 'title',
  setColors: 'colors',
  setXAxisTitle: 'hAxis.title',
  setYAxisTitle: 'vAxis.title',
} as const;

const TYPE_SETTERS = ['AREA', 'BAR', 'COLUMN', 'COMBO', 'LINE', 'PIE'] as const;

export class EmbeddedChartBuilder {
  private spec: ChartSpec;

  constructor(spec: ChartSpec) {
    this.spec = spec;
  }

  addRange(range: Range): this {
    return this.changed({ ranges: [...this.spec.ranges, notationOf(range)] });
  }

  removeRange(range: Range): this {
    const removed = notationOf(range);
    return this.changed({ ranges: this.spec.ranges.filter((notation) => notation !== removed) });
  }

  clearRanges = (): this => this.changed({ ranges: [] });

  setChartType(type: EnumValue): this {
    if (!DRAWN.has(type.name())) throw notImplemented(`ChartType.${type.name()}`);
    return this.changed({ type: type.name() });
  }

  getChartType = (): EnumValue => ChartType[this.spec.type as 'BAR'];
  setNumHeaders = (headers: number): this => this.changed({ headers });
  setHiddenDimensionStrategy = (strategy: EnumValue): this =>
    this.changed({ hiddenDimensionStrategy: strategy.name() });

  setOption(option: string, value: unknown): this {
    return this.changed({ options: { ...this.spec.options, [option]: value } });
  }

  setStacked = (): this => this.setOption('isStacked', true);
  reverseCategories = (): this => this.setOption('reverseCategories', true);

  /** The anchor cell, counted from 1, and the offset from its corner in pixels. */
  setPosition(row: number, column: number, offsetX: number, offsetY: number): this {
    if (row < 1 || column < 1) throw exception('The chart must be anchored in the sheet.');
    return this.changed({ position: { row, column, offsetX, offsetY } });
  }

  build(): EmbeddedChart {
    if (this.spec.type === '') throw exception('The chart has no type.');
    return chartOf(this.spec);
  }

  private changed(change: Partial<ChartSpec>): this {
    this.spec = { ...this.spec, ...change };
    return this;
  }
}

const prototype = EmbeddedChartBuilder.prototype as unknown as Record<string, unknown>;
for (const [method, option] of Object.entries(OPTION_SETTERS)) {
  prototype[method] = function set(this: EmbeddedChartBuilder, value: unknown) {
    return this.setOption(option, value);
  };
}
for (const type of TYPE_SETTERS) {
  prototype[`as${type.charAt(0)}${type.slice(1).toLowerCase()}Chart`] = function as(this: EmbeddedChartBuilder) {
    return this.setChartType(ChartType[type]);
  };
}

export function newChart(sheetId: string): EmbeddedChartBuilder {
  return builderOf({
    id: '',
    sheetId,
    type: '',
    ranges: [],
    position: { row: 1, column: 1, offsetX: 0, offsetY: 0 },
    options: {},
    headers: -1,
    hiddenDimensionStrategy: 'IGNORE_BOTH',
  });
}

export function readCharts(sheetId: string): EmbeddedChart[] {
  return host<ChartSpec[]>('book.charts', 'Sheet.getCharts', sheetId).map(chartOf);
}

/** Adds the chart to the sheet, or updates the one it was modified from. */
export function saveChart(sheetId: string, chart: EmbeddedChart, method: string): void {
  host('book.saveChart', method, { ...chart.spec, sheetId });
}

export function removeChart(chart: EmbeddedChart): void {
  host('book.removeChart', 'Sheet.removeChart', chart.spec.id);
}

function builderOf(spec: ChartSpec): EmbeddedChartBuilder {
  return refuseUnknown(new EmbeddedChartBuilder(spec), 'EmbeddedChartBuilder');
}

function chartOf(spec: ChartSpec): EmbeddedChart {
  return refuseUnknown(new EmbeddedChart(spec), 'EmbeddedChart');
}

function notationOf(range: Range): string {
  return `${quoteTab(range.getSheet().getName())}!${formatA1(range.area)}`;
}
