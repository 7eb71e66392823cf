/** Claude reads the promising tenders: within the day's budget, several at once, each answer checked against the notice. */
import type { Notice } from '../../crm/tenders/notice.ts';
import type { Ports } from '../../ports.ts';
import { createClaude } from '../../services/claude/client.ts';
import { fingerprint } from '../../services/claude/fingerprint.ts';
import { askAboutTender, checkReading, READ_TENDER_VERSION } from '../../services/claude/prompts/read-tender.v1.ts';
import type { JudgedCase } from './judge-cases.ts';

/** Questions sent together. */
const AT_ONCE = 8;

/** A run that reads so many has read enough: the next one goes on. */
const AT_MOST = 40;

export interface Reading {
  readonly id: string;
  readonly model: string;
  readonly prompt: string;
  /** Print of the text that was sent. */
  readonly input: string;
  /** Euros. */
  readonly cost: number;
  /** `read`, or the code of what went wrong. */
  readonly outcome: string;
}

export interface Readings {
  /** Summaries by N° avis. */
  readonly summaries: ReadonlyMap<string, string>;
  readonly journal: readonly Reading[];
  /** Euros. */
  readonly cost: number;
  /** Why some were left out, a French sentence; `''` when none was. */
  readonly leftOut: string;
}

export interface ReadingAllowance {
  readonly key: string;
  readonly model: string;
  /** Euros that may still be spent today. */
  readonly budget: number;
}

export function readPromising(ports: Ports, promising: readonly JudgedCase[], allowance: ReadingAllowance): Readings {
  const claude = createClaude(ports, allowance);
  const summaries = new Map<string, string>();
  const journal: Reading[] = [];
  let leftOut = '';
  let committed = 0;
  let spent = 0;
  const questions: { id: string; text: string; question: ReturnType<typeof askAboutTender> }[] = [];
  for (const { id, notice } of promising.slice(0, AT_MOST)) {
    const text = textOf(notice);
    const question = askAboutTender(text);
    committed += claude.estimate(question);
    if (committed > allowance.budget) {
      leftOut = 'Budget du jour atteint\u00a0: des avis restent sans résumé.';
      break;
    }
    questions.push({ id, text, question });
  }
  for (let first = 0; first < questions.length && leftOut === ''; first += AT_ONCE) {
    const batch = questions.slice(first, first + AT_ONCE);
    const asked = claude.ask(batch.map(({ question }) => question));
    asked.forEach(({ answer, cost }, index) => {
      const { id, text } = batch[index] as (typeof batch)[number];
      spent += cost;
      const summary = answer.ok ? checkReading(answer.value.value, text) : null;
      if (summary !== null) summaries.set(id, summary);
      journal.push({
        id,
        model: answer.ok ? answer.value.model : allowance.model,
        prompt: READ_TENDER_VERSION,
        input: fingerprint(text),
        cost,
        outcome: answer.ok ? readOutcome(summary) : answer.error.code,
      });
      if (!answer.ok && !BELONGS_TO_NOTICE.has(answer.error.code)) leftOut = answer.error.message;
    });
  }
  return { summaries, journal, cost: spent, leftOut };
}

function readOutcome(summary: string | null): string {
  return summary === null ? 'claude.unsupported' : 'read';
}

/** Failures of one answer; any other will be the next one's too. */
const BELONGS_TO_NOTICE: ReadonlySet<string> = new Set([
  'claude.refused-topic',
  'claude.cut-short',
  'claude.unreadable',
  'claude.refused',
]);

/** What Claude is given: the notice's own words, nothing of the team's. */
function textOf({ title, description, lots, siteVisit, nature, procedure }: Notice): string {
  return [title, nature, procedure, description, ...lots.map((lot) => `Lot ${lot.number} : ${lot.title}`), siteVisit]
    .filter((part) => part !== '')
    .join('\n');
}
