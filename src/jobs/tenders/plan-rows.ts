/** The rows that a watch adds and changes, decided on what stands in the sheet at that moment. */
import { addDays } from 'date-fns';
import { companies, type TenderRow, tenders } from '../../crm/tables/index.ts';
import { weighBuyer } from '../../crm/tenders/buyer-size.ts';
import { blanksToFill, conclusionCells, movedCells, noticeCells } from '../../crm/tenders/row.ts';
import type { TenderSettings } from '../../crm/tenders/settings.ts';
import { ok, type Result } from '../../result.ts';
import { append, type Change, fillBlank, onBehalf, setSystem } from '../../sheet/change.ts';
import type { Fresh, Plan } from '../../sheet/operation.ts';
import { createBuyers } from './buyers.ts';
import type { JudgedCase } from './judge-cases.ts';
import { type DeadlineMove, moveOfDeal, tellDeals } from './tell-deals.ts';

/** What was done with the cases, each counted once. */
export interface RowCounts {
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Calls on our subjects whose deadline has passed. */
  readonly expired: number;
  /** Awards and cancellations of calls that are not in the sheet. */
  readonly closed: number;
  readonly foreign: number;
  /** Among those kept: they close within the days of PARAMETRES. */
  readonly urgent: number;
  readonly companies: number;
  /** Buyers that may be several companies. */
  readonly unclearBuyers: number;
}

type MutableCounts = { -readonly [K in keyof RowCounts]: number };

export function planRows(
  fresh: Fresh,
  cases: readonly JudgedCase[],
  settings: TenderSettings,
): Result<Plan<RowCounts>> {
  const known = fresh.rows(tenders);
  if (!known.ok) return known;
  const firms = fresh.rows(companies);
  if (!firms.ok) return firms;
  const counts: MutableCounts = {
    added: 0,
    updated: 0,
    unchanged: 0,
    expired: 0,
    closed: 0,
    foreign: 0,
    urgent: 0,
    companies: 0,
    unclearBuyers: 0,
  };
  const changes: Change[] = [];
  const buyers = createBuyers(
    fresh,
    firms.value.rows.map(({ id, values }) => ({ ...values, id })),
  );
  const soon = addDays(fresh.now, settings.urgentDays);
  const countUrgent = (deadline: Date | null): void => {
    if (deadline !== null && deadline >= fresh.now && deadline <= soon) counts.urgent += 1;
  };

  const moves: DeadlineMove[] = [];

  for (const found of cases) {
    const { id, notice, outcome } = found;
    // A row that a person has copied bears the number twice: neither is touched, and no third one is added.
    if (known.value.duplicatedIds.has(id)) {
      counts.unchanged += 1;
      continue;
    }
    const row = known.value.byId(id);
    // Who buys is looked for only where it matters: nearly all notices are of other trades.
    const concerns = row !== undefined || found.relevance.score >= settings.relevance.adjacent;
    const buyer = concerns ? buyers.find(notice, row?.values.companyId ?? '') : null;
    const relevance = weighBuyer(found.relevance, buyer, settings);
    const judged = { ...found, relevance };
    if (row !== undefined) {
      const updates = updateRow(row.values, judged, row.values.companyId === '' ? buyers.link(notice) : '');
      changes.push(...updates);
      moves.push(...moveOfDeal(row.values, outcome));
      counts[updates.length > 0 ? 'updated' : 'unchanged'] += 1;
      if (outcome.open) countUrgent(outcome.deadline);
    } else if (relevance.score < settings.relevance.adjacent) counts.foreign += 1;
    else if (outcome.state === 'Annulé' || outcome.state === 'Attribué') counts.closed += 1;
    else if (!outcome.open) counts.expired += 1;
    else {
      changes.push(
        append(tenders, {
          noticeId: id,
          ...noticeCells(notice, outcome),
          ...conclusionCells(relevance),
          state: outcome.state,
          companyId: buyers.link(notice),
        }),
      );
      counts.added += 1;
      countUrgent(outcome.deadline);
    }
  }
  const told = tellDeals(fresh, moves);
  if (!told.ok) return told;
  counts.companies = buyers.created.length;
  counts.unclearBuyers = buyers.unclear();
  return ok({ changes: [...buyers.created, ...changes, ...told.value], value: counts });
}

/** Only what differs: a second run has nothing to write. */
function updateRow(row: TenderRow, judged: JudgedCase, companyId: string): Change[] {
  const { id, notice, outcome, relevance, tellsTheCall } = judged;
  const cells = noticeCells(notice, outcome);
  const moved = movedCells(row, outcome);
  // An award describes the contract signed, not the call: of it, only who won and until when is taken.
  const { winner, contractEndsOn } = cells;
  const blanks = blanksToFill(row, tellsTheCall ? cells : { winner, contractEndsOn });
  const conclusions = {
    ...(tellsTheCall ? conclusionCells(relevance) : {}),
    ...(companyId === '' ? {} : { companyId }),
  };
  const system = Object.fromEntries(
    Object.entries(conclusions).filter(([key, value]) => row[key as keyof TenderRow] !== value),
  ) as typeof conclusions;
  const expected = { state: row.state, ...(moved.deadline === undefined ? {} : { deadline: row.deadline }) };
  return [
    ...(Object.keys(system).length === 0 ? [] : [setSystem(tenders, id, system)]),
    ...(Object.keys(blanks).length === 0 ? [] : [fillBlank(tenders, id, blanks)]),
    ...(Object.keys(moved).length === 0 ? [] : [onBehalf(tenders, id, moved, expected)]),
  ];
}
