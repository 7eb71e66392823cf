/** What clients bring over a period and what it costs to win them, group by group: by channel, by segment. */
import { type Period, withinPeriod } from '../funnel/period.ts';
import { matchKey } from '../names.ts';
import { type Cost, costOf } from '../prospecting/cost.ts';
import type { CostRow } from '../tables/index.ts';
import type { Portfolio, PortfolioSale } from './sales.ts';

export interface GroupEconomics {
  /** `''` for sales of no known group. */
  readonly group: string;
  /** Clients whose first purchase ever falls in the period. */
  readonly newClients: number;
  /** Clients who bought in the period. */
  readonly buyers: number;
  /** Purchases; credit notes are none. */
  readonly purchases: number;
  /** Euros without tax, credit notes taken off. */
  readonly revenue: number;
  /** Revenue and cost of the sales whose cost is known: a taux de marque over anything else would be a guess. */
  readonly pricedRevenue: number;
  readonly pricedCost: number;
  /** Euros of prospecting, time included; `null` when nobody keeps COUTS. */
  readonly prospecting: number | null;
}

export type ChannelCost = Cost & Pick<CostRow, 'date' | 'channel'>;

export interface EconomicsScope {
  readonly period: Period;
  /** `null` when nobody keeps COUTS. */
  readonly costs: readonly ChannelCost[] | null;
  /** Euros an hour. */
  readonly hourlyCost: number;
}

interface Tally {
  newClients: number;
  buyers: Set<string>;
  purchases: number;
  revenue: number;
  pricedRevenue: number;
  pricedCost: number;
  prospecting: number;
}

/** By channel of the sale; a new client belongs to the channel of its first purchase, a cost to its own. */
export function economicsByChannel(portfolio: Portfolio, scope: EconomicsScope): GroupEconomics[] {
  const { costs } = scope;
  const tallies = tally(portfolio, scope, ({ channel }) => matchKey(channel));
  for (const [channel, cost] of costsByChannel(scope)) tallyOf(tallies, channel).prospecting += cost;
  return settle(tallies, costs !== null);
}

/**
 * By type of company. What a channel has cost is shared equally among the new clients that it has won; what it has cost
 * without winning any, among all new clients; without a new client at all, nothing can be shared out.
 */
export function economicsBySegment(portfolio: Portfolio, scope: EconomicsScope): GroupEconomics[] {
  const segmentOf = (client: string) => matchKey(portfolio.clients.get(client)?.segment ?? '');
  const tallies = tally(portfolio, scope, ({ client }) => segmentOf(client));
  const won = newClients(portfolio, scope.period);
  const inChannel = new Map<string, number>();
  for (const { channel } of won) inChannel.set(matchKey(channel), (inChannel.get(matchKey(channel)) ?? 0) + 1);
  const spent = costsByChannel(scope);
  let forAll = 0;
  for (const [channel, cost] of spent) if (!inChannel.has(channel)) forAll += cost;
  for (const { client, channel } of won) {
    const key = matchKey(channel);
    const own = (spent.get(key) ?? 0) / (inChannel.get(key) ?? 1);
    tallyOf(tallies, segmentOf(client)).prospecting += own + forAll / won.length;
  }
  return settle(tallies, scope.costs !== null);
}

/** Several groups as one; clients of two groups count in each, so `buyers` is given. */
export function addUp(groups: readonly GroupEconomics[], group: string, buyers: number): GroupEconomics {
  const sum = (of: (each: GroupEconomics) => number) => groups.reduce((total, each) => total + of(each), 0);
  return {
    group,
    newClients: sum((each) => each.newClients),
    buyers,
    purchases: sum((each) => each.purchases),
    revenue: sum((each) => each.revenue),
    pricedRevenue: sum((each) => each.pricedRevenue),
    pricedCost: sum((each) => each.pricedCost),
    prospecting: groups.some(({ prospecting }) => prospecting !== null) ? sum((each) => each.prospecting ?? 0) : null,
  };
}

/** The first purchase ever of each client, when it falls in the period. */
export function newClients({ sales }: Portfolio, period: Period): PortfolioSale[] {
  const first = new Map<string, PortfolioSale>();
  for (const sale of sales) {
    if (sale.client === '' || sale.amount <= 0) continue;
    const known = first.get(sale.client);
    if (known === undefined || sale.date < known.date) first.set(sale.client, sale);
  }
  const within = withinPeriod(period);
  return [...first.values()].filter(({ date }) => within(date));
}

function tally(portfolio: Portfolio, { period }: EconomicsScope, groupOf: (sale: PortfolioSale) => string) {
  const tallies = new Map<string, Tally>();
  const within = withinPeriod(period);
  for (const sale of portfolio.sales) {
    if (!within(sale.date)) continue;
    const own = tallyOf(tallies, groupOf(sale));
    own.revenue += sale.amount;
    if (sale.amount > 0) {
      own.purchases += 1;
      if (sale.client !== '') own.buyers.add(sale.client);
    }
    if (sale.cost !== null) {
      own.pricedRevenue += sale.amount;
      own.pricedCost += sale.cost;
    }
  }
  for (const sale of newClients(portfolio, period)) tallyOf(tallies, groupOf(sale)).newClients += 1;
  return tallies;
}

function tallyOf(tallies: Map<string, Tally>, group: string): Tally {
  const known = tallies.get(group);
  if (known !== undefined) return known;
  const fresh: Tally = {
    newClients: 0,
    buyers: new Set(),
    purchases: 0,
    revenue: 0,
    pricedRevenue: 0,
    pricedCost: 0,
    prospecting: 0,
  };
  tallies.set(group, fresh);
  return fresh;
}

function costsByChannel({ costs, period, hourlyCost }: EconomicsScope): Map<string, number> {
  const within = withinPeriod(period);
  const spent = new Map<string, number>();
  for (const cost of costs ?? []) {
    if (cost.date === null || !within(cost.date)) continue;
    const channel = matchKey(cost.channel);
    spent.set(channel, (spent.get(channel) ?? 0) + costOf(cost, hourlyCost));
  }
  return spent;
}

function settle(tallies: ReadonlyMap<string, Tally>, isCosted: boolean): GroupEconomics[] {
  return [...tallies].map(([group, { buyers, prospecting, ...counted }]) => ({
    ...counted,
    group,
    buyers: buyers.size,
    prospecting: isCosted ? prospecting : null,
  }));
}
