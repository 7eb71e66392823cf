/** Claude's opinions that stand in ENTREPRISES: each holds as long as the facts it was formed on. */
import { factsForOpinion, MOST_POINTS, type Opinion } from '../../crm/score/opinion.ts';
import type { CompanyRow, companies, InteractionRow } from '../../crm/tables/index.ts';
import { fingerprint } from '../../services/claude/fingerprint.ts';
import type { SheetRow } from '../../sheet/index.ts';
import { isOpenTender, type ScoredTables } from './surroundings.ts';

type Firm = SheetRow<typeof companies>;

export interface Opinions {
  /** What an opinion of this company is formed on. */
  factsOf(firm: Firm): string;
  /** The opinion that counts today; `null` when there is none, or when the facts have changed since. */
  standing(firm: Firm): Opinion | null;
}

/** How an opinion's origin ends: the print of its facts. */
export function printOf(facts: string): string {
  return `empreinte ${fingerprint(facts)}`;
}

export function readOpinions({ people, exchanges, notices }: ScoredTables, today: Date): Opinions {
  const companyOf = new Map(people.map(({ id, values }) => [id, values.companyId]));
  const byCompany = group(
    exchanges.map(({ values }) => values),
    ({ contactId }: InteractionRow) => companyOf.get(contactId) ?? '',
  );
  const tendersOf = group(
    notices.map(({ values }) => values).filter((notice) => isOpenTender(notice, today)),
    ({ companyId }) => companyId,
  );
  const factsOf = ({ id, values }: Firm): string =>
    factsForOpinion(
      values,
      byCompany.get(id) ?? [],
      (tendersOf.get(id) ?? []).map(({ title }) => title),
    );
  return {
    factsOf,
    standing: (firm) => {
      const typed = readPoints(firm.values);
      if (typed === null || !firm.values.opinionOrigin.endsWith(printOf(factsOf(firm)))) return null;
      return { points: typed, reason: firm.values.opinionReason };
    },
  };
}

function readPoints({ opinionPoints }: CompanyRow): number | null {
  return opinionPoints !== null && Math.abs(opinionPoints) <= MOST_POINTS ? Math.round(opinionPoints) : null;
}

function group<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const known = groups.get(key);
    if (known) known.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
