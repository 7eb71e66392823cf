/** Makes PORTEFEUILLE, once and on demand, and refreshes it: every night from then on, and when somebody asks. */
import { startOfDay } from 'date-fns';
import { gatherPortfolio } from '../../crm/portfolio/sales.ts';
import { parseSettings } from '../../crm/settings/index.ts';
import { companies, costs, opportunities, sales, settings as settingsTable } from '../../crm/tables/index.ts';
import type { Table } from '../../crm/tables/table.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { isThere } from '../../sheet/header.ts';
import { readTable } from '../../sheet/read-table.ts';
import { underLock } from '../../sheet/under-lock.ts';
import { FUNNEL_TAB } from '../funnel-tab/places.ts';
import { referTo } from '../generated-tabs/references.ts';
import type { SheetBlock } from '../generated-tabs/sheet-block.ts';
import { gatherFacts, type PortfolioPage } from './facts.ts';
import { soldColumns } from './figures.ts';
import { layHiddenRows } from './hidden-rows.ts';
import { portfolioDesign } from './layout.ts';
import { layPage } from './page.ts';
import { HIDDEN, LAYOUT_VERSION, PORTFOLIO_TAB, VERSION_CELL } from './places.ts';

/** Fewest weighted calls: PARAMETRES, companies, opportunities, what the page keeps, two writes, the lock taken and given back. */
export const floor = { lock: 2, read: 4, write: 2 } as const;

export interface PortfolioReport {
  readonly created: boolean;
  readonly summary: string;
}

/** Seven weighted calls whatever the number of rows, nine with VENTES and COUTS; making the tab the first time adds its looks. */
export function refreshPortfolio(ports: Ports): Result<PortfolioReport> {
  const page = readPage(ports);
  if (!page.ok) return page;
  return underLock(ports, () => {
    const created = openTab(ports);
    const lay = ({ area, cells }: SheetBlock) => ports.workbook.write(PORTFOLIO_TAB, area.row, area.column, cells);
    lay(layPage(page.value));
    lay(layHiddenRows(page.value));
    ports.workbook.flush();
    return ok({ created, summary: created ? 'Le portefeuille est prêt.' : 'Le portefeuille est à jour.' });
  });
}

/** Shows the tab once it is up to date, to whoever asked. */
export function openPortfolio(ports: Ports): Result<PortfolioReport> {
  const done = refreshPortfolio(ports);
  if (done.ok) ports.workbook.showTab(PORTFOLIO_TAB);
  return done;
}

/** The night refreshes the tab of those who have asked for it. */
export function keepPortfolio(ports: Ports): Result<{ readonly summary: string }> {
  return ports.workbook.tab(PORTFOLIO_TAB) === null ? ok({ summary: '' }) : refreshPortfolio(ports);
}

/** Adds the tab, beside the other generated ones, or gives it the looks of a new version. @returns whether it did */
function openTab(ports: Ports): boolean {
  const tab = ports.workbook.tab(PORTFOLIO_TAB);
  if (!tab) ports.workbook.addTab(PORTFOLIO_TAB, ports.workbook.tab(FUNNEL_TAB) === null ? 2 : 3);
  const isWhole = tab !== null && tab.rows >= HIDDEN.row + HIDDEN.rows - 1;
  const version = isWhole ? ports.workbook.read(PORTFOLIO_TAB, VERSION_CELL)[0]?.[0] : null;
  if (version === LAYOUT_VERSION) return false;
  ports.workbook.design(PORTFOLIO_TAB, portfolioDesign());
  return true;
}

function readPage(ports: Ports): Result<PortfolioPage> {
  const configured = readTable(ports, settingsTable);
  if (!configured.ok) return configured;
  const { settings } = parseSettings(configured.value.rows.map(({ values }) => values));
  const firms = readTable(ports, companies);
  if (!firms.ok) return firms;
  const deals = readTable(ports, opportunities);
  if (!deals.ok) return deals;
  const isKept = (table: Table) => settings.operation.modules.steering && isThere(ports.workbook, table);
  const invoiced = isKept(sales) ? readTable(ports, sales) : null;
  if (invoiced !== null && !invoiced.ok) return invoiced;
  const spent = isKept(costs) ? readTable(ports, costs) : null;
  if (spent !== null && !spent.ok) return spent;
  const valuesOf = <R>({ rows }: { readonly rows: readonly { readonly values: R }[] }) =>
    rows.map(({ values }) => values);
  const portfolio = gatherPortfolio({
    companies: valuesOf(firms.value),
    deals: valuesOf(deals.value),
    sales: invoiced && valuesOf(invoiced.value),
    stages: settings.stages,
  });
  const headers = [deals.value.header, ...(invoiced ? [invoiced.value.header] : [])];
  const refer = referTo(new Map(headers.map((header) => [header.table.key, header])));
  const now = ports.clock.now();
  const today = startOfDay(now);
  return ok({
    facts: gatherFacts(portfolio, spent && valuesOf(spent.value), settings, today),
    sold: soldColumns(portfolio.source, refer, settings.stages),
    clientYears: settings.operation.clientYears,
    now,
    today,
  });
}
