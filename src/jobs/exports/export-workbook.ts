/** The whole workbook as JSON: each table by its tab’s name, its rows by their headers, dates as `2026-06-16T09:41`. */
import { ALL_TABLES, TABLES } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { isThere } from '../../sheet/header.ts';
import { readTable } from '../../sheet/index.ts';
import { toWireDay } from '../pages/wire-days.ts';
import { jsonRow, writeJson } from './json.ts';

export interface ExportedText {
  /** Of the file. */
  readonly name: string;
  readonly text: string;
}

/** Each table once; those of steering when they are there. */
export const floor = { read: TABLES.length };

/** Fails with `tab.missing`, `column.missing`… */
export function exportWorkbook(ports: Ports): Result<ExportedText> {
  const tabs: Record<string, unknown> = {};
  for (const table of ALL_TABLES) {
    if (!isThere(ports.workbook, table)) continue;
    const read = readTable(ports, table);
    if (!read.ok) return read;
    tabs[table.tab] = read.value.rows.map((row) => jsonRow(table, row));
  }
  return ok({ name: `pistil-${toWireDay(ports.clock.now())}.json`, text: writeJson(tabs) });
}
