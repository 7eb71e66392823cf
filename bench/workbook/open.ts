/** Workbooks of the bench: Pistil installed, then filled by bulk writes. */

import type { RuntimeState } from '../../local/runtime/index.ts';
import { createRuntime, type Runtime } from '../../local/runtime/index.ts';
import { type CellValue, toCell } from '../../src/sheet/cell-values.ts';
import type { TableContent } from './shape.ts';

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

/** The workbook `installed`, with these rows in its tables. */
export function openFilled(
  { dist, boampDir }: BenchPlace,
  installed: RuntimeState,
  contents: readonly TableContent[],
): Runtime {
  const runtime = createRuntime({ dist, book: installed, now: NOW, services: { boampDir } });
  for (const { table, rows } of contents) {
    // A fresh installation has its columns in their declared order.
    const lines = rows.map((row) =>
      table.columns.map((column) => toCell(column, (row[column.key] as CellValue | undefined) ?? '')),
    );
    runtime.call('fillTab', [table.tab, lines]);
  }
  return runtime;
}
