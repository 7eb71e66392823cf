/** The score of a company as the sheet shows it: the rules on all tables, and Claude's opinion where one stands. */
import { startOfDay } from 'date-fns';
import { factsOfCompany } from '../../crm/score/facts.ts';
import { withOpinion } from '../../crm/score/opinion.ts';
import { createScorer, type IcpScore } from '../../crm/score/score.ts';
import type { companies } from '../../crm/tables/index.ts';
import type { SheetRow } from '../../sheet/index.ts';
import { readOpinions } from './opinions.ts';
import { type ScoredTables, surround } from './surroundings.ts';

export function createFirmScorer(tables: ScoredTables, now: Date) {
  const today = startOfDay(now);
  const score = createScorer(tables.settings.icp);
  const around = surround(tables, today);
  const opinions = readOpinions(tables, today);
  const byRules = ({ id, values }: SheetRow<typeof companies>): IcpScore =>
    score(factsOfCompany(values, around.companyOf(id), today));
  return {
    around,
    opinions,
    byRules,
    scoreOf: (firm: SheetRow<typeof companies>): IcpScore => withOpinion(byRules(firm), opinions.standing(firm)),
  };
}
