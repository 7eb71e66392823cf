/** The looks of the tables' tabs, and what may be typed in them. */
import type { Settings } from '../../crm/settings/index.ts';
import { allowedValues } from '../../crm/settings/value-lists.ts';
import { ALL_TABLES } from '../../crm/tables/index.ts';
import type { Table, TableKey } from '../../crm/tables/table.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import type { ListSources } from '../../sheet/column-rules.ts';
import { HEADER_ROW, type Header, placeOf } from '../../sheet/header.ts';
import { readHeader } from '../../sheet/read-table.ts';
import { headerNotes, tabDesign } from '../../sheet/tab-design.ts';

/** Applies formats, rules and notes to the tabs of these tables. About twenty service calls for each, none for a row. */
export function designTabs(ports: Ports, tables: readonly Table[], settings: Settings): Result<null> {
  const headers = new Map<TableKey, Header>();
  for (const table of ALL_TABLES) {
    const header = readHeader(ports, table);
    // A tab that is not there yet has no looks: a migration of its own will make it.
    if (!header.ok && header.error.code === 'tab.missing') continue;
    if (!header.ok) return header;
    headers.set(table.key, header.value);
  }
  const sources: ListSources = { lists: listsOf(settings), labels: labelCells(ports, headers) };
  for (const table of tables) {
    const header = headers.get(table.key);
    const tab = header && ports.workbook.tab(header.tab);
    if (!header || !tab) continue;
    const extent = { rows: tab.rows, filled: Math.max(tab.lastRow, HEADER_ROW) };
    ports.workbook.design(tab.name, tabDesign(header, extent, sources));
    ports.workbook.writeNotes(tab.name, HEADER_ROW, 1, [headerNotes(header)]);
  }
  return ok(null);
}

/** The values that PARAMETRES allows in choice columns. */
export function listsOf(settings: Settings): ListSources['lists'] {
  return {
    stages: allowedValues('stages', settings),
    channels: allowedValues('channels', settings),
    team: allowedValues('team', settings),
  };
}

/** Where the names stand that other tables refer to. */
function labelCells(ports: Ports, headers: ReadonlyMap<TableKey, Header>): ListSources['labels'] {
  const labels: Partial<Record<TableKey, NonNullable<ListSources['labels'][TableKey]>>> = {};
  for (const [key, header] of headers) {
    const tab = header.table.label === undefined ? null : ports.workbook.tab(header.tab);
    if (!tab || header.table.label === undefined) continue;
    const column = placeOf(header, header.table.label);
    labels[key] = {
      tab: tab.name,
      area: { row: HEADER_ROW + 1, column, rows: Math.max(1, tab.rows - HEADER_ROW), columns: 1 },
    };
  }
  return labels;
}
