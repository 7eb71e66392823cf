/** Scores every company and warms or cools every contact, from what all tables say today. */
import { startOfDay } from 'date-fns';
import { countOf } from '../crm/french/numbers.ts';
import { activityByContact, type ContactActivity, NO_ACTIVITY } from '../crm/interactions.ts';
import { findStage, isOpen } from '../crm/pipeline/stages.ts';
import { factsOfCompany } from '../crm/score/facts.ts';
import { createScorer } from '../crm/score/score.ts';
import { parseSettings, type Settings } from '../crm/settings/index.ts';
import {
  type ContactRow,
  companies,
  contacts,
  interactions,
  type OpportunityRow,
  opportunities,
  settings as settingsTable,
  type TenderRow,
  tenders,
} from '../crm/tables/index.ts';
import { temperatureOf } from '../crm/temperature.ts';
import type { Ports } from '../ports.ts';
import { ok, type Result } from '../result.ts';
import { type Change, setSystem } from '../sheet/change.ts';
import type { Fresh } from '../sheet/operation.ts';
import { transact } from '../sheet/transact.ts';

export interface ScoreReport {
  readonly companies: number;
  readonly contacts: number;
  /** Companies above the threshold of PARAMETRES. */
  readonly qualified: number;
  readonly summary: string;
}

/** The fewest weighted calls: the lock taken and given back, six tables read, three written. */
export const floor = { lock: 2, read: 6, write: 3 } as const;

/**
 * Rewrites, in one operation, the score and its explanation for each company, the score and temperature of each contact,
 * and the weighted amount of each opportunity. The same tables on the same day give the same cells.
 */
export function scoreAll(ports: Ports): Result<ScoreReport> {
  const done = transact(ports, {
    action: 'companies.score',
    plan: (fresh) => planScores(fresh),
    summary: (report: ScoreReport) => report.summary,
  });
  return done.ok ? ok(done.value.value) : done;
}

function planScores(fresh: Fresh): Result<{ changes: Change[]; value: ScoreReport }> {
  const tables = readTables(fresh);
  if (!tables.ok) return tables;
  const { settings, people, deals } = tables.value;
  const today = startOfDay(fresh.now);
  const score = createScorer(settings.icp);
  const around = surround(tables.value, today);
  const scores = new Map<string, number>();
  const changes: Change[] = [];
  for (const { id, values } of tables.value.firms) {
    if (id === '') continue;
    const { score: points, sentence } = score(factsOfCompany(values, around.companyOf(id), today));
    scores.set(id, points);
    changes.push(setSystem(companies, id, { score: points, scoreDetail: sentence }));
  }
  for (const { id, values } of people) {
    if (id === '') continue;
    const facts = { ...around.activityOf(id), openProposal: around.hasOpenProposal(id) };
    changes.push(
      setSystem(contacts, id, {
        score: scores.get(values.companyId) ?? null,
        temperature: temperatureOf(facts, today, settings.temperature),
      }),
    );
  }
  for (const { id, values } of deals) {
    if (id !== '') changes.push(setSystem(opportunities, id, { weightedAmount: weigh(values, settings) }));
  }
  const qualified = [...scores.values()].filter((points) => points > settings.icp.threshold).length;
  const report = { companies: scores.size, contacts: people.length, qualified };
  return ok({ changes, value: { ...report, summary: say(report, settings.icp.threshold) } });
}

interface ReadTables {
  readonly settings: Settings;
  readonly firms: Rows<typeof companies>;
  readonly people: Rows<typeof contacts>;
  readonly deals: Rows<typeof opportunities>;
  readonly exchanges: Rows<typeof interactions>;
  readonly notices: Rows<typeof tenders>;
}

type Rows<T extends Parameters<Fresh['rows']>[0]> = Extract<ReturnType<typeof readRows<T>>, { ok: true }>['value'];

function readRows<T extends Parameters<Fresh['rows']>[0]>(fresh: Fresh, table: T) {
  const read = fresh.rows(table);
  return read.ok ? ok(read.value.rows) : read;
}

function readTables(fresh: Fresh): Result<ReadTables> {
  const configured = readRows(fresh, settingsTable);
  if (!configured.ok) return configured;
  const firms = readRows(fresh, companies);
  if (!firms.ok) return firms;
  const people = readRows(fresh, contacts);
  if (!people.ok) return people;
  const deals = readRows(fresh, opportunities);
  if (!deals.ok) return deals;
  const exchanges = readRows(fresh, interactions);
  if (!exchanges.ok) return exchanges;
  const notices = readRows(fresh, tenders);
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
function surround(tables: ReadTables, today: Date) {
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
  return {
    activityOf,
    hasOpenProposal: (contactId: string) => proposals.has(contactId),
    companyOf: (companyId: string) => {
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
function isOpenTender({ companyId, decision, state, deadline }: TenderRow, today: Date): boolean {
  const live = state === 'Initial' || state === 'Rectifié' || state === '';
  return companyId !== '' && decision !== 'Écarté' && live && deadline !== null && deadline >= today;
}

/** Amount times probability: the team's when typed, else the stage's own rate; blank without an amount. */
function weigh({ amount, probability, stage }: OpportunityRow, settings: Settings): number | null {
  if (amount === null) return null;
  const rate = probability ?? findStage(settings.stages, stage)?.probability ?? 0;
  return Math.round(amount * rate * 100) / 100;
}

function latest(dates: readonly (Date | null)[]): Date | null {
  return dates.reduce((last, date) => (date !== null && (last === null || date > last) ? date : last), null);
}

function say(report: Omit<ScoreReport, 'summary'>, threshold: number): string {
  const scored = countOf(report.companies, 'entreprise notée', 'entreprises notées');
  const followed = countOf(report.contacts, 'contact mis à jour', 'contacts mis à jour');
  return `${scored}, dont ${report.qualified} au-dessus de ${threshold} ; ${followed}.`;
}
