/** Makes TABLEAU_DE_BORD, once, and refreshes its content: every night, and when somebody asks. */
import { parseSettings } from '../../crm/settings/index.ts';
import {
  contacts,
  costs,
  criteria,
  followUps,
  history,
  interactions,
  objectives,
  opportunities,
  sales,
  settings as settingsTable,
} from '../../crm/tables/index.ts';
import type { RowOf, Table } from '../../crm/tables/table.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { declaredHeader, findTab, type Header, isThere } from '../../sheet/header.ts';
import { readHeader, readTable } from '../../sheet/read-table.ts';
import type { TableRows } from '../../sheet/rows.ts';
import { underLock } from '../../sheet/under-lock.ts';
import { compose, type Tables } from './facts.ts';
import { pageNumberFormats } from './formats.ts';
import { dashboardDesign } from './layout.ts';
import { layHiddenRows, layPage } from './page.ts';
import { DASHBOARD_TAB, HIDDEN, KEPT, LAYOUT_VERSION, PAGE } from './places.ts';

/** Fewest weighted calls: each of five tables once, what the page keeps, two writes, the lock taken and given back. */
export const floor = { lock: 2, read: 6, write: 2 } as const;

export interface DashboardReport {
  readonly created: boolean;
  readonly summary: string;
}

/** Ten weighted calls whatever the number of rows, fourteen with steering; making the tab the first time adds its formats. */
export function refreshDashboard(ports: Ports): Result<DashboardReport> {
  const tables = readTables(ports);
  if (!tables.ok) return tables;
  return underLock(ports, () => {
    const tab = ports.workbook.tab(DASHBOARD_TAB);
    if (!tab) ports.workbook.addTab(DASHBOARD_TAB, 1);
    // A run that died may have left a blank tab, and people may have deleted its last rows.
    const isWhole = tab !== null && tab.rows >= KEPT.row + KEPT.rows - 1;
    const kept = isWhole ? ports.workbook.read(DASHBOARD_TAB, KEPT) : [];
    const [, , version, units] = kept[0] ?? [];
    const created = version !== LAYOUT_VERSION;
    const { source, facts } = compose(ports.clock.now(), tables.value, kept);
    if (created) ports.workbook.design(DASHBOARD_TAB, dashboardDesign(facts.units));
    else if (units !== facts.units) ports.workbook.design(DASHBOARD_TAB, { formats: [pageNumberFormats(facts.units)] });
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
  const past = findTab(ports.workbook, history);
  if (!past.ok) return past;
  const { settings } = parseSettings(valuesOf(configured.value));
  const steered = settings.operation.modules.steering ? readSteering(ports) : ok(null);
  if (!steered.ok) return steered;
  const isCosted = (steered.value?.costs?.rows.length ?? 0) > 0;
  const told = isCosted ? readTable(ports, interactions) : null;
  if (told !== null && !told.ok) return told;
  const exchanges = told === null ? readHeader(ports, interactions) : ok(told.value.header);
  if (!exchanges.ok) return exchanges;
  const headers: readonly Header[] = [
    configured.value.header,
    people.value.header,
    deals.value.header,
    exchanges.value,
    declaredHeader(history, past.value.name),
    ...Object.values(steered.value ?? {}).flatMap((read: TableRows<Table> | null) =>
      read === null ? [] : [read.header],
    ),
  ];
  return ok({
    settings,
    people: valuesOf(people.value),
    deals: valuesOf(deals.value),
    due: valuesOf(due.value),
    interactionCount: Math.max(0, (ports.workbook.tab(exchanges.value.tab)?.lastRow ?? 0) - 1),
    steering: steered.value && {
      objectives: steered.value.objectives ? valuesOf(steered.value.objectives) : [],
      criteria: steered.value.criteria ? valuesOf(steered.value.criteria) : [],
      sales: steered.value.sales && valuesOf(steered.value.sales),
      costs: steered.value.costs && valuesOf(steered.value.costs),
      exchanges: told === null ? [] : valuesOf(told.value),
    },
    placements: new Map(headers.map((header) => [header.table.key, header])),
  });
}

interface SteeringRead {
  readonly objectives: TableRows<typeof objectives> | null;
  readonly criteria: TableRows<typeof criteria> | null;
  readonly sales: TableRows<typeof sales> | null;
  readonly costs: TableRows<typeof costs> | null;
}

/** The tabs of steering that the page shows; one that somebody has taken away is `null`. */
function readSteering(ports: Ports): Result<SteeringRead> {
  const aims = readIfThere(ports, objectives);
  if (!aims.ok) return aims;
  const judged = readIfThere(ports, criteria);
  if (!judged.ok) return judged;
  const sold = readIfThere(ports, sales);
  if (!sold.ok) return sold;
  const spent = readIfThere(ports, costs);
  if (!spent.ok) return spent;
  return ok({ objectives: aims.value, criteria: judged.value, sales: sold.value, costs: spent.value });
}

function readIfThere<T extends Table>(ports: Ports, table: T): Result<TableRows<T> | null> {
  return isThere(ports.workbook, table) ? readTable(ports, table) : ok(null);
}

function valuesOf<T extends Table>({ rows }: TableRows<T>): RowOf<T>[] {
  return rows.map(({ values }) => values);
}
