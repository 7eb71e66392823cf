/** All tables put in order together: system columns, names and links, what the system fills, stages. Pure, and idempotent. */
import { startOfDay } from 'date-fns';
import type { Settings } from '../../crm/settings/index.ts';
import type { companies, contacts, followUps, interactions, opportunities, tenders } from '../../crm/tables/index.ts';
import type { Table } from '../../crm/tables/table.ts';
import { ok, type Result } from '../../result.ts';
import type { Change } from '../../sheet/change.ts';
import { type Draft, textOf } from '../../sheet/draft.ts';
import type { SheetRow } from '../../sheet/rows.ts';
import { indexNames, type NamedRow, type NamedTable, nameContact } from '../mentions/name-index.ts';
import { fillCompanies, fillContacts, fillInteractions, fillLastInteractions, fillOpportunities } from './fill-rows.ts';
import { clearStaleLinks, linkNames, type Past } from './link-names.ts';
import { restoreSystem } from './restore-system.ts';
import { bringContactsAlong, settleContacts, settleOpportunities } from './settle-stages.ts';

/** The tables that people write in, as drafts. */
export interface Drafts {
  readonly companies: Draft<typeof companies>;
  readonly contacts: Draft<typeof contacts>;
  readonly opportunities: Draft<typeof opportunities>;
  readonly tenders: Draft<typeof tenders>;
  readonly interactions: Draft<typeof interactions>;
  readonly followUps: Draft<typeof followUps>;
}

export interface SettleContext extends Past {
  readonly settings: Settings;
  readonly now: Date;
  /** False for a file that is taken over: its stages are facts. */
  readonly gates: boolean;
  /** The tables of steering that are there. */
  readonly steering: readonly Draft<Table>[];
  /** Companies about to be added. */
  readonly created: readonly NamedRow[];
}

export interface Settlement {
  /** Lines of HISTORIQUE; what changes in the tables stands in their drafts. */
  readonly history: readonly Change[];
  /** System cells put back as they were. */
  readonly restored: number;
  /** Stages put back. */
  readonly refused: number;
}

export function settleTables(drafts: Drafts, context: SettleContext): Result<Settlement> {
  const { now, known, steering } = context;
  const today = startOfDay(now);
  const all: readonly Draft<Table>[] = [...Object.values(drafts), ...steering];
  const restored = all.reduce((sum, draft) => sum + restoreSystem(draft, known), 0);
  fillCompanies(drafts.companies, today);
  const firms = nameIndex(
    'companies',
    drafts.companies,
    ({ id, values }) => ({ id, name: values.name }),
    context.created,
  );
  linkNames(drafts.contacts, { companies: firms }, context);
  fillContacts(drafts.contacts, today);
  const people = nameIndex('contacts', drafts.contacts, ({ id, values }) => nameContact(id, values));
  linkNames(drafts.opportunities, { companies: firms, contacts: people }, context);
  const deals = nameIndex('opportunities', drafts.opportunities, ({ id, values }) => ({ id, name: values.title }));
  linkNames(drafts.tenders, { opportunities: deals }, context);
  clearStaleLinks(drafts.tenders, { companies: firms }, context);
  const notices = nameIndex('tenders', drafts.tenders, ({ id, values }) => ({ id, name: values.title }));
  const aims = indexNames(
    'objectives',
    steering
      .filter(({ table }) => table.key === 'objectives')
      .flatMap((draft) => [...draft.rows, ...draft.alike])
      .map(({ id, values }) => ({ id, name: textOf(values, 'indicator') })),
  );
  const names = { companies: firms, contacts: people, opportunities: deals, tenders: notices, objectives: aims };
  for (const draft of steering) linkNames(draft, names, context);
  linkNames(drafts.interactions, names, context);
  fillInteractions(drafts.interactions, drafts.contacts, names);
  linkNames(drafts.followUps, names, context);
  fillLastInteractions(drafts.contacts, drafts.interactions, now);
  return settleStages(drafts, context, restored);
}

function settleStages(drafts: Drafts, context: SettleContext, restored: number): Result<Settlement> {
  // Each draft stands under the key of its own table, hence of its own type.
  const tables = {
    rows: <T extends Table>({ key }: T) => ok((drafts as unknown as Record<string, Draft<T>>)[key] as Draft<T>),
  };
  const stages = { ...context, tables };
  const deals = settleOpportunities(drafts.opportunities, stages);
  if (!deals.ok) return deals;
  const people = settleContacts(drafts.contacts, stages);
  if (!people.ok) return people;
  const along = bringContactsAlong(drafts.contacts, drafts.opportunities, stages);
  fillOpportunities(drafts.opportunities, context.settings.stages, startOfDay(context.now));
  return ok({
    history: [...deals.value.history, ...people.value.history, ...along],
    restored,
    refused: deals.value.refused + people.value.refused,
  });
}

function nameIndex<T extends Table>(
  table: NamedTable,
  draft: Draft<T>,
  nameOf: (row: SheetRow<T>) => NamedRow,
  more: readonly NamedRow[] = [],
) {
  return indexNames(table, [...draft.rows, ...draft.alike].map(nameOf).concat(more));
}
