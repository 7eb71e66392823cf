/** What every operation does first: find the sheet, check the area, log the service call. Messages are Google's. */
import type { Worksheet } from '@univerjs/core';
import type { CallKind, Execution } from '../../contract.ts';
import { ServiceException } from '../../host/exception.ts';
import type { Area, Rectangle } from '../contract.ts';
import type { BookParts } from '../open-book.ts';

/** Cells of one spreadsheet, at most. https://support.google.com/drive/answer/37603 */
export const MOST_CELLS = 10_000_000;

export class Workbench {
  constructor(readonly parts: BookParts) {}

  /** The sheet of an identifier; throws when it was deleted meanwhile. */
  sheet(sheetId: string): Worksheet {
    const sheet = this.parts.model.sheet(sheetId);
    if (!sheet) throw new ServiceException(`Sheet ${sheetId} not found`);
    return sheet;
  }

  /** Logs a read of an area, after checking that it lies in the grid. */
  reads(run: Execution, method: string, area: Area): Worksheet {
    const sheet = this.sheet(area.sheetId);
    checkInside(sheet, area);
    this.log(run, 'read', method, area.rows * area.columns);
    return sheet;
  }

  /** Logs a write of an area, after checking that the run may write and that the area lies in the grid. */
  writes(run: Execution, method: string, area: Area): Worksheet {
    const sheet = this.changes(run, method, area.sheetId);
    checkInside(sheet, area);
    this.log(run, 'write', method, area.rows * area.columns);
    return sheet;
  }

  /** Logs a change of structure, which the cost model does not weigh. */
  restructures(run: Execution, method: string, sheetId: string): Worksheet {
    const sheet = this.changes(run, method, sheetId);
    this.log(run, 'free', method, 0);
    return sheet;
  }

  /** Checks that the run may change the workbook: custom functions may not. */
  changes(run: Execution, method: string, sheetId: string): Worksheet {
    this.mayWrite(run, method);
    return this.sheet(sheetId);
  }

  mayWrite(run: Execution, method: string): void {
    if (run.kind !== 'custom-function') return;
    throw new ServiceException(`You do not have permission to call ${method.split('.').at(-1)}`);
  }

  log(run: Execution, kind: CallKind, method: string, cells: number): void {
    run.record({ kind, method, cells, waited: 0 });
  }
}

export function checkInside(sheet: Worksheet, area: Rectangle): void {
  if (area.row + area.rows - 1 > sheet.getRowCount() || area.column + area.columns - 1 > sheet.getColumnCount()) {
    throw new ServiceException('The coordinates of the range are outside the dimensions of the sheet.');
  }
}

/** Throws Google's message when a matrix has not the shape of its range. */
export function checkShape(matrix: readonly (readonly unknown[])[], area: Rectangle, what = 'data'): void {
  if (matrix.length !== area.rows) {
    throw new ServiceException(
      `The number of rows in the ${what} does not match the number of rows in the range. The ${what} has ${matrix.length} but the range has ${area.rows}.`,
    );
  }
  for (const line of matrix) {
    if (line.length === area.columns) continue;
    throw new ServiceException(
      `The number of columns in the ${what} does not match the number of columns in the range. The ${what} has ${line.length} but the range has ${area.columns}.`,
    );
  }
}

/** A matrix of the area's shape, all of one value. */
export function filled<T>(area: Rectangle, value: T): T[][] {
  return Array.from({ length: area.rows }, () => Array.from({ length: area.columns }, () => value));
}
