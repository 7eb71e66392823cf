/** The tables that name contacts and companies, as a merge is about to leave them. */
import { parseSettings, type Settings } from '../../crm/settings/index.ts';
import {
  companies,
  contacts,
  followUps,
  interactions,
  opportunities,
  sales,
  settings as settingsTable,
  tenders,
} from '../../crm/tables/index.ts';
import type { Table } from '../../crm/tables/table.ts';
import { ok, type Result } from '../../result.ts';
import { Draft } from '../../sheet/draft.ts';
import type { Fresh } from '../../sheet/index.ts';

export interface WorkbookDrafts {
  readonly settings: Settings;
  readonly companies: Draft<typeof companies>;
  readonly contacts: Draft<typeof contacts>;
  readonly opportunities: Draft<typeof opportunities>;
  readonly interactions: Draft<typeof interactions>;
  readonly followUps: Draft<typeof followUps>;
  readonly tenders: Draft<typeof tenders>;
  /** `null` while VENTES is not kept. */
  readonly sales: Draft<typeof sales> | null;
}

/** Seven weighted calls, each table read once; one more where VENTES is kept. */
export function openDrafts(fresh: Fresh): Result<WorkbookDrafts> {
  const configured = fresh.rows(settingsTable);
  if (!configured.ok) return configured;
  const firms = openDraft(fresh, companies);
  if (!firms.ok) return firms;
  const people = openDraft(fresh, contacts);
  if (!people.ok) return people;
  const deals = openDraft(fresh, opportunities);
  if (!deals.ok) return deals;
  const exchanges = openDraft(fresh, interactions);
  if (!exchanges.ok) return exchanges;
  const reminders = openDraft(fresh, followUps);
  if (!reminders.ok) return reminders;
  const notices = openDraft(fresh, tenders);
  if (!notices.ok) return notices;
  const sold = fresh.holds(sales) ? openDraft(fresh, sales) : ok(null);
  if (!sold.ok) return sold;
  return ok({
    settings: parseSettings(configured.value.rows.map(({ values }) => values)).settings,
    companies: firms.value,
    contacts: people.value,
    opportunities: deals.value,
    interactions: exchanges.value,
    followUps: reminders.value,
    tenders: notices.value,
    sales: sold.value,
  });
}

function openDraft<T extends Table>(fresh: Fresh, table: T): Result<Draft<T>> {
  const rows = fresh.rows(table);
  return rows.ok ? ok(new Draft(table, rows.value)) : rows;
}

/** The tables alone, in the order in which a merge writes them: what is named before what names it. */
export function draftsOf({ settings: _, ...drafts }: WorkbookDrafts): readonly Draft<Table>[] {
  return (Object.values(drafts) as readonly unknown[] as readonly (Draft<Table> | null)[]).filter(
    (draft) => draft !== null,
  );
}
