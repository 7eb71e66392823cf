/** Every opportunity won since the last time proposes its line of VENTES, once, whichever way it was won. */
import { startOfDay } from 'date-fns';
import { countOf } from '../../crm/french/numbers.ts';
import { findStage } from '../../crm/pipeline/stages.ts';
import type { Settings } from '../../crm/settings/index.ts';
import { isSaleOf, saleOf } from '../../crm/steering/won-sales.ts';
import { history, type OpportunityRow, opportunities, sales } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { isThere } from '../../sheet/header.ts';
import { append, type Change, type Fresh, findTab, type Plan, transact } from '../../sheet/index.ts';
import { note } from '../../sheet/journal.ts';

/** The last row of HISTORIQUE whose wins have had their sale; a proposal that people took out does not come back. */
const SEEN_KEY = 'pistil.sales.seen';

export interface SaleProposals {
  /** Lines added to VENTES. */
  readonly proposed: number;
  /** Sales whose opportunity is no longer won, one French sentence each: only the team can tell what they are worth. */
  readonly doubtful: readonly string[];
}

interface Reading extends SaleProposals {
  /** The last row of HISTORIQUE that was looked at. */
  readonly seen: number;
}

/** One property call when no stage has changed; else three reads and what `transact` takes. VENTES not there: nothing. */
export function proposeSales(ports: Ports, { stages }: Settings): Result<SaleProposals> {
  if (!isThere(ports.workbook, sales)) return ok({ proposed: 0, doubtful: [] });
  const past = findTab(ports.workbook, history);
  if (!past.ok) return past;
  const before = Number(ports.store.get(SEEN_KEY) ?? 0);
  if (past.value.lastRow === before) return ok({ proposed: 0, doubtful: [] });
  const done = transact(ports, {
    action: 'sales.propose',
    plan: (fresh) => planSales(ports, fresh, before, stages),
    summary: ({ proposed }: Reading) =>
      `${countOf(proposed, 'vente proposée', 'ventes proposées')} d’après les affaires gagnées.`,
  });
  if (!done.ok) return done;
  const { proposed, doubtful, seen } = done.value.value;
  for (const sentence of doubtful) {
    const noted = note(ports, { action: 'sales.doubtful', tab: sales.tab, summary: sentence });
    if (!noted.ok) return noted;
  }
  ports.store.set(SEEN_KEY, String(seen));
  return ok({ proposed, doubtful });
}

/**
 * The sale of an opportunity that a page moves to a won stage, in the operation of the move: taken back with it. None while
 * steering is off, or when VENTES has it already. VENTES is read on a win alone.
 */
export function saleOnWin(
  fresh: Fresh,
  { stages, operation }: Settings,
  deal: OpportunityRow,
  to: string,
): Result<Change[]> {
  const isWin = findStage(stages, to)?.kind === 'won';
  if (!isWin || !operation.modules.steering || !fresh.holds(sales)) return ok([]);
  const sold = fresh.rows(sales);
  if (!sold.ok) return sold;
  if (sold.value.rows.some(({ values }) => isSaleOf(deal, values))) return ok([]);
  return ok([append(sales, saleOf({ ...deal, closedOn: startOfDay(fresh.now) }))]);
}

function planSales(ports: Ports, fresh: Fresh, before: number, stages: Settings['stages']): Result<Plan<Reading>> {
  const past = findTab(ports.workbook, history);
  if (!past.ok) return past;
  const seen = past.value.lastRow;
  // Rows that somebody has deleted make the count worthless: everything is looked at again, and nothing is doubled.
  const moves = fresh.tail(history, seen < before ? seen : seen - before);
  if (!moves.ok) return moves;
  const isWon = (stage: string) => findStage(stages, stage)?.kind === 'won';
  const touched = new Set(
    moves.value.rows
      .filter(({ values: { subject, from, to } }) => subject === 'Opportunité' && (isWon(from) || isWon(to)))
      .map(({ values }) => values.subjectId),
  );
  if (touched.size === 0) return ok({ changes: [], value: { proposed: 0, doubtful: [], seen } });
  const deals = fresh.rows(opportunities);
  if (!deals.ok) return deals;
  const sold = fresh.rows(sales);
  if (!sold.ok) return sold;
  const found = deals.value.rows.filter(({ id }) => touched.has(id)).map(({ values }) => values);
  const known = found.map((deal) => ({
    deal,
    won: isWon(deal.stage),
    sold: sold.value.rows.some(({ values }) => isSaleOf(deal, values)),
  }));
  const changes = known.flatMap(({ deal, won, sold: has }) => (won && !has ? [append(sales, saleOf(deal))] : []));
  const doubtful = known.flatMap(({ deal, won, sold: has }) =>
    !won && has
      ? [
          `«\u00a0${deal.title}\u00a0» n’est plus gagnée\u00a0: sa ligne reste dans VENTES, à vous de la supprimer ou non.`,
        ]
      : [],
  );
  return ok({ changes, value: { proposed: changes.length, doubtful, seen } });
}
