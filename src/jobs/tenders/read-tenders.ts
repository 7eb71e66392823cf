/** Claude reads the promising tenders of the sheet: several at once, within the day's budget, each answer checked against its notice. */
import { formatDate } from '../../crm/french/dates.ts';
import { countOf, formatAmount } from '../../crm/french/numbers.ts';
import type { Settings } from '../../crm/settings/index.ts';
import { enrichments, type TenderRow, tenders } from '../../crm/tables/index.ts';
import type { Notice } from '../../crm/tenders/notice.ts';
import { cellsRead, tellReading } from '../../crm/tenders/reading.ts';
import { blanksToFill } from '../../crm/tenders/row.ts';
import type { Ports } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import { createBoamp } from '../../services/boamp/client.ts';
import { type Asked, createClaude } from '../../services/claude/client.ts';
import { fingerprint } from '../../services/claude/fingerprint.ts';
import { askAboutTender, checkReading, READ_TENDER_VERSION } from '../../services/claude/prompts/read-tender.v2.ts';
import { columnOf } from '../../sheet/change.ts';
import { append, type Change, fillBlank, readTable, setSystem, transact } from '../../sheet/index.ts';
import { note } from '../../sheet/journal.ts';
import type { Slice } from '../engine/slice.ts';
import { openBudget } from '../engine/spending.ts';
import { type UnitOutcome, workThrough } from '../engine/work-through.ts';

/** Questions sent together. */
const AT_ONCE = 8;

const ACTION = 'tenders.read';

export interface Readings {
  /** Tenders read in this run. */
  readonly read: number;
  /** Euros. */
  readonly cost: number;
  /** French; `''` when there was nothing to read. */
  readonly summary: string;
  readonly unfinished: boolean;
}

/**
 * Each batch is one request to BOAMP for the notices' whole text, one round of questions and one operation; what stops one
 * batch (a budget used up, a service that is down) stops the run, and the next one goes on. Fails as reading the sheet does.
 */
export function readTenders(ports: Ports, slice: Slice, key: string, settings: Settings): Result<Readings> {
  const notices = readTable(ports, tenders);
  if (!notices.ok) return notices;
  const now = ports.clock.now();
  const units = notices.value.rows
    .map(({ values }) => values)
    .filter(
      (row) => isWorthReading(row, settings.tenders.reading, now) && !notices.value.duplicatedIds.has(row.noticeId),
    )
    .sort((a, b) => (b.relevance ?? 0) - (a.relevance ?? 0) || a.noticeId.localeCompare(b.noticeId));
  if (units.length === 0) return ok({ read: 0, cost: 0, summary: '', unfinished: false });

  const boamp = createBoamp(ports);
  const budget = openBudget(ports, settings);
  const claude = createClaude(ports, {
    key,
    model: settings.tenders.model,
    spend: (euros) => budget.spend('claude', euros),
  });
  let spent = 0;
  const worked = workThrough(ports, slice, {
    action: ACTION,
    units,
    keyOf: ({ noticeId }: TenderRow) => noticeId,
    batch: AT_ONCE,
    handle: (batch): Result<readonly UnitOutcome[]> => {
      const published = boamp.read(batch.map(({ noticeId }) => noticeId));
      if (!published.ok) return published;
      const texts = new Map(published.value.notices.map((notice) => [notice.id, textOf(notice)]));
      const asked = batch.flatMap((row) => {
        const text = texts.get(row.noticeId);
        return text === undefined ? [] : [{ row, text, question: askAboutTender(text) }];
      });
      const most = asked.reduce((sum, { question }) => sum + claude.estimate(question), 0);
      if (most > budget.left()) {
        return fail('budget.spent', 'Budget du jour atteint\u00a0: des avis restent sans résumé.');
      }
      const answers = claude.ask(asked.map(({ question }) => question));
      const cost = answers.reduce((sum, answer) => sum + answer.cost, 0);
      spent += cost;
      const judged = asked.map(({ row, text }, index) => judge(row, text, answers[index] as Asked, now));
      const changes = judged.flatMap((one) => one.changes);
      const read = judged.filter(({ outcome }) => outcome.ok).length;
      const summary = `Claude a résumé ${countOf(read, 'avis', 'avis')}.`;
      const written =
        read > 0
          ? transact(ports, { action: ACTION, plan: () => ok({ changes, value: null, cost }), summary: () => summary })
          : note(ports, { action: ACTION, summary, cost, detail: READ_TENDER_VERSION });
      if (!written.ok) return written;
      const down = answers.find(({ answer }) => !answer.ok && !OF_ONE_NOTICE.has(answer.error.code));
      if (down !== undefined && !down.answer.ok) return down.answer;
      const gone = batch.filter(({ noticeId }) => !texts.has(noticeId)).map(missing);
      return ok([...judged.map(({ outcome }) => outcome), ...gone]);
    },
  });
  if (!worked.ok) return worked;
  const { done, left, stopped } = worked.value;
  const said = `Claude a résumé ${countOf(done, 'avis', 'avis')}.`;
  return ok({
    read: done,
    cost: spent,
    summary: stopped === null ? said : `${said} ${stopped.message}`,
    unfinished: left > 0 && stopped === null,
  });
}

/** Promising, still open, and not read yet. A tender that the team typed itself has no notice to read. */
function isWorthReading(
  { noticeId, summary, relevance, state, deadline, decision }: TenderRow,
  least: number,
  now: Date,
) {
  const stands = state === 'Initial' || state === 'Rectifié';
  const open = stands && (deadline === null || deadline >= now) && decision !== 'Écarté';
  return /^\d{2}-\d+$/.test(noticeId) && summary === '' && open && (relevance ?? 0) >= least;
}

/** Failures of one answer; any other will be the next one's too. */
const OF_ONE_NOTICE: ReadonlySet<string> = new Set([
  'claude.refused-topic',
  'claude.cut-short',
  'claude.unreadable',
  'claude.refused',
]);

/** What was read is kept with its model, its question's version, the print of its text and its cost. */
function judge(
  row: TenderRow,
  text: string,
  { answer, cost }: Asked,
  now: Date,
): { readonly outcome: UnitOutcome; readonly changes: readonly Change[] } {
  const { noticeId: key, title: name } = row;
  const reading = answer.ok ? checkReading(answer.value.value, text) : null;
  if (!answer.ok || reading === null) {
    const why = answer.ok ? 'la réponse de Claude ne s’appuie pas sur l’avis.' : answer.error.message;
    // The same text would be read in the same way, and paid for again.
    const final = answer.ok || answer.error.code === 'claude.refused-topic';
    return { outcome: { key, ok: false, reason: `Avis ${key}\u00a0: ${why}`, final }, changes: [] };
  }
  const filled = blanksToFill(row, cellsRead(reading.points, row));
  const origin = {
    date: now,
    tab: tenders.tab,
    subjectId: key,
    name,
    source: `Claude (${answer.value.model})`,
    reference: `${READ_TENDER_VERSION}, empreinte ${fingerprint(text)}`,
  };
  const provenance = Object.entries(filled).map(([field, value]) => {
    const { header } = columnOf(tenders, field);
    return append(enrichments, { ...origin, field: header, value: tellValue(value), cost: 0 });
  });
  return {
    outcome: { key, ok: true },
    changes: [
      setSystem(tenders, key, { summary: tellReading(reading) }),
      ...(provenance.length === 0 ? [] : [fillBlank(tenders, key, filled)]),
      append(enrichments, { ...origin, field: columnOf(tenders, 'summary').header, value: reading.summary, cost }),
      ...provenance,
    ],
  };
}

function tellValue(value: string | number | Date | null): string {
  if (value instanceof Date) return formatDate(value);
  return typeof value === 'number' ? formatAmount(value) : (value ?? '');
}

function missing({ noticeId: key }: TenderRow): UnitOutcome {
  return { key, ok: false, reason: `Avis ${key}\u00a0: le BOAMP ne le donne plus.`, final: true };
}

/** What Claude is given: the notice's own words, nothing of the team's. */
function textOf({ title, description, lots, siteVisit, nature, procedure }: Notice): string {
  return [title, nature, procedure, description, ...lots.map((lot) => `Lot ${lot.number} : ${lot.title}`), siteVisit]
    .filter((part) => part !== '')
    .join('\n');
}
