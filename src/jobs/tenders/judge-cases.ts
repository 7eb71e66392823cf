/** Which tenders are worth a row, and why: the rules, over what was found. */
import { bestNotice, type CaseOutcome, concludeCase, type TenderCase } from '../../crm/tenders/cases.ts';
import type { Notice } from '../../crm/tenders/notice.ts';
import { createRelevanceRule, type Relevance } from '../../crm/tenders/relevance.ts';
import type { RelevanceSettings } from '../../crm/tenders/settings.ts';
import type { Log } from '../../ports.ts';

/** A case with what the rules say of it. */
export interface JudgedCase {
  readonly id: string;
  /** The notice that tells the whole of it. */
  readonly notice: Notice;
  readonly outcome: CaseOutcome;
  readonly relevance: Relevance;
  /** False when only an award was read: of what was bought, it says too little to judge a known row anew. */
  readonly tellsTheCall: boolean;
}

export interface Judgement {
  readonly cases: readonly JudgedCase[];
  /** Cases on which a rule failed, one French sentence each. */
  readonly parked: readonly string[];
}

export function judgeCases(cases: readonly TenderCase[], settings: RelevanceSettings, now: Date, log: Log): Judgement {
  const judge = createRelevanceRule(settings);
  const judged: JudgedCase[] = [];
  const parked: string[] = [];
  for (const tender of cases) {
    const notice = bestNotice(tender);
    if (notice === null || notice.kind === 'other') continue;
    try {
      const outcome = concludeCase(tender, now);
      const tellsTheCall = tender.call !== null || notice.kind !== 'award';
      judged.push({ id: tender.id, notice, outcome, relevance: judge(notice), tellsTheCall });
    } catch (cause) {
      log.error(`tenders: notice ${tender.id} could not be judged`, cause);
      parked.push(`L’avis ${tender.id} n’a pas pu être évalué.`);
    }
  }
  return { cases: judged, parked };
}
