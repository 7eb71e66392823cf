/** Completes rows that people have typed or brought: identifiers, links, labels, stages to record, system dates. */
import { startOfDay } from 'date-fns';
import { countOf } from '../crm/french/numbers.ts';
import type { Settings } from '../crm/settings/index.ts';
import { companies, contacts, interactions, opportunities, TABLES } from '../crm/tables/index.ts';
import type { Table } from '../crm/tables/table.ts';
import type { Ports } from '../ports.ts';
import { ok, type Result } from '../result.ts';
import { adoptRows } from '../sheet/adopt-rows.ts';
import type { Change } from '../sheet/change.ts';
import type { Fresh } from '../sheet/operation.ts';
import { readHeader } from '../sheet/read-table.ts';
import type { SheetRow } from '../sheet/rows.ts';
import { checkboxDesign } from '../sheet/tab-design.ts';
import { transact } from '../sheet/transact.ts';
import { linkCompanies, linkContacts } from './completion/links.ts';
import {
  type Completion,
  completeCompany,
  completeContact,
  completeInteraction,
  completeOpportunity,
  labelOf,
} from './completion/plan-completion.ts';
import { listsOf } from './install/prepare-tabs.ts';
import { appendCompanies, companiesNamed, normalizeChoices } from './install/takeover.ts';

export interface CompletionReport {
  readonly contacts: number;
  readonly companiesCreated: number;
  readonly summary: string;
}

/** What to do with words that mean a stage, a type or a source without being it: an installation takes them over. */
export type ForeignWords = 'replace' | 'leave';

/**
 * Gives identifiers, then writes everything else in one operation that the journal can undo. Changes of stage that no
 * script saw are recorded as such. A second run changes nothing.
 */
export function completeRows(ports: Ports, settings: Settings, words: ForeignWords): Result<CompletionReport> {
  for (const table of TABLES) {
    if (!table.id?.prefix || table.appendOnly) continue;
    const adopted = adoptRows(ports, table);
    if (!adopted.ok) return adopted;
  }
  if (words === 'replace') {
    const replaced = replaceWords(ports, settings);
    if (!replaced.ok) return replaced;
  }
  const done = transact(ports, {
    action: 'rows.complete',
    plan: (fresh) => planCompletion(fresh, settings),
    summary: (report: CompletionReport) => report.summary,
  });
  if (!done.ok) return done;
  const boxed = addCheckboxes(ports);
  return boxed.ok ? ok(done.value.value) : boxed;
}

/** Rows that people typed or pasted get the boxes that a script's own rows come with. */
function addCheckboxes(ports: Ports): Result<null> {
  for (const table of TABLES.filter(({ columns }) => columns.some(({ type }) => type === 'checkbox'))) {
    const header = readHeader(ports, table);
    if (!header.ok) return header;
    const filled = ports.workbook.tab(header.value.tab)?.lastRow ?? 0;
    ports.workbook.design(header.value.tab, checkboxDesign(header.value, filled));
  }
  return ok(null);
}

/** The team's own words for stages, types and sources, before anything is concluded from them. */
function replaceWords(ports: Ports, settings: Settings): Result<unknown> {
  return transact(ports, {
    action: 'install.words',
    summary: (count: number) => `${countOf(count, 'mot de votre fichier repris', 'mots de votre fichier repris')}.`,
    plan: (fresh) => {
      const changes: Change[] = [];
      for (const table of [companies, contacts, opportunities]) {
        const read = fresh.rows<Table>(table);
        if (!read.ok) return read;
        changes.push(...normalizeChoices(table, read.value, listsOf(settings)));
      }
      return ok({ changes, value: changes.length });
    },
  });
}

function planCompletion(fresh: Fresh, settings: Settings): Result<{ changes: Change[]; value: CompletionReport }> {
  const read = readTables(fresh);
  if (!read.ok) return read;
  const { firms, people, deals, exchanges } = read.value;
  const named = companiesNamed(firms, people, deals);
  const created = new Map([...named.keys()].map((key) => [key, fresh.newId(companies)]));
  const completion: Completion = {
    stages: settings.stages,
    now: fresh.now,
    today: startOfDay(fresh.now),
    companyOf: linkCompanies(firms, created),
    contactOf: linkContacts(people, labelOf),
  };
  const changes = [
    ...appendCompanies(named, created, completion.today),
    ...firms.flatMap((row) => completeCompany(row, completion)),
    ...people.flatMap((row) => completeContact(row, completion)),
    ...deals.flatMap((row) => completeOpportunity(row, completion)),
    ...exchanges.flatMap((row) => completeInteraction(row, completion)),
  ];
  const summary = `${countOf(people.length, 'contact relié', 'contacts reliés')}, ${countOf(named.size, 'entreprise créée', 'entreprises créées')}.`;
  return ok({ changes, value: { contacts: people.length, companiesCreated: named.size, summary } });
}

interface Rows {
  readonly firms: readonly SheetRow<typeof companies>[];
  readonly people: readonly SheetRow<typeof contacts>[];
  readonly deals: readonly SheetRow<typeof opportunities>[];
  readonly exchanges: readonly SheetRow<typeof interactions>[];
}

/** Rows that carry an identifier: a row typed since then waits for the next run. */
function readTables(fresh: Fresh): Result<Rows> {
  const firms = fresh.rows(companies);
  if (!firms.ok) return firms;
  const people = fresh.rows(contacts);
  if (!people.ok) return people;
  const deals = fresh.rows(opportunities);
  if (!deals.ok) return deals;
  const exchanges = fresh.rows(interactions);
  if (!exchanges.ok) return exchanges;
  return ok({
    firms: firms.value.rows.filter(({ id }) => id !== ''),
    people: people.value.rows.filter(({ id }) => id !== ''),
    deals: deals.value.rows.filter(({ id }) => id !== ''),
    exchanges: exchanges.value.rows.filter(({ id }) => id !== ''),
  });
}
