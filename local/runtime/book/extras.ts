/**
 * What the file keeps beside Univer's model: protections, developer metadata, charts. When rows or columns come or go
 * above them, they move along.
 */
import type { ChartSpec } from '../contract.ts';
import { formatA1, parseA1, quoteTab } from './a1.ts';
import type { BookExtras, BookMutation, MetadataRecord, ProtectionRecord, Rectangle } from './contract.ts';
import { moveRectangle, type SheetShift, type Shift } from './shifts.ts';

export class Extras {
  protections: ProtectionRecord[];
  metadata: MetadataRecord[];
  private chartList: ChartSpec[];
  private readonly chartListeners = new Set<(charts: readonly ChartSpec[]) => void>();

  constructor(
    saved: BookExtras,
    private readonly tabName: (sheetId: string) => string | null,
  ) {
    this.protections = [...saved.protections];
    this.metadata = [...saved.metadata];
    this.chartList = [...saved.charts];
  }

  save(): BookExtras {
    return { protections: this.protections, metadata: this.metadata, charts: this.chartList };
  }

  get charts(): readonly ChartSpec[] {
    return this.chartList;
  }

  setCharts(charts: readonly ChartSpec[]): void {
    this.chartList = [...charts];
    for (const listener of this.chartListeners) listener(this.chartList);
  }

  onCharts(listener: (charts: readonly ChartSpec[]) => void): () => void {
    this.chartListeners.add(listener);
    return () => this.chartListeners.delete(listener);
  }

  /** Follows the rows, columns and sheets that a mutation moves. */
  follow(mutation: BookMutation): void {
    if (mutation.id === 'sheet.mutation.remove-sheet') this.forgetSheet(String(mutation.params.subUnitId));
    const shift = shiftOf(mutation);
    if (!shift) return;
    const moved = (sheetId: string | null, area: Rectangle | null): Rectangle | null =>
      area && sheetId === shift.sheetId ? moveRectangle(area, shift) : area;
    this.protections = this.protections.flatMap((record) => {
      const area = moved(record.sheetId, record.area);
      return record.area && !area ? [] : [{ ...record, area }];
    });
    this.metadata = this.metadata.flatMap((record) => {
      const area = moved(record.sheetId, record.area);
      return record.area && !area ? [] : [{ ...record, area }];
    });
    if (this.chartList.length > 0) this.setCharts(this.chartList.map((chart) => this.moveChart(chart, shift)));
  }

  private forgetSheet(sheetId: string): void {
    this.protections = this.protections.filter((record) => record.sheetId !== sheetId);
    this.metadata = this.metadata.filter((record) => record.sheetId !== sheetId);
    if (this.chartList.some((chart) => chart.sheetId === sheetId))
      this.setCharts(this.chartList.filter((chart) => chart.sheetId !== sheetId));
  }

  private moveChart(chart: ChartSpec, shift: SheetShift): ChartSpec {
    const name = this.tabName(shift.sheetId);
    const ranges = chart.ranges.map((range) => {
      const notation = parseA1(range);
      if (
        !notation ||
        name === null ||
        notation.tab !== name ||
        notation.lastRow === null ||
        notation.lastColumn === null
      )
        return range;
      const area = {
        row: notation.row,
        column: notation.column,
        rows: notation.lastRow - notation.row + 1,
        columns: notation.lastColumn - notation.column + 1,
      };
      const moved = moveRectangle(area, shift);
      return moved ? `${quoteTab(name)}!${formatA1(moved)}` : range;
    });
    if (chart.sheetId !== shift.sheetId) return { ...chart, ranges };
    const anchor = chart.position[shift.axis];
    const position = {
      ...chart.position,
      [shift.axis]: anchor >= shift.at ? Math.max(shift.at, anchor + shift.count) : anchor,
    };
    return { ...chart, ranges, position };
  }
}

const SHIFTS: Readonly<Record<string, { readonly axis: Shift['axis']; readonly sign: 1 | -1 }>> = {
  'sheet.mutation.insert-row': { axis: 'row', sign: 1 },
  'sheet.mutation.insert-col': { axis: 'column', sign: 1 },
  'sheet.mutation.remove-rows': { axis: 'row', sign: -1 },
  'sheet.mutation.remove-col': { axis: 'column', sign: -1 },
};

function shiftOf(mutation: BookMutation): SheetShift | null {
  const kind = SHIFTS[mutation.id];
  if (!kind) return null;
  const { subUnitId, range } = mutation.params as { subUnitId: string; range: Record<string, number> };
  const first = (kind.axis === 'row' ? range.startRow : range.startColumn) ?? 0;
  const last = (kind.axis === 'row' ? range.endRow : range.endColumn) ?? first;
  return { sheetId: subUnitId, axis: kind.axis, at: first + 1, count: kind.sign * (last - first + 1) };
}
