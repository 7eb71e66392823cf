/** What all tables say of each company and contact: what scores and temperatures are worked out from. */
import { isGivenUp } from '../../crm/follow-ups/unanswered.ts';
import { activityByContact, type ContactActivity, NO_ACTIVITY } from '../../crm/interactions.ts';
import { findStage, isOpen } from '../../crm/pipeline/stages.ts';
import type { CompanySurroundings } from '../../crm/score/facts.ts';
import { parseSettings, type Settings } from '../../crm/settings/index.ts';
import {
  type ContactRow,
  companies,
  contacts,
  type InteractionRow,
  interactions,
  type OpportunityRow,
  opportunities,
  settings as settingsTable,
  type TenderRow,
  tenders,
} from '../../crm/tables/index.ts';
import type { TemperatureFacts } from '../../crm/temperature.ts';
import { ok, type Result } from '../../result.ts';
import type { Fresh, SheetRow } from '../../sheet/index.ts';

export interface ScoredTables {
  readonly settings: Settings;
  readonly firms: readonly SheetRow<typeof companies>[];
  readonly people: readonly SheetRow<typeof contacts>[];
  readonly deals: readonly SheetRow<typeof opportunities>[];
  readonly exchanges: readonly SheetRow<typeof interactions>[];
  readonly notices: readonly SheetRow<typeof tenders>[];
}

function readRows<T extends Parameters<Fresh['rows']>[0]>(tables: Pick<Fresh, 'rows'>, table: T) {
  const read = tables.rows(table);
  return read.ok ? ok(read.value.rows) : read;
}

/** Six weighted calls, PARAMETRES included. */
export function readScoredTables(tables: Pick<Fresh, 'rows'>): Result<ScoredTables> {
  const configured = readRows(tables, settingsTable);
  if (!configured.ok) return configured;
  const firms = readRows(tables, companies);
  if (!firms.ok) return firms;
  const people = readRows(tables, contacts);
  if (!people.ok) return people;
  const deals = readRows(tables, opportunities);
  if (!deals.ok) return deals;
  const exchanges = readRows(tables, interactions);
  if (!exchanges.ok) return exchanges;
  const notices = readRows(tables, tenders);
  if (!notices.ok) return notices;
  const { settings } = parseSettings(configured.value.map(({ values }) => values));
  return ok({
    settings,
    firms: firms.value,
    people: people.value,
    deals: deals.value,
    exchanges: exchanges.value,
    notices: notices.value,
  });
}

/** What the other tables say of each company and contact, looked up once for all. */
export function surround(tables: ScoredTables, today: Date) {
  const { settings } = tables;
  const activities = activityByContact(tables.exchanges.map(({ values }) => values));
  const isStillOpen = ({ stage }: OpportunityRow) => {
    const found = findStage(settings.stages, stage);
    return found !== null && isOpen(found);
  };
  const openDeals = tables.deals.map(({ values }) => values).filter(isStillOpen);
  const confirmed = new Set(openDeals.filter((deal) => deal.budgetConfirmed).map((deal) => deal.companyId));
  const proposals = new Set(
    openDeals
      .filter((deal) => findStage(settings.stages, deal.stage)?.kind === 'proposal')
      .map((deal) => deal.contactId),
  );
  const tendering = new Set(
    tables.notices.filter(({ values }) => isOpenTender(values, today)).map(({ values }) => values.companyId),
  );
  const staff = new Map<string, { id: string; values: ContactRow }[]>();
  for (const { id, values } of tables.people) {
    if (values.companyId !== '') staff.set(values.companyId, [...(staff.get(values.companyId) ?? []), { id, values }]);
  }
  const activityOf = (contactId: string): ContactActivity => activities.get(contactId) ?? NO_ACTIVITY;
  const ownExchanges = new Map<string, InteractionRow[]>();
  for (const { values } of tables.exchanges) {
    const own = ownExchanges.get(values.contactId);
    if (own) own.push(values);
    else ownExchanges.set(values.contactId, [values]);
  }
  return {
    temperatureFactsOf: (contactId: string): TemperatureFacts => {
      const activity = activityOf(contactId);
      return {
        ...activity,
        openProposal: proposals.has(contactId),
        givenUp: isGivenUp(ownExchanges.get(contactId) ?? [], activity, settings.followUps, today),
      };
    },
    companyOf: (companyId: string): CompanySurroundings => {
      const known = staff.get(companyId) ?? [];
      return {
        contacts: known.map(({ values }) => values),
        lastInbound: latest(known.map(({ id }) => activityOf(id).lastInbound)),
        budgetConfirmed: confirmed.has(companyId),
        openTender: tendering.has(companyId),
      };
    },
  };
}

/** A call that the team has not set aside and that can still be answered. */
export function isOpenTender({ companyId, decision, state, deadline }: TenderRow, today: Date): boolean {
  const live = state === 'Initial' || state === 'Rectifié' || state === '';
  return companyId !== '' && decision !== 'Écarté' && live && deadline !== null && deadline >= today;
}

function latest(dates: readonly (Date | null)[]): Date | null {
  return dates.reduce((last, date) => (date !== null && (last === null || date > last) ? date : last), null);
}
