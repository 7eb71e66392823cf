/** Workbooks of the bench: Pistil installed, then filled by bulk writes. */

import type { RuntimeState } from '../../local/runtime/index.ts';
import { createRuntime, type Runtime } from '../../local/runtime/index.ts';
import { type CellValue, toCell } from '../../src/sheet/cell-values.ts';
import { rowsOf, type Shape } from './shape.ts';

/** A Monday morning, three days after the last of the notices that the tender watch reads. */
export const NOW = new Date('2026-03-09T06:00:00+01:00');

export interface BenchPlace {
  readonly dist: string;
  /** Folder of the notices that BOAMP's stand-in serves. */
  readonly boampDir: string;
}

/** A workbook with nothing in it. */
export function openEmpty({ dist, boampDir }: BenchPlace): Runtime {
  return createRuntime({ dist, now: NOW, services: { boampDir } });
}

/** The workbook `installed`, with so many rows in each table. */
export function openFilled({ dist, boampDir }: BenchPlace, installed: RuntimeState, shape: Shape): Runtime {
  const runtime = createRuntime({ dist, book: installed, now: NOW, services: { boampDir } });
  for (const { table, rows } of rowsOf(shape, NOW)) {
    // A fresh installation has its columns in their declared order.
    const lines = rows.map((row) =>
      table.columns.map((column) => toCell(column, (row[column.key] as CellValue | undefined) ?? '')),
    );
    runtime.call('fillTab', [table.tab, lines]);
  }
  return runtime;
}
