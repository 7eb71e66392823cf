/** What PORTEFEUILLE lists and ranks, worked out from rows already read: a list that spills has no end, a page has one. */
import { subMonths } from 'date-fns';
import { withinPeriod } from '../../crm/funnel/period.ts';
import { medianOf } from '../../crm/funnel/stage-durations.ts';
import { matchKey } from '../../crm/names.ts';
import type { AbcClass } from '../../crm/portfolio/abc.ts';
import {
  addUp,
  type ChannelCost,
  type EconomicsScope,
  economicsByChannel,
  economicsBySegment,
  type GroupEconomics,
} from '../../crm/portfolio/client-economics.ts';
import { RFM_SEGMENTS, type RfmSegment } from '../../crm/portfolio/rfm.ts';
import type { Portfolio } from '../../crm/portfolio/sales.ts';
import { type Concentration, concentration, rankClients, type Standing } from '../../crm/portfolio/standings.ts';
import type { Settings } from '../../crm/settings/index.ts';
import { COMPANY_TYPES } from '../../crm/tables/values.ts';
import type { SoldColumns } from './figures.ts';
import { BREAKDOWN_LINES, CHANNEL_LINES } from './places.ts';

export interface PortfolioFacts {
  readonly source: Portfolio['source'];
  readonly isEmpty: boolean;
  /** Names of each breakdown, the greatest revenue first, and how many have no line of their own. */
  readonly breakdowns: readonly [Breakdown, Breakdown];
  /** Of the last twelve months. */
  readonly topClients: readonly TopClient[];
  readonly concentration: Concentration | null;
  readonly byChannel: readonly GroupEconomics[];
  readonly bySegment: readonly GroupEconomics[];
  readonly inAll: GroupEconomics;
  readonly classes: readonly { readonly abc: AbcClass; readonly clients: readonly Standing[] }[];
  /** A and B clients whom the RFM says are about to leave, the greatest revenue first. */
  readonly atRisk: readonly Standing[];
  readonly segments: readonly SegmentFacts[];
  readonly terciles: boolean;
  /** Sales that name nobody. */
  readonly nameless: number;
}

/** What the page is laid from. */
export interface PortfolioPage {
  readonly facts: PortfolioFacts;
  readonly sold: SoldColumns;
  readonly clientYears: number;
  readonly now: Date;
  readonly today: Date;
}

export interface Breakdown {
  readonly names: readonly string[];
  /** Other names; the line « Autres » says how many. */
  readonly others: number;
  /** Some sales have no name at all. */
  readonly unnamed: boolean;
}

export interface TopClient {
  readonly name: string;
  /** Euros, and their share of the twelve months. */
  readonly revenue: number;
  readonly share: number;
  readonly lastPurchase: Date | null;
}

export interface SegmentFacts {
  readonly segment: RfmSegment;
  /** The greatest revenue first. */
  readonly clients: readonly Standing[];
  readonly revenue: number;
  /** Days; `null` for none. */
  readonly recency: number | null;
}

const AT_RISK: readonly RfmSegment[] = ['À ne pas perdre', 'À risque'];
const NOTHING = { newClients: 0, buyers: 0, purchases: 0, revenue: 0, pricedRevenue: 0, pricedCost: 0 };
const CLASSES: readonly AbcClass[] = ['A', 'B', 'C'];

export function gatherFacts(
  portfolio: Portfolio,
  spent: readonly ChannelCost[] | null,
  settings: Settings,
  today: Date,
): PortfolioFacts {
  // COUTS without a line tells nothing, as no COUTS at all.
  const costs = spent?.length === 0 ? null : spent;
  const period = { from: subMonths(today, 12), to: today };
  const scope: EconomicsScope = { period, costs, hourlyCost: settings.operation.hourlyCost };
  const { clients, terciles } = rankClients(portfolio, today);
  const channels = economicsByChannel(portfolio, scope);
  const recent = revenues(portfolio, period);
  const buyers = new Set(
    portfolio.sales
      .filter(({ client, date, amount }) => client !== '' && amount > 0 && withinPeriod(period)(date))
      .map(({ client }) => client),
  ).size;
  return {
    source: portfolio.source,
    isEmpty: portfolio.sales.length === 0,
    breakdowns: [breakDown(portfolio, 0, today), breakDown(portfolio, 1, today)],
    topClients: topClients(portfolio, recent),
    concentration: concentration([...recent.values()], 0.8),
    byChannel: inOrder(channels, settings.channels.slice(0, CHANNEL_LINES - 1), 'Autres et sans canal', costs !== null),
    bySegment: inOrder(economicsBySegment(portfolio, scope), COMPANY_TYPES, 'Type non précisé', costs !== null),
    inAll: addUp(channels, 'Tous les clients', buyers),
    classes: CLASSES.map((abc) => ({ abc, clients: clients.filter((client) => client.abc === abc) })),
    atRisk: leavingClients(clients),
    segments: RFM_SEGMENTS.map((segment) => {
      const own = clients.filter(({ rfm }) => rfm?.segment === segment);
      return {
        segment,
        clients: own,
        revenue: own.reduce((sum, { revenue }) => sum + revenue, 0),
        recency: medianOf(own.flatMap(({ rfm }) => (rfm ? [rfm.recency] : []))),
      };
    }),
    terciles,
    nameless: portfolio.sales.filter(({ client }) => client === '').length,
  };
}

/** Scores are relative: where all bought on the same days nobody is late, though all have the worst score. */
function leavingClients(clients: readonly Standing[]): Standing[] {
  const usual = medianOf(clients.flatMap(({ rfm }) => (rfm ? [rfm.recency] : []))) ?? 0;
  return clients.filter(
    ({ abc, rfm }) => abc !== 'C' && rfm !== null && AT_RISK.includes(rfm.segment) && rfm.recency > usual,
  );
}

/** Groups under the team's own names, in their order, then the rest as one; groups without anything are left out of the rest. */
function inOrder(
  groups: readonly GroupEconomics[],
  names: readonly string[],
  rest: string,
  isCosted: boolean,
): GroupEconomics[] {
  const byKey = new Map(groups.map((group) => [group.group, group]));
  const listed = names.map((name) => {
    const group = byKey.get(matchKey(name));
    byKey.delete(matchKey(name));
    return group ? { ...group, group: name } : { ...NOTHING, group: name, prospecting: isCosted ? 0 : null };
  });
  const others = [...byKey.values()];
  if (others.length === 0) return listed;
  // A client of two of the remaining groups counts twice: the line is about what nobody has classified.
  const unlisted = addUp(
    others,
    rest,
    others.reduce((sum, { buyers }) => sum + buyers, 0),
  );
  // Nothing written of what they cost is not to say that they cost nothing.
  return [...listed, unlisted.prospecting === 0 ? { ...unlisted, prospecting: null } : unlisted];
}

function revenues({ sales }: Portfolio, period: EconomicsScope['period']): Map<string, number> {
  const within = withinPeriod(period);
  const found = new Map<string, number>();
  for (const { client, date, amount } of sales) {
    if (client !== '' && within(date)) found.set(client, (found.get(client) ?? 0) + amount);
  }
  return found;
}

function topClients({ sales, clients }: Portfolio, recent: ReadonlyMap<string, number>): TopClient[] {
  const last = new Map<string, Date>();
  for (const { client, date, amount } of sales) {
    const known = last.get(client);
    if (amount > 0 && (known === undefined || date > known)) last.set(client, date);
  }
  const total = [...recent.values()].reduce((sum, revenue) => sum + revenue, 0);
  return [...recent]
    .filter(([, revenue]) => revenue > 0)
    .sort(([, a], [, b]) => b - a)
    .map(([client, revenue]) => ({
      name: clients.get(client)?.name ?? client,
      revenue,
      share: revenue / total,
      lastPurchase: last.get(client) ?? null,
    }));
}

/** The names that made most revenue this year and the last; the last line is for all others. */
function breakDown({ sales }: Portfolio, heading: 0 | 1, today: Date): Breakdown {
  const within = withinPeriod({ from: new Date(today.getFullYear() - 1, 0, 1), to: today });
  const found = new Map<string, { name: string; revenue: number }>();
  let unnamed = false;
  for (const { headings, date, amount } of sales) {
    if (!within(date)) continue;
    const name = headings[heading].trim();
    if (name === '') unnamed = true;
    else {
      const known = found.get(matchKey(name)) ?? { name, revenue: 0 };
      known.revenue += amount;
      found.set(matchKey(name), known);
    }
  }
  const names = [...found.values()].sort((a, b) => b.revenue - a.revenue).map(({ name }) => name);
  const fits = names.length + (unnamed ? 1 : 0) <= BREAKDOWN_LINES;
  const listed = names.slice(0, fits ? names.length : BREAKDOWN_LINES - 1);
  return { names: listed, others: names.length - listed.length, unnamed };
}
