/** The second step of an installation: every table has its tab and its columns, but those whose rows make their tab. */
import { TABLES, tableOf } from '../../crm/tables/index.ts';
import type { Table } from '../../crm/tables/table.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { findTab, HEADER_ROW, matchColumns } from '../../sheet/header.ts';
import type { InstallState } from './state.ts';

export function makeTabs(ports: Ports, state: InstallState): Result<null> {
  for (const kept of state.kept) {
    const done = keepTab(ports, kept);
    if (!done.ok) return done;
  }
  for (const table of TABLES.filter(({ tab }) => state.created.includes(tab))) makeTab(ports, table);
  for (const table of TABLES.filter(({ key }) => state.completed.includes(key))) {
    const tab = findTab(ports.workbook, table);
    const done = tab.ok ? addColumns(ports, table, tab.value.name) : tab;
    if (!done.ok) return done;
  }
  return ok(null);
}

/** A tab of the team that becomes a table's where it stands: its headers told apart, its missing columns at the right. */
function keepTab(ports: Ports, { table: key, tab, name, headers }: InstallState['kept'][number]): Result<null> {
  const { workbook } = ports;
  if (name !== tab && workbook.tab(tab) !== null) workbook.renameTab(tab, name);
  for (const { place, header } of headers) workbook.write(name, HEADER_ROW, place, [[header]]);
  clearRules(ports, name);
  return addColumns(ports, tableOf(key), name);
}

/** Writes the headers that a tab lacks, at its right. One weighted call when it lacks none. */
export function addColumns({ workbook }: Pick<Ports, 'workbook'>, table: Table, name: string): Result<null> {
  const tab = workbook.tab(name);
  const area = { row: HEADER_ROW, column: 1, rows: 1, columns: tab?.lastColumn ?? 0 };
  const [top = []] = tab && tab.lastRow > 0 ? workbook.read(name, area) : [];
  const matched = matchColumns(table, top, name);
  if (!matched.ok) return matched;
  const { missing } = matched.value;
  if (missing.length > 0) workbook.write(name, HEADER_ROW, top.length + 1, [missing.map(({ header }) => header)]);
  return ok(null);
}

/** Rules of the team’s own would refuse Pistil’s words; the tab gets Pistil’s rules later. */
function clearRules({ workbook }: Ports, name: string): void {
  const tab = workbook.tab(name);
  if (!tab || tab.rows <= HEADER_ROW || tab.lastColumn === 0) return;
  const area = { row: HEADER_ROW + 1, column: 1, rows: tab.rows - HEADER_ROW, columns: tab.lastColumn };
  const line = Array.from({ length: area.columns }, () => null);
  workbook.design(name, { validations: [{ area, rules: Array.from({ length: area.rows }, () => line) }] });
}

/** A tab of its own for a table, with its headers. */
export function makeTab({ workbook }: Pick<Ports, 'workbook'>, table: Table): void {
  const header = [table.columns.map((column) => column.header)];
  const present = workbook.tab(table.tab);
  const spare = present ? null : findSpareTab(workbook);
  if (spare !== null) workbook.renameTab(spare, table.tab);
  else if (!present) workbook.addTab(table.tab);
  if (!present || present.lastRow === 0) workbook.write(table.tab, HEADER_ROW, 1, header);
}

/** The empty tab with which Google opens a new spreadsheet; `null` when somebody has used it or there is none. */
function findSpareTab(workbook: Ports['workbook']): string | null {
  const named = workbook.tabNames().filter((name) => /^(?:Feuille|Sheet) ?\d+$/.test(name));
  return named.find((name) => workbook.tab(name)?.lastRow === 0) ?? null;
}
