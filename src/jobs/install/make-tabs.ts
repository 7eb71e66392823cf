/** The second step of an installation: every table has its tab and its columns, but those whose rows make their tab. */
import { TABLES, tableOf } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { findTab, HEADER_ROW } from '../../sheet/header.ts';
import { addColumns, makeTab } from '../tabs/make-tab.ts';
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

/** Rules of the team’s own would refuse Pistil’s words; the tab gets Pistil’s rules later. */
function clearRules({ workbook }: Ports, name: string): void {
  const tab = workbook.tab(name);
  if (!tab || tab.rows <= HEADER_ROW || tab.lastColumn === 0) return;
  const area = { row: HEADER_ROW + 1, column: 1, rows: tab.rows - HEADER_ROW, columns: tab.lastColumn };
  const line = Array.from({ length: area.columns }, () => null);
  workbook.design(name, { validations: [{ area, rules: Array.from({ length: area.rows }, () => line) }] });
}
