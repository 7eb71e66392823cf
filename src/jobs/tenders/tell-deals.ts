/** A tender's deadline that a correction moves: its opportunity follows, unless somebody has changed it. */
import { startOfDay } from 'date-fns';
import { opportunities, type TenderRow } from '../../crm/tables/index.ts';
import type { CaseOutcome } from '../../crm/tenders/cases.ts';
import { movedCells } from '../../crm/tenders/row.ts';
import { ok, type Result } from '../../result.ts';
import { type Change, type Fresh, onBehalf } from '../../sheet/index.ts';

/** Days. */
export interface DeadlineMove {
  readonly opportunityId: string;
  readonly from: Date;
  readonly to: Date;
}

/** None for a tender without an opportunity, or whose deadline stays. */
export function moveOfDeal(row: TenderRow, outcome: CaseOutcome): DeadlineMove[] {
  const { deadline: to } = movedCells(row, outcome);
  if (row.opportunityId === '' || row.deadline === null || to === undefined) return [];
  return [{ opportunityId: row.opportunityId, from: startOfDay(row.deadline), to: startOfDay(to) }];
}

/** One read, if there is a move. */
export function tellDeals(fresh: Fresh, moves: readonly DeadlineMove[]): Result<Change[]> {
  if (moves.length === 0) return ok([]);
  const deals = fresh.rows(opportunities);
  if (!deals.ok) return deals;
  return ok(
    moves.flatMap(({ opportunityId: id, from, to }) => {
      const written = deals.value.byId(id)?.values.closesOn ?? null;
      return written !== null && startOfDay(written).getTime() === from.getTime()
        ? [onBehalf(opportunities, id, { closesOn: to }, { closesOn: written })]
        : [];
    }),
  );
}
