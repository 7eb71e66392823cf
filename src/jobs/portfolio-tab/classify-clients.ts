/** Writes in ENTREPRISES the ABC class and the RFM segment of each client, every night. */
import { startOfDay } from 'date-fns';
import { countOf } from '../../crm/french/numbers.ts';
import { gatherPortfolio } from '../../crm/portfolio/sales.ts';
import { rankClients } from '../../crm/portfolio/standings.ts';
import { parseSettings } from '../../crm/settings/index.ts';
import { companies, opportunities, sales, settings as settingsTable } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { type Change, setSystem } from '../../sheet/change.ts';
import type { Fresh } from '../../sheet/operation.ts';
import { transact } from '../../sheet/transact.ts';

/** Fewest weighted calls: the lock taken and given back, three tables read (four with VENTES), the journal and one table written. */
export const floor = { lock: 2, read: 3, write: 2 } as const;

export interface ClassReport {
  /** Companies with a class. */
  readonly classified: number;
  readonly summary: string;
}

/** A company without sales has neither class nor segment. The same sales on the same day give the same cells. */
export function classifyClients(ports: Ports): Result<ClassReport> {
  const done = transact(ports, {
    action: 'portfolio.classify',
    plan: planClasses,
    summary: ({ summary }: ClassReport) => summary,
    repeatable: true,
  });
  return done.ok ? ok(done.value.value) : done;
}

function planClasses(fresh: Fresh): Result<{ changes: Change[]; value: ClassReport }> {
  const configured = fresh.rows(settingsTable);
  if (!configured.ok) return configured;
  const firms = fresh.rows(companies);
  if (!firms.ok) return firms;
  const deals = fresh.rows(opportunities);
  if (!deals.ok) return deals;
  const { settings } = parseSettings(valuesOf(configured.value));
  const isKept = settings.operation.modules.steering && fresh.holds(sales);
  const invoiced = isKept ? fresh.rows(sales) : null;
  if (invoiced !== null && !invoiced.ok) return invoiced;
  const portfolio = gatherPortfolio({
    companies: valuesOf(firms.value),
    deals: valuesOf(deals.value),
    sales: invoiced === null ? null : valuesOf(invoiced.value),
    stages: settings.stages,
  });
  const { clients } = rankClients(portfolio, startOfDay(fresh.now));
  const standings = new Map(clients.map((standing) => [standing.client, standing]));
  const changes = firms.value.rows.flatMap(({ id }) => {
    if (id === '') return [];
    const standing = standings.get(id);
    return [setSystem(companies, id, { abcClass: standing?.abc ?? '', rfmSegment: standing?.rfm?.segment ?? '' })];
  });
  const classified = firms.value.rows.filter(({ id }) => standings.has(id)).length;
  const summary =
    classified === 0
      ? 'Aucune vente\u00a0: pas encore de classes de clients.'
      : `${countOf(classified, 'client classé', 'clients classés')} (ABC et RFM), d’après ${portfolio.source === 'sales' ? 'VENTES' : 'les affaires gagnées'}.`;
  return ok({ changes, value: { classified, summary } });
}

function valuesOf<R>({ rows }: { readonly rows: readonly { readonly values: R }[] }): R[] {
  return rows.map(({ values }) => values);
}
