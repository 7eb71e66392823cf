/** Where a chart stands: cells for Univer's model, pixels for its canvas. */
import type { ChartSpec } from '../../runtime/contract.ts';
import type { Workbook } from './grid.ts';

export type Sheet = NonNullable<ReturnType<Workbook['getSheetBySheetId']>>;

/** A point of a sheet: a cell, 0-based, and the distance from its top left corner in pixels. */
interface CellPoint {
  readonly row: number;
  readonly rowOffset: number;
  readonly column: number;
  readonly columnOffset: number;
}

export interface ChartAnchor {
  readonly sheetTransform: { readonly from: CellPoint; readonly to: CellPoint };
  readonly transform: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
}

/** Google's size for a chart whose script gave none, in pixels. */
const DEFAULT_SIZE = { width: 600, height: 371 };

export function anchorChart(spec: ChartSpec, sheet: Sheet): ChartAnchor {
  const model = sheet.getSheet();
  const { rowHeader, columnHeader } = model.getConfig();
  const columnWidth = (index: number) => (model.getColVisible(index) ? model.getColumnWidth(index) : 0);
  const rowHeight = (index: number) => (model.getRowVisible(index) ? model.getRowHeight(index) : 0);
  const { row, column, offsetX, offsetY } = spec.position;
  const width = typeof spec.options.width === 'number' ? spec.options.width : DEFAULT_SIZE.width;
  const height = typeof spec.options.height === 'number' ? spec.options.height : DEFAULT_SIZE.height;
  const left = sum(columnWidth, column - 1) + offsetX;
  const top = sum(rowHeight, row - 1) + offsetY;
  const pointAt = (x: number, y: number): CellPoint => {
    const across = locate(columnWidth, model.getColumnCount(), x);
    const down = locate(rowHeight, model.getRowCount(), y);
    return { column: across.index, columnOffset: across.rest, row: down.index, rowOffset: down.rest };
  };
  return {
    sheetTransform: { from: pointAt(left, top), to: pointAt(left + width, top + height) },
    transform: {
      left: left + (rowHeader.hidden ? 0 : rowHeader.width),
      top: top + (columnHeader.hidden ? 0 : columnHeader.height),
      width,
      height,
    },
  };
}

function sum(sizeOf: (index: number) => number, count: number): number {
  let total = 0;
  for (let index = 0; index < count; index += 1) total += sizeOf(index);
  return total;
}

/** The row or column that holds a pixel, and the pixels left inside it. */
function locate(sizeOf: (index: number) => number, count: number, pixel: number): { index: number; rest: number } {
  let rest = pixel;
  for (let index = 0; index < count - 1; index += 1) {
    const size = sizeOf(index);
    if (rest < size) return { index, rest };
    rest -= size;
  }
  return { index: count - 1, rest: Math.min(rest, sizeOf(count - 1)) };
}
