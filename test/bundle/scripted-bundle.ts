/** The built bundle with globals of a test's own: rows stand in their tabs as after months of work, no edit is played for them. */
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Runtime } from '../../local/runtime/index.ts';
import type { Table } from '../../src/crm/tables/table.ts';
import type { Cell } from '../../src/ports.ts';
import { type CellValue, toCell } from '../../src/sheet/cell-values.ts';

export interface ScriptedBundle {
  readonly dist: string;
  remove(): void;
}

const PUT_TAB = `
function putTab(name, rows) {
  const book = SpreadsheetApp.getActiveSpreadsheet();
  const sheet = book.getSheetByName(name) || book.insertSheet(name);
  const missing = rows[0].length - sheet.getMaxColumns();
  if (missing > 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), missing);
  sheet.getRange(1, 1, rows.length, rows[0].length).setValues(rows);
  const spare = sheet.getMaxRows() - rows.length - 2;
  if (spare > 0) sheet.deleteRows(rows.length + 3, spare);
}
`;

/** A copy of `dist/` with `script` at its end. */
export function addScript(script: string): ScriptedBundle {
  const dist = mkdtempSync(join(tmpdir(), 'pistil-scripted-'));
  cpSync('dist', dist, { recursive: true });
  appendFileSync(join(dist, 'Code.js'), PUT_TAB + script);
  return { dist, remove: () => rmSync(dist, { recursive: true, force: true }) };
}

/** A tab with these rows, values by column key. */
export function putRows(runtime: Runtime, table: Table, rows: readonly object[]): void {
  const lines = rows.map((row) =>
    table.columns.map((column): Cell => {
      const value = (row as Readonly<Record<string, CellValue | undefined>>)[column.key];
      return value === undefined || value === null ? '' : toCell(column, value);
    }),
  );
  runtime.call('putTab', [table.tab, [table.columns.map(({ header }) => header), ...lines]]);
}
