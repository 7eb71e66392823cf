/** Completes rows that people have typed or brought: identifiers, links to companies, first stages, dates of arrival. */
import { startOfDay } from 'date-fns';
import { countOf } from '../crm/french/numbers.ts';
import type { Settings } from '../crm/settings/index.ts';
import { allowedValues } from '../crm/settings/value-lists.ts';
import { companies, contacts, history, opportunities, TABLES } from '../crm/tables/index.ts';
import type { HistorySubject } from '../crm/tables/values.ts';
import { recognizeChoice } from '../crm/takeover/choices.ts';
import { mentionKey } from '../crm/takeover/companies.ts';
import type { Ports } from '../ports.ts';
import { ok, type Result } from '../result.ts';
import { adoptRows } from '../sheet/adopt-rows.ts';
import { append, type Change, fillBlank, setSystem } from '../sheet/change.ts';
import { placeOf } from '../sheet/header.ts';
import { setParagraph } from '../sheet/notes.ts';
import type { Fresh } from '../sheet/operation.ts';
import { readTable } from '../sheet/read-table.ts';
import { transact } from '../sheet/transact.ts';
import { listsOf } from './install/prepare-tabs.ts';
import { appendCompanies, companiesNamed, completeContact, findUnclear, normalizeChoices } from './install/takeover.ts';

export interface CompletionReport {
  readonly contacts: number;
  readonly companiesCreated: number;
  readonly summary: string;
}

/** What to do with words that mean a stage, a type or a source without being it: an installation takes them over. */
export type ForeignWords = 'replace' | 'leave';

/** Gives identifiers, then writes everything else in one operation that the journal can undo. Idempotent. */
export function completeRows(ports: Ports, settings: Settings, words: ForeignWords): Result<CompletionReport> {
  for (const table of TABLES) {
    if (!table.id?.prefix || table.appendOnly) continue;
    const adopted = adoptRows(ports, table);
    if (!adopted.ok) return adopted;
  }
  const done = transact(ports, {
    action: 'rows.complete',
    plan: (fresh) => planCompletion(fresh, settings, words),
    summary: (report: CompletionReport) => report.summary,
  });
  return done.ok ? ok(done.value.value) : done;
}

function planCompletion(
  fresh: Fresh,
  settings: Settings,
  words: ForeignWords,
): Result<{ changes: Change[]; value: CompletionReport }> {
  const firms = fresh.rows(companies);
  if (!firms.ok) return firms;
  const people = fresh.rows(contacts);
  if (!people.ok) return people;
  const deals = fresh.rows(opportunities);
  if (!deals.ok) return deals;
  const today = startOfDay(fresh.now);
  const lists = listsOf(settings);
  const named = companiesNamed(firms.value.rows, people.value.rows, deals.value.rows);
  const ids = new Map(firms.value.rows.map((row) => [mentionKey(row.values.name), row.id]));
  for (const key of named.keys()) ids.set(key, fresh.newId(companies));
  const companyIdOf = (name: string) => ids.get(mentionKey(name)) ?? '';
  const [firstStage = ''] = allowedValues('stages', settings);
  const stageOf = (text: string) => recognizeChoice('stage', lists.stages, text) ?? '';
  const begin = (subject: HistorySubject, subjectId: string, to: string, channel: string): Change =>
    append(history, { date: fresh.now, subject, subjectId, to, author: fresh.user, channel });
  const changes: Change[] = [
    ...appendCompanies(named, companyIdOf, today),
    ...(words === 'replace'
      ? [
          ...normalizeChoices(companies, firms.value, lists),
          ...normalizeChoices(contacts, people.value, lists),
          ...normalizeChoices(opportunities, deals.value, lists),
        ]
      : []),
    ...firms.value.rows
      .filter(({ values }) => values.addedOn === null)
      .map((row) => setSystem(companies, row.id, { addedOn: today })),
    ...people.value.rows.flatMap((row) => {
      const stage = row.values.stage === '' ? firstStage : stageOf(row.values.stage);
      const complete = completeContact(row, companyIdOf(row.values.company), row.values.validatedStage || stage, today);
      const filled = row.values.stage === '' ? [fillBlank(contacts, row.id, { stage: firstStage })] : [];
      const begun = row.values.validatedStage === '' && stage !== '' ? [begin('Contact', row.id, stage, '')] : [];
      return [...filled, complete, ...begun];
    }),
    ...deals.value.rows.flatMap((row) => {
      const stage = row.values.stage === '' ? firstStage : stageOf(row.values.stage);
      const complete = setSystem(opportunities, row.id, {
        companyId: row.values.companyId || companyIdOf(row.values.company),
        validatedStage: row.values.validatedStage || stage,
        createdOn: row.values.createdOn ?? today,
        stageSince: row.values.stageSince ?? today,
      });
      const filled = row.values.stage === '' ? [fillBlank(opportunities, row.id, { stage: firstStage })] : [];
      const begun =
        row.values.validatedStage === '' && stage !== ''
          ? [begin('Opportunité', row.id, stage, row.values.channel)]
          : [];
      return [...filled, complete, ...begun];
    }),
  ];
  const summary = `${countOf(people.value.rows.length, 'contact relié', 'contacts reliés')}, ${countOf(named.size, 'entreprise créée', 'entreprises créées')}.`;
  return ok({ changes, value: { contacts: people.value.rows.length, companiesCreated: named.size, summary } });
}

/** A note on each cell that nobody but the team can make sense of. Two service calls for a tab that has some. */
export function noteUnclear(ports: Ports, settings: Settings): Result<number> {
  let count = 0;
  for (const table of TABLES.filter((candidate) => !candidate.appendOnly)) {
    const read = readTable(ports, table);
    if (!read.ok) return read;
    const { header } = read.value;
    const unclear = findUnclear(table, read.value, listsOf(settings));
    if (unclear.length === 0) continue;
    const rows = Math.max(...unclear.map(({ position }) => position));
    const area = { row: 1, column: 1, rows, columns: header.cells.length };
    const notes = ports.workbook.readNotes(header.tab, area);
    for (const { position, column, message } of unclear) {
      const line = notes[position - 1];
      const place = placeOf(header, column) - 1;
      if (line) line[place] = setParagraph(line[place] ?? '', message);
    }
    ports.workbook.writeNotes(header.tab, 1, 1, notes);
    count += unclear.length;
  }
  return ok(count);
}
