/** Completes the rows of a file that Pistil takes over: identifiers, the team’s own words, companies that were only named. */
import { startOfDay } from 'date-fns';
import { countOf } from '../../crm/french/numbers.ts';
import type { Settings } from '../../crm/settings/index.ts';
import { companies, contacts, opportunities, TABLES } from '../../crm/tables/index.ts';
import type { Table } from '../../crm/tables/table.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { adoptRows } from '../../sheet/adopt-rows.ts';
import type { Draft } from '../../sheet/draft.ts';
import type { Change, Fresh } from '../../sheet/index.ts';
import { transact } from '../../sheet/index.ts';
import { readHeader } from '../../sheet/read-table.ts';
import { checkboxDesign } from '../../sheet/tab-design.ts';
import { settleTables } from '../completion/settle-tables.ts';
import { readDrafts } from '../completion/survey.ts';
import { listsOf } from '../tabs/prepare-tabs.ts';
import { appendCompanies, companiesNamed, normalizeChoices } from './takeover.ts';

export interface CompletionReport {
  readonly contacts: number;
  readonly companiesCreated: number;
  readonly summary: string;
}

/**
 * Gives identifiers, then writes everything else in two operations that the journal can undo. The stages of the file are
 * facts: no gate is asked. A second run changes nothing.
 */
export function completeRows(ports: Ports, settings: Settings): Result<CompletionReport> {
  for (const table of TABLES) {
    if (!table.id?.prefix || table.appendOnly) continue;
    const adopted = adoptRows(ports, table);
    if (!adopted.ok) return adopted;
  }
  const replaced = replaceWords(ports, settings);
  if (!replaced.ok) return replaced;
  const done = transact(ports, {
    action: 'rows.complete',
    plan: (fresh) => planCompletion(fresh, settings),
    summary: (report: CompletionReport) => report.summary,
  });
  if (!done.ok) return done;
  const boxed = addCheckboxes(ports);
  return boxed.ok ? ok(done.value.value) : boxed;
}

/** Existing rows get the boxes that a script's own rows come with. */
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
  const read = readDrafts(fresh);
  if (!read.ok) return read;
  const drafts = read.value;
  const named = companiesNamed(drafts.companies.rows, drafts.contacts.rows, drafts.opportunities.rows);
  const ids = new Map([...named.keys()].map((key) => [key, fresh.newId(companies)]));
  const created = [...named].map(([key, { name }]) => ({ id: ids.get(key) ?? '', name }));
  const settled = settleTables(drafts, {
    settings,
    now: fresh.now,
    known: null,
    missing: new Set(),
    steering: [],
    gates: false,
    created,
  });
  if (!settled.ok) return settled;
  const changes = [
    ...appendCompanies(named, ids, startOfDay(fresh.now)),
    ...Object.values(drafts).flatMap((draft: Draft<Table>) => draft.changes()),
    ...settled.value.history,
  ];
  const people = drafts.contacts.rows.length;
  const summary = `${countOf(people, 'contact relié', 'contacts reliés')}, ${countOf(named.size, 'entreprise créée', 'entreprises créées')}.`;
  return ok({ changes, value: { contacts: people, companiesCreated: named.size, summary } });
}
