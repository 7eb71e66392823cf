/** The message of a custom function that threw, in the box that the grid shows beside an `#ERROR!` cell. */
import { CellAlertManagerService } from '@univerjs/preset-sheets-core';
import type { CellError } from '../protocol.ts';
import type { Grid } from './grid.ts';

export interface CellErrors {
  set(errors: readonly CellError[]): void;
}

export function showCellErrors(grid: Grid): CellErrors {
  let messages = new Map<string, string>();
  // Univer knows the kind of error only; what the function said is the runtime's.
  const alerts = grid.univer.__getInjector().get(CellAlertManagerService);
  const showAlert = alerts.showAlert.bind(alerts);
  alerts.showAlert = (alert) => {
    const { subUnitId, row, col } = alert.location;
    showAlert({ ...alert, message: messages.get(key(subUnitId, row, col)) ?? alert.message });
  };
  return {
    set(errors) {
      messages = new Map(errors.map((error) => [key(error.sheetId, error.row, error.column), error.message]));
    },
  };
}

const key = (sheetId: string, row: number, column: number): string => `${sheetId} ${row} ${column}`;
