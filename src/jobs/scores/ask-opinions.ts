/** Claude's opinion of the companies whose score is near the threshold: asked once for the same facts, within the day's budget. */
import { startOfDay } from 'date-fns';
import { countOf } from '../../crm/french/numbers.ts';
import { companies, enrichments } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import { type Asked as ClaudeAnswer, createClaude } from '../../services/claude/client.ts';
import { askOpinion, checkOpinion, SCORE_OPINION_VERSION } from '../../services/claude/prompts/score-opinion.v1.ts';
import { FreshReader } from '../../sheet/fresh-reader.ts';
import { append, type Change, type SheetRow, setSystem, transact } from '../../sheet/index.ts';
import { note } from '../../sheet/journal.ts';
import type { Slice, StepReport } from '../engine/slice.ts';
import { openBudget } from '../engine/spending.ts';
import { type UnitOutcome, workThrough } from '../engine/work-through.ts';
import { printOf } from './opinions.ts';
import { createFirmScorer } from './score-firms.ts';
import { readScoredTables } from './surroundings.ts';

type Firm = SheetRow<typeof companies>;

interface Asked {
  readonly firm: Firm;
  readonly facts: string;
}

/** Questions sent together. */
const AT_ONCE = 8;

const ACTION = 'companies.opinion';

/** Six reads, then one round of questions and one operation for each batch. Without a key, nothing but a sentence. */
export function askOpinions(ports: Ports, slice: Slice): Result<StepReport> {
  const key = ports.secrets.get('claude');
  if (key === null) return ok({ summary: 'Sans clé Claude, les scores viennent des règles seules.' });
  const read = readScoredTables(new FreshReader(ports));
  if (!read.ok) return read;
  const tables = read.value;
  const { icp, tenders } = tables.settings;
  const { byRules, opinions } = createFirmScorer(tables, startOfDay(ports.clock.now()));
  const distance = (firm: Firm) => Math.abs(byRules(firm).score - icp.threshold);
  const near = tables.firms
    .filter(({ id }) => id !== '')
    .map((firm) => ({ firm, far: distance(firm), facts: opinions.factsOf(firm) }))
    .filter(({ firm, far, facts }) => far <= icp.opinionReach && !firm.values.opinionOrigin.endsWith(printOf(facts)))
    .sort((a, b) => a.far - b.far)
    .slice(0, icp.opinionsANight);
  if (near.length === 0) return ok({ summary: '' });

  const budget = openBudget(ports, tables.settings);
  const claude = createClaude(ports, { key, model: tenders.model, spend: (euros) => budget.spend('claude', euros) });
  const worked = workThrough(ports, slice, {
    action: ACTION,
    units: near,
    keyOf: ({ firm }: Asked) => firm.id,
    batch: AT_ONCE,
    handle: (batch): Result<readonly UnitOutcome[]> => {
      const questions = batch.map(({ facts }) => askOpinion(facts));
      const most = questions.reduce((sum, question) => sum + claude.estimate(question), 0);
      if (most > budget.left()) {
        return fail('budget.spent', 'Le budget du jour est atteint\u00a0: les autres avis seront demandés demain.');
      }
      const answers = claude.ask(questions);
      const cost = answers.reduce((sum, answer) => sum + answer.cost, 0);
      const down = answers.find(({ answer }) => !answer.ok && !OF_ONE_ANSWER.has(answer.error.code));
      const outcomes = answers.map((answer, index) => judge(batch[index] as Asked, answer, ports.clock.now()));
      const kept = outcomes.flatMap(({ changes }) => changes);
      const summary = `Claude a donné son avis sur ${countOf(kept.length / 2, 'entreprise', 'entreprises')}.`;
      const written =
        kept.length > 0
          ? transact(ports, {
              action: ACTION,
              plan: () => ok({ changes: kept, value: null, cost }),
              summary: () => summary,
            })
          : note(ports, { action: ACTION, summary, cost });
      if (!written.ok) return written;
      if (down !== undefined && !down.answer.ok) return down.answer;
      return ok(outcomes.map(({ outcome }) => outcome));
    },
  });
  if (!worked.ok) return worked;
  const { done, stopped, left } = worked.value;
  const said = `${countOf(done, 'avis de Claude', 'avis de Claude')}.`;
  return ok({
    summary: stopped === null ? said : `${said} ${stopped.message}`,
    unfinished: left > 0 && stopped === null,
  });
}

/** Failures of one answer; any other will be the next one's too. */
const OF_ONE_ANSWER: ReadonlySet<string> = new Set([
  'claude.refused-topic',
  'claude.cut-short',
  'claude.unreadable',
  'claude.refused',
]);

/** An opinion is kept with its model, its question's version, the print of its facts and its cost. */
function judge(
  { firm, facts }: Asked,
  { answer, cost }: ClaudeAnswer,
  now: Date,
): { readonly outcome: UnitOutcome; readonly changes: readonly Change[] } {
  const { id: key, values } = firm;
  const opinion = answer.ok ? checkOpinion(answer.value.value, facts) : null;
  if (answer.ok && opinion !== null) {
    const reference = `${SCORE_OPINION_VERSION}, ${printOf(facts)}`;
    const source = `Claude (${answer.value.model})`;
    return {
      outcome: { key, ok: true },
      changes: [
        setSystem(companies, key, {
          opinionPoints: opinion.points,
          opinionReason: opinion.reason,
          opinionOrigin: `${answer.value.model}, ${reference}`,
        }),
        append(enrichments, {
          date: now,
          tab: companies.tab,
          subjectId: key,
          name: values.name,
          field: 'Avis de Claude',
          value: `${opinion.points}\u00a0: ${opinion.reason}`,
          source,
          cost,
          reference,
        }),
      ],
    };
  }
  const why = answer.ok ? 'l’avis de Claude ne s’appuie pas sur les faits.' : answer.error.message;
  return { outcome: { key, ok: false, reason: `${values.name}\u00a0: ${why}` }, changes: [] };
}
