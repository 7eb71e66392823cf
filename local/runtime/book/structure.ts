/** Rows and columns that come, go, move, are sorted or merged: through Univer's commands, which adapt everything else. */
import type { Worksheet } from '@univerjs/core';
import type { Cell } from '../contract.ts';
import { type CellMap, rowOf } from './cell-patches.ts';
import { moveConditionalFormats } from './conditional-moves.ts';
import type { Rectangle } from './contract.ts';
import type { WorkbookModel } from './model.ts';
import type { SheetReading } from './sheet-reading.ts';
import { univerRange } from './univer-ranges.ts';

export type Axis = 'row' | 'column';

/** Univer's Direction: in front of the range, or after the last row or column of the grid. */
const DIRECTION = { row: { before: 0, after: 2 }, column: { before: 3, after: 1 } } as const;
/** Univer's RANGE_TYPE. */
const WHOLE_ROWS = 1;
const WHOLE_COLUMNS = 2;

export class Structure {
  constructor(
    private readonly model: WorkbookModel,
    private readonly reading: SheetReading,
  ) {}

  /** Inserts in front of `at`; the new ones look like their neighbour `likeAt`. Counted from 1. */
  insert(sheet: Worksheet, axis: Axis, at: number, count: number, likeAt: number): void {
    const range = wholeRange(sheet, axis, at, count);
    const cellValue = this.looksOf(sheet, axis, at, count, likeAt);
    const length = axis === 'row' ? sheet.getRowCount() : sheet.getColumnCount();
    this.model.execute(axis === 'row' ? 'sheet.command.insert-row-by-range' : 'sheet.command.insert-col-by-range', {
      subUnitId: sheet.getSheetId(),
      range,
      direction: DIRECTION[axis][at > length ? 'after' : 'before'],
      cellValue,
    });
    moveConditionalFormats(this.model, sheet, { axis, at, count });
  }

  delete(sheet: Worksheet, axis: Axis, at: number, count: number): void {
    this.model.execute(axis === 'row' ? 'sheet.command.remove-row-by-range' : 'sheet.command.remove-col-by-range', {
      subUnitId: sheet.getSheetId(),
      range: wholeRange(sheet, axis, at, count),
    });
    moveConditionalFormats(this.model, sheet, { axis, at, count: -count });
  }

  /** Moves rows or columns in front of `to`, counted before the move. */
  move(sheet: Worksheet, axis: Axis, at: number, count: number, to: number): void {
    this.model.execute(axis === 'row' ? 'sheet.command.move-rows' : 'sheet.command.move-cols', {
      subUnitId: sheet.getSheetId(),
      range: wholeRange(sheet, axis, at, count),
      fromRange: wholeRange(sheet, axis, at, count),
      toRange: wholeRange(sheet, axis, to, count),
    });
  }

  /** Sorts the rows of a rectangle by columns of the sheet, as Sheets orders: numbers, texts, booleans, blanks last. */
  sort(sheet: Worksheet, area: Rectangle, keys: readonly { column: number; ascending: boolean }[]): void {
    const columns = keys.map(({ column }) =>
      this.reading.values(sheet, { row: area.row, column, rows: area.rows, columns: 1 }).map((row) => row[0] ?? ''),
    );
    const order = Array.from({ length: area.rows }, (_, index) => index);
    order.sort((one, other) => {
      for (const [index, key] of keys.entries()) {
        const compared = compareCells(columns[index]?.[one] ?? '', columns[index]?.[other] ?? '', key.ascending);
        if (compared !== 0) return compared;
      }
      return one - other;
    });
    const start = area.row - 1;
    this.model.execute('sheet.command.reorder-range', {
      subUnitId: sheet.getSheetId(),
      range: univerRange(area),
      order: Object.fromEntries(order.map((from, to) => [start + to, start + from])),
    });
  }

  private looksOf(sheet: Worksheet, axis: Axis, at: number, count: number, likeAt: number): CellMap {
    this.model.apply();
    const cells: CellMap = {};
    const length = axis === 'row' ? sheet.getColumnCount() : sheet.getRowCount();
    for (let across = 0; across < length; across++) {
      const [row, column] = axis === 'row' ? [likeAt - 1, across] : [across, likeAt - 1];
      const style = this.model.cell(sheet, row, column)?.s;
      if (!style) continue;
      for (let index = 0; index < count; index++) {
        const [newRow, newColumn] = axis === 'row' ? [at - 1 + index, across] : [across, at - 1 + index];
        rowOf(cells, newRow)[newColumn] = { s: style as never };
      }
    }
    return cells;
  }
}

function wholeRange(sheet: Worksheet, axis: Axis, at: number, count: number): Record<string, number> {
  if (axis === 'row')
    return {
      ...univerRange({ row: at, column: 1, rows: count, columns: sheet.getColumnCount() }),
      rangeType: WHOLE_ROWS,
    };
  return {
    ...univerRange({ row: 1, column: at, rows: sheet.getRowCount(), columns: count }),
    rangeType: WHOLE_COLUMNS,
  };
}

/** Blanks come last whatever the direction. */
function compareCells(one: Cell, other: Cell, ascending: boolean): number {
  if (one === '' || other === '') return Number(one === '') - Number(other === '');
  const ranks = rankOf(one) - rankOf(other);
  const compared = ranks !== 0 ? ranks : compareAlike(one, other);
  return ascending ? compared : -compared;
}

function rankOf(value: Cell): number {
  if (typeof value === 'number' || typeof value === 'object') return 0;
  return typeof value === 'string' ? 1 : 2;
}

function compareAlike(one: Cell, other: Cell): number {
  if (typeof one === 'string' && typeof other === 'string')
    return one.localeCompare(other, 'fr', { sensitivity: 'accent' });
  return Number(one) - Number(other);
}
