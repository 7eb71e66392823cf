import { matchKey } from '../names.ts';
import { returnOnInvestment } from '../portfolio/margins.ts';
import type { InteractionRow, OpportunityRow } from '../tables/index.ts';
import { byIdentifier } from './facts.ts';

/** What a channel brought and took. Euros without tax. */
export interface ChannelReturn {
  readonly channel: string;
  readonly signed: number;
  readonly revenue: number;
  /** Hours noted on its exchanges, at the hourly cost of PARAMETRES. */
  readonly prospecting: number;
  /** (margin − prospecting) / prospecting; `null` when a cost is missing. */
  readonly roi: number | null;
}

export interface ChannelReturns {
  readonly channels: readonly ChannelReturn[];
  /** Signed opportunities without « Coût prévu » or amount. */
  readonly withoutCost: number;
  /** Exchanges without a duration. */
  readonly withoutMinutes: number;
  /** Exchanges with a duration, of no known opportunity: their time is no channel’s. */
  readonly withoutDeal: number;
}

/**
 * ROI of prospecting by channel (definitions: « ROI »): the margin of the opportunities signed in a period against the time
 * noted on that period’s exchanges. A margin that is partly unknown gives no ROI.
 *
 * @param signed opportunities signed in the period
 * @param deals all of them, to tell the channel of an exchange
 * @param hourlyCost euros
 */
export function channelReturns(
  signed: readonly OpportunityRow[],
  exchanges: readonly InteractionRow[],
  deals: readonly OpportunityRow[],
  hourlyCost: number,
): ChannelReturns {
  const byChannel = new Map<string, { channel: string; sales: OpportunityRow[]; minutes: number }>();
  const of = ({ channel }: OpportunityRow) => {
    const key = matchKey(channel);
    const known = byChannel.get(key) ?? { channel: channel.trim() || 'Sans canal', sales: [], minutes: 0 };
    byChannel.set(key, known);
    return known;
  };
  for (const deal of signed) of(deal).sales.push(deal);
  const known = byIdentifier(deals);
  let withoutDeal = 0;
  for (const { opportunityId, minutes } of exchanges) {
    if (minutes === null || minutes <= 0) continue;
    const deal = known.get(opportunityId);
    if (deal === undefined) withoutDeal += 1;
    else of(deal).minutes += minutes;
  }
  const isComplete = ({ amount, cost }: OpportunityRow) => amount !== null && cost !== null;
  const channels = [...byChannel.values()].map(({ channel, sales, minutes }): ChannelReturn => {
    const prospecting = (minutes / 60) * hourlyCost;
    const margin = sales.reduce((sum, { amount, cost }) => sum + (amount ?? 0) - (cost ?? 0), 0);
    return {
      channel,
      signed: sales.length,
      revenue: sales.reduce((sum, { amount }) => sum + (amount ?? 0), 0),
      prospecting,
      roi: sales.every(isComplete) ? returnOnInvestment(margin, prospecting) : null,
    };
  });
  return {
    channels: channels.sort((a, b) => b.revenue - a.revenue || a.channel.localeCompare(b.channel)),
    withoutCost: signed.filter((deal) => !isComplete(deal)).length,
    withoutMinutes: exchanges.filter(({ minutes }) => minutes === null || minutes <= 0).length,
    withoutDeal,
  };
}
