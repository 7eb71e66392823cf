/** What prospecting gives and costs over a period, as definitions.md says each figure. */

import { journeysInChannel } from '../funnel/funnel.ts';
import { journeysOf, proposalDays, type StageChange } from '../funnel/journeys.ts';
import { type Period, withinPeriod } from '../funnel/period.ts';
import { type Exchange, isAnswer, isMeeting, isOutgoing } from '../interactions.ts';
import { matchKey } from '../names.ts';
import { findStage } from '../pipeline/stages.ts';
import { acquisitionCost, returnOnInvestment } from '../portfolio/margins.ts';
import type { Stage } from '../settings/stages.ts';
import type { CostRow, InteractionRow, OpportunityRow } from '../tables/index.ts';
import { costOf } from './cost.ts';

export type ProspectingExchange = Exchange & Pick<InteractionRow, 'contactId' | 'opportunityId'>;

export type ProspectingDeal = Pick<
  OpportunityRow,
  'id' | 'channel' | 'companyId' | 'contactId' | 'stage' | 'amount' | 'cost' | 'stageSince' | 'closedOn'
>;

export type ProspectingCost = Pick<CostRow, 'date' | 'channel' | 'kind' | 'amount' | 'hours'>;

export interface ProspectingFacts {
  readonly exchanges: readonly ProspectingExchange[];
  readonly deals: readonly ProspectingDeal[];
  /** `null` when nobody has counted what it costs: nothing then has a cost. */
  readonly costs: readonly ProspectingCost[] | null;
  /** HISTORIQUE, which says the day of each proposal; without it proposals are told from where deals stand today. */
  readonly history: readonly StageChange[] | null;
}

export interface ProspectingScope {
  readonly period: Period;
  /** `''` for all channels. */
  readonly channel: string;
  readonly stages: readonly Stage[];
  /** Euros. */
  readonly hourlyCost: number;
}

export interface ProspectingRatios {
  /** Contacts to whom something was sent, or who were called or met. */
  readonly attempted: number;
  /** Contacts who answered, or were met. */
  readonly reached: number;
  readonly meetings: number;
  /** Sent in the period. Without HISTORIQUE: signed in it, out since a day of it, or lost in it once priced. */
  readonly proposals: number;
  readonly signed: number;
  /** Companies that signed. */
  readonly clients: number;
  /** Shares, 0 to 1; `null` when there is nothing to divide by. */
  readonly contactRate: number | null;
  readonly meetingRate: number | null;
  readonly proposalRate: number | null;
  readonly signingRate: number | null;
  readonly overallRate: number | null;
  /** Euros; `null` without costs. */
  readonly cost: number | null;
  readonly costPerContact: number | null;
  readonly costPerMeeting: number | null;
  readonly costPerClient: number | null;
  /** Euros HT signed, and what is left of it once each deal's own cost is paid. */
  readonly revenue: number;
  readonly margin: number;
  readonly roi: number | null;
}

/**
 * Counts a period's prospecting. An exchange belongs to the channel of its deal; without one, to that of the deals whose main
 * contact it was with. A proposal counts on the day it was first out, as in OBJECTIFS, which HISTORIQUE alone tells: without it, those
 * that stand today count on the day their stage was entered, the others with their signature or their loss.
 */
export function prospectingRatios(facts: ProspectingFacts, scope: ProspectingScope): ProspectingRatios {
  const { period, stages, hourlyCost } = scope;
  const within = withinPeriod(period);
  const isWithin = (date: Date | null) => date !== null && within(date);
  const ofChannel = inChannel(facts.deals, scope.channel);
  const exchanges = facts.exchanges.filter((exchange) => isWithin(exchange.date) && ofChannel.exchange(exchange));
  const deals = facts.deals.filter(ofChannel.deal);
  const kindOf = (deal: ProspectingDeal) => findStage(stages, deal.stage)?.kind;
  const signed = deals.filter((deal) => kindOf(deal) === 'won' && isWithin(deal.closedOn));
  const priced = () =>
    deals.filter(
      (deal) =>
        (kindOf(deal) === 'proposal' && isWithin(deal.stageSince)) ||
        (kindOf(deal) === 'lost' && deal.amount !== null && isWithin(deal.closedOn)),
    );
  const sent = (changes: readonly StageChange[]) =>
    proposalDays(journeysInChannel(journeysOf(changes, stages), scope.channel), stages).filter(within);
  const attempted = contactsOf(exchanges.filter((exchange) => isOutgoing(exchange) || isAnswer(exchange)));
  const reached = contactsOf(exchanges.filter((exchange) => isAnswer(exchange) || isMeeting(exchange)));
  const meetings = exchanges.filter(isMeeting).length;
  const proposals = facts.history === null ? signed.length + priced().length : sent(facts.history).length;
  const clients = new Set(signed.map(({ id, companyId }) => companyId || id)).size;
  const costs = facts.costs?.filter((cost) => isWithin(cost.date) && ofChannel.cost(cost)) ?? null;
  const cost = costs?.reduce((sum, each) => sum + costOf(each, hourlyCost), 0) ?? null;
  const revenue = total(signed, ({ amount }) => amount);
  const margin = revenue - total(signed, (deal) => deal.cost);
  const costPer = (count: number) => (cost === null ? null : acquisitionCost(cost, count));
  return {
    attempted,
    reached,
    meetings,
    proposals,
    signed: signed.length,
    clients,
    contactRate: share(reached, attempted),
    meetingRate: share(meetings, reached),
    proposalRate: share(proposals, meetings),
    signingRate: share(signed.length, proposals),
    overallRate: share(signed.length, reached),
    cost,
    costPerContact: costPer(reached),
    costPerMeeting: costPer(meetings),
    costPerClient: costPer(clients),
    revenue,
    margin,
    roi: cost === null ? null : returnOnInvestment(margin, cost),
  };
}

function inChannel(deals: readonly ProspectingDeal[], channel: string) {
  const key = matchKey(channel);
  const isOf = (name: string) => key === '' || matchKey(name) === key;
  const known = new Set(deals.map(({ id }) => id));
  const own = deals.filter((deal) => isOf(deal.channel));
  const ids = new Set(own.map(({ id }) => id));
  const people = new Set(own.map(({ contactId }) => contactId));
  return {
    deal: (deal: ProspectingDeal) => isOf(deal.channel),
    cost: (cost: ProspectingCost) => isOf(cost.channel),
    exchange: ({ opportunityId, contactId }: ProspectingExchange) =>
      key === '' || (known.has(opportunityId) ? ids.has(opportunityId) : people.has(contactId)),
  };
}

function contactsOf(exchanges: readonly ProspectingExchange[]): number {
  return new Set(exchanges.map(({ contactId }) => contactId).filter((id) => id !== '')).size;
}

function total(deals: readonly ProspectingDeal[], of: (deal: ProspectingDeal) => number | null): number {
  return deals.reduce((sum, deal) => sum + (of(deal) ?? 0), 0);
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
