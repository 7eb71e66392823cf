import type { IcpScore } from '../../crm/score/score.ts';
import { companies, contacts } from '../../crm/tables/index.ts';
import { type Change, setSystem } from '../../sheet/index.ts';
import { createFirmScorer } from './score-firms.ts';
import type { ScoredTables } from './surroundings.ts';

/** The scores of some companies, by identifier, from what all tables say. */
export function scoreCompanies(
  tables: ScoredTables,
  ids: ReadonlySet<string>,
  now: Date,
): ReadonlyMap<string, IcpScore> {
  const { scoreOf } = createFirmScorer(tables, now);
  return new Map(tables.firms.filter(({ id }) => id !== '' && ids.has(id)).map((firm) => [firm.id, scoreOf(firm)]));
}

/** The same, written: the score and its explanation in ENTREPRISES, the score of each of their contacts. */
export function rescore(tables: ScoredTables, ids: ReadonlySet<string>, now: Date): Change[] {
  const scores = scoreCompanies(tables, ids, now);
  return [
    ...[...scores].map(([id, { score, sentence }]) => setSystem(companies, id, { score, scoreDetail: sentence })),
    ...tables.people.flatMap(({ id, values }) => {
      const found = scores.get(values.companyId);
      return found === undefined || id === '' ? [] : [setSystem(contacts, id, { score: found.score })];
    }),
  ];
}
