/** Makes TABLEAU_DE_BORD, once, and refreshes its content: every night, and when somebody asks. */
import { addMonths, isBefore, isSameDay, startOfDay, startOfMonth, subDays } from 'date-fns';
import { daysBetween } from '../crm/french/dates.ts';
import { findStage, isOpen } from '../crm/pipeline/stages.ts';
import { parseSettings, type Settings } from '../crm/settings/index.ts';
import {
  type ContactRow,
  contacts,
  type FollowUpRow,
  followUps,
  history,
  interactions,
  type OpportunityRow,
  opportunities,
  settings as settingsTable,
} from '../crm/tables/index.ts';
import type { TableKey } from '../crm/tables/table.ts';
import { isWorkingDay } from '../crm/working-days.ts';
import type { Cell, Ports } from '../ports.ts';
import { ok, type Result } from '../result.ts';
import { declaredHeader, findTab, type Header } from '../sheet/header.ts';
import { readHeader, readTable } from '../sheet/read-table.ts';
import { underLock } from '../sheet/under-lock.ts';
import type { Source } from './dashboard/figures.ts';
import { DASHBOARD_TAB, dashboardDesign, HIDDEN, KEPT, LAYOUT_VERSION, PAGE } from './dashboard/layout.ts';
import { type DueFollowUp, type HotLead, layHiddenRows, layPage, type PageFacts } from './dashboard/page.ts';
import { type Placement, referTo, referToTable } from './dashboard/references.ts';
import { sayAll } from './dashboard/words.ts';

/** Fewest weighted calls: each of five tables once, what the page keeps, two writes, the lock taken and given back. */
export const floor = { lock: 2, read: 6, write: 2 } as const;

export interface DashboardReport {
  readonly created: boolean;
  readonly summary: string;
}

const TREND_DAYS = 90;
const LISTED = 10;

/** Ten weighted calls whatever the number of rows; making the tab the first time adds its formats. */
export function refreshDashboard(ports: Ports): Result<DashboardReport> {
  const tables = readTables(ports);
  if (!tables.ok) return tables;
  return underLock(ports, () => {
    const exists = ports.workbook.tab(DASHBOARD_TAB) !== null;
    if (!exists) ports.workbook.addTab(DASHBOARD_TAB, 1);
    const kept = exists ? ports.workbook.read(DASHBOARD_TAB, KEPT) : [];
    const created = kept[0]?.[2] !== LAYOUT_VERSION;
    if (created) ports.workbook.design(DASHBOARD_TAB, dashboardDesign());
    const { source, facts } = compose(ports, tables.value, kept);
    ports.workbook.write(DASHBOARD_TAB, PAGE.row, PAGE.column, layPage(source, facts));
    ports.workbook.write(DASHBOARD_TAB, HIDDEN.row, HIDDEN.column, layHiddenRows(source, facts));
    ports.workbook.flush();
    const summary = created ? 'Le tableau de bord est prêt.' : 'Le tableau de bord est à jour.';
    return ok({ created, summary });
  });
}

interface Tables {
  readonly settings: Settings;
  readonly people: readonly ContactRow[];
  readonly deals: readonly OpportunityRow[];
  readonly due: readonly FollowUpRow[];
  readonly interactionCount: number;
  readonly placements: ReadonlyMap<TableKey, Placement>;
}

function readTables(ports: Ports): Result<Tables> {
  const configured = readTable(ports, settingsTable);
  if (!configured.ok) return configured;
  const people = readTable(ports, contacts);
  if (!people.ok) return people;
  const deals = readTable(ports, opportunities);
  if (!deals.ok) return deals;
  const due = readTable(ports, followUps);
  if (!due.ok) return due;
  const exchanges = readHeader(ports, interactions);
  if (!exchanges.ok) return exchanges;
  const past = findTab(ports.workbook, history);
  if (!past.ok) return past;
  const headers: readonly Header[] = [
    people.value.header,
    deals.value.header,
    exchanges.value,
    declaredHeader(history),
  ];
  const placements = new Map<TableKey, Placement>();
  for (const header of headers) {
    const tab = findTab(ports.workbook, header.table);
    if (!tab.ok) return tab;
    placements.set(header.table.key, { tab: tab.value.name, places: header.places });
  }
  return ok({
    settings: parseSettings(configured.value.rows.map(({ values }) => values)).settings,
    people: people.value.rows.map(({ values }) => values),
    deals: deals.value.rows.map(({ values }) => values),
    due: due.value.rows.map(({ values }) => values),
    interactionCount: Math.max(0, (ports.workbook.tab(exchanges.value.tab)?.lastRow ?? 0) - 1),
    placements: new Map(headers.map((header) => [header.table.key, header])),
  });
}

function compose(
  ports: Ports,
  tables: Tables,
  kept: readonly (readonly Cell[])[],
): { source: Source; facts: PageFacts } {
  const { settings, deals, people } = tables;
  const now = ports.clock.now();
  const today = startOfDay(now);
  const past = tables.placements.get('history');
  if (!past) throw new Error('HISTORIQUE has no place');
  const source: Source = { refer: referTo(tables.placements), history: referToTable(past), stages: settings.stages };
  const kindOf = (deal: OpportunityRow) => findStage(settings.stages, deal.stage)?.kind;
  const open = deals.filter((deal) => {
    const stage = findStage(settings.stages, deal.stage);
    return stage !== null && isOpen(stage);
  });
  const weighted = sumOf(open.map((deal) => deal.weightedAmount));
  const stuck = open.filter((deal) => isStuck(deal, settings, today));
  const ended = deals.filter(({ closedOn }) => closedOn !== null && closedOn >= addMonths(today, -12));
  const pending = tables.due.filter(({ status }) => status === 'À faire' || status === 'Reportée');
  const workingDays = countWorkingDays(today, settings);
  return {
    source,
    facts: {
      today,
      pace: workingDays.total === 0 ? 0 : workingDays.gone / workingDays.total,
      channels: settings.channels,
      hotLeads: pickHotLeads(people, settings),
      followUps: pickFollowUps(pending, today),
      trend: extendTrend(kept, today, weighted),
      sentences: sayAll({
        now,
        workingDays,
        open: { count: open.length, amount: sumOf(open.map((deal) => deal.amount)), weighted },
        closed: {
          won: ended.filter((deal) => kindOf(deal) === 'won').length,
          lost: ended.filter((deal) => kindOf(deal) === 'lost').length,
        },
        signedCount: deals.filter((deal) => kindOf(deal) === 'won').length,
        interactionCount: tables.interactionCount,
        contactCount: people.length,
        stuck: { count: stuck.length, amount: sumOf(stuck.map((deal) => deal.amount)) },
        lateFollowUps: pending.filter(({ dueOn }) => dueOn !== null && isBefore(dueOn, today)).length,
      }),
    },
  };
}

/** Longer in its stage than PARAMETRES allows. */
function isStuck(deal: OpportunityRow, settings: Settings, today: Date): boolean {
  const limit = findStage(settings.stages, deal.stage)?.maxDays ?? null;
  return limit !== null && deal.stageSince !== null && daysBetween(deal.stageSince, today) > limit;
}

/** The best contact of each company that is neither won nor lost, highest score first. */
function pickHotLeads(people: readonly ContactRow[], settings: Settings): HotLead[] {
  const best = new Map<string, ContactRow>();
  for (const person of people) {
    const stage = findStage(settings.stages, person.stage);
    if (person.score === null || stage === null || !isOpen(stage) || person.optedOut) continue;
    const known = best.get(person.companyId || person.id);
    if (!known || rank(person, settings) > rank(known, settings)) best.set(person.companyId || person.id, person);
  }
  return [...best.values()]
    .sort(
      (a, b) =>
        (b.score ?? 0) - (a.score ?? 0) || rank(b, settings) - rank(a, settings) || a.label.localeCompare(b.label),
    )
    .slice(0, LISTED)
    .map(({ company, label, score, stage, lastInteraction }) => ({
      company: company === '' ? label : company,
      score: score ?? 0,
      stage,
      lastExchange: lastInteraction,
    }));
}

function rank(person: ContactRow, settings: Settings): number {
  return settings.stages.findIndex(({ name }) => name === person.stage);
}

function pickFollowUps(pending: readonly FollowUpRow[], today: Date): DueFollowUp[] {
  const time = (date: Date | null) => date?.getTime() ?? Number.MAX_SAFE_INTEGER;
  return [...pending]
    .sort((a, b) => time(a.dueOn) - time(b.dueOn))
    .slice(0, LISTED)
    .map(({ what, why, priority, dueOn }) => ({
      what,
      why,
      urgent: priority === 'Haute' || (dueOn !== null && isBefore(dueOn, today)),
      dueOn,
    }));
}

/** The last ninety days with today's value: a second refresh of one day replaces the first. */
function extendTrend(kept: readonly (readonly Cell[])[], today: Date, weighted: number): (readonly [Date, number])[] {
  const oldest = subDays(today, TREND_DAYS - 1);
  const before = kept
    .slice(1)
    .flatMap(([day, value]): (readonly [Date, number])[] =>
      day instanceof Date && typeof value === 'number' && day >= oldest && !isSameDay(day, today) ? [[day, value]] : [],
    );
  return [...before, [today, weighted] as const].sort(([a], [b]) => a.getTime() - b.getTime()).slice(-TREND_DAYS);
}

function countWorkingDays(today: Date, settings: Settings): { gone: number; total: number } {
  let gone = 0;
  let total = 0;
  for (
    let day = startOfMonth(today);
    day.getMonth() === today.getMonth();
    day = new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1)
  ) {
    if (!isWorkingDay(day, settings.calendar)) continue;
    total += 1;
    if (day <= today) gone += 1;
  }
  return { gone, total };
}

function sumOf(amounts: readonly (number | null)[]): number {
  return amounts.reduce<number>((total, amount) => total + (amount ?? 0), 0);
}
