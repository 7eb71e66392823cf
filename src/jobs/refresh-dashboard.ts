/** Makes TABLEAU_DE_BORD, once, and refreshes its content: every night, and when somebody asks. */
import { parseSettings } from '../crm/settings/index.ts';
import {
  contacts,
  followUps,
  history,
  interactions,
  opportunities,
  settings as settingsTable,
} from '../crm/tables/index.ts';
import type { Ports } from '../ports.ts';
import { ok, type Result } from '../result.ts';
import { declaredHeader, findTab, type Header } from '../sheet/header.ts';
import { readHeader, readTable } from '../sheet/read-table.ts';
import { underLock } from '../sheet/under-lock.ts';
import { compose, type Tables } from './dashboard/facts.ts';
import { dashboardDesign } from './dashboard/layout.ts';
import { layHiddenRows, layPage } from './dashboard/page.ts';
import { DASHBOARD_TAB, HIDDEN, KEPT, LAYOUT_VERSION, PAGE } from './dashboard/places.ts';

/** Fewest weighted calls: each of five tables once, what the page keeps, two writes, the lock taken and given back. */
export const floor = { lock: 2, read: 6, write: 2 } as const;

export interface DashboardReport {
  readonly created: boolean;
  readonly summary: string;
}

/** Ten weighted calls whatever the number of rows; making the tab the first time adds its formats. */
export function refreshDashboard(ports: Ports): Result<DashboardReport> {
  const tables = readTables(ports);
  if (!tables.ok) return tables;
  return underLock(ports, () => {
    const tab = ports.workbook.tab(DASHBOARD_TAB);
    if (!tab) ports.workbook.addTab(DASHBOARD_TAB, 1);
    // A run that died may have left a blank tab, and people may have deleted its last rows.
    const isWhole = tab !== null && tab.rows >= KEPT.row + KEPT.rows - 1;
    const kept = isWhole ? ports.workbook.read(DASHBOARD_TAB, KEPT) : [];
    const created = kept[0]?.[2] !== LAYOUT_VERSION;
    if (created) ports.workbook.design(DASHBOARD_TAB, dashboardDesign());
    const { source, facts } = compose(ports.clock.now(), tables.value, kept);
    ports.workbook.write(DASHBOARD_TAB, PAGE.row, PAGE.column, layPage(source, facts));
    ports.workbook.write(DASHBOARD_TAB, HIDDEN.row, HIDDEN.column, layHiddenRows(source, facts));
    ports.workbook.flush();
    const summary = created ? 'Le tableau de bord est prêt.' : 'Le tableau de bord est à jour.';
    return ok({ created, summary });
  });
}

function readTables(ports: Ports): Result<Tables> {
  const configured = readTable(ports, settingsTable);
  if (!configured.ok) return configured;
  const people = readTable(ports, contacts);
  if (!people.ok) return people;
  const deals = readTable(ports, opportunities);
  if (!deals.ok) return deals;
  const due = readTable(ports, followUps);
  if (!due.ok) return due;
  const exchanges = readHeader(ports, interactions);
  if (!exchanges.ok) return exchanges;
  const past = findTab(ports.workbook, history);
  if (!past.ok) return past;
  const headers: readonly Header[] = [
    people.value.header,
    deals.value.header,
    exchanges.value,
    declaredHeader(history, past.value.name),
  ];
  return ok({
    settings: parseSettings(configured.value.rows.map(({ values }) => values)).settings,
    people: people.value.rows.map(({ values }) => values),
    deals: deals.value.rows.map(({ values }) => values),
    due: due.value.rows.map(({ values }) => values),
    interactionCount: Math.max(0, (ports.workbook.tab(exchanges.value.tab)?.lastRow ?? 0) - 1),
    placements: new Map(headers.map((header) => [header.table.key, header])),
  });
}
