/** The rows that a watch adds and changes, decided on what stands in the sheet at that moment. */
import { addDays, startOfDay } from 'date-fns';
import { companies, type TenderRow, tenders } from '../../crm/tables/index.ts';
import { buyerKey, companyOf, findBuyer, type KnownCompany } from '../../crm/tenders/buyers.ts';
import { blanksToFill, conclusionCells, movedCells, noticeCells } from '../../crm/tenders/row.ts';
import type { TenderSettings } from '../../crm/tenders/settings.ts';
import { ok, type Result } from '../../result.ts';
import { append, type Change, fillBlank, onBehalf, setSystem } from '../../sheet/change.ts';
import type { Fresh, Plan } from '../../sheet/operation.ts';
import type { JudgedCase } from './judge-cases.ts';

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
  summaries: ReadonlyMap<string, string>,
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
  const linkBuyer = createBuyerLinks(
    fresh,
    firms.value.rows.map(({ id, values }) => ({ ...values, id })),
    changes,
    counts,
  );
  const soon = addDays(fresh.now, settings.urgentDays);
  const countUrgent = (deadline: Date | null): void => {
    if (deadline !== null && deadline >= fresh.now && deadline <= soon) counts.urgent += 1;
  };

  for (const judged of cases) {
    const { id, notice, outcome, relevance } = judged;
    // A row that a person has copied bears the number twice: neither is touched, and no third one is added.
    if (known.value.duplicatedIds.has(id)) {
      counts.unchanged += 1;
      continue;
    }
    const row = known.value.byId(id);
    const summary = summaries.get(id);
    if (row !== undefined) {
      const updates = updateRow(row.values, judged, summary, row.values.companyId === '' ? linkBuyer(judged) : '');
      changes.push(...updates);
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
          companyId: linkBuyer(judged),
          ...(summary === undefined ? {} : { summary }),
        }),
      );
      counts.added += 1;
      countUrgent(outcome.deadline);
    }
  }
  return ok({ changes, value: counts });
}

/** Only what differs: a second run has nothing to write. */
function updateRow(row: TenderRow, judged: JudgedCase, summary: string | undefined, companyId: string): Change[] {
  const { id, notice, outcome, relevance, tellsTheCall } = judged;
  const cells = noticeCells(notice, outcome);
  const moved = movedCells(row, outcome);
  // An award describes the contract signed, not the call: of it, only who won and until when is taken.
  const { winner, contractEndsOn } = cells;
  const blanks = blanksToFill(row, tellsTheCall ? cells : { winner, contractEndsOn });
  const conclusions = {
    ...(tellsTheCall ? conclusionCells(relevance) : {}),
    ...(summary === undefined ? {} : { summary }),
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

/** Finds the company of a buyer, or adds it: once a run for each buyer. */
function createBuyerLinks(fresh: Fresh, firms: KnownCompany[], changes: Change[], counts: MutableCounts) {
  const links = new Map<string, string>();
  return ({ notice }: JudgedCase): string => {
    const key = buyerKey(notice.buyer);
    const done = links.get(key);
    if (done !== undefined) return done;
    const match = findBuyer(notice.buyer, firms);
    let id = '';
    if (match.kind === 'known') id = match.id;
    else if (match.kind === 'unclear') counts.unclearBuyers += 1;
    else {
      id = fresh.newId(companies);
      const row = companyOf(notice);
      changes.push(append(companies, { id, ...row, addedOn: startOfDay(fresh.now) }));
      firms.push({
        id,
        name: row.name ?? '',
        siren: row.siren ?? '',
        siret: row.siret ?? '',
        postcode: row.postcode ?? '',
      });
      counts.companies += 1;
    }
    links.set(key, id);
    return id;
  };
}
