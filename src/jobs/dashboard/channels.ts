/** What each channel costs and brings in, over twelve months. */
import { addDays, addMonths } from 'date-fns';
import { matchKey } from '../../crm/names.ts';
import type { Portfolio } from '../../crm/portfolio/sales.ts';
import { costOf } from '../../crm/prospecting/cost.ts';
import { type ProspectingExchange, prospectingRatios } from '../../crm/prospecting/ratios.ts';
import type { Settings } from '../../crm/settings/index.ts';
import type { CostRow, OpportunityRow } from '../../crm/tables/index.ts';
import { CHANNEL_LINES } from './places.ts';

/** A channel of the table; the name is blank for what the others leave. */
export interface ChannelLine {
  readonly name: string;
  readonly meetings: number;
  /** Euros without tax, from VENTES. */
  readonly revenue: number;
  /** Euros: revenue less what the sales themselves cost. */
  readonly margin: number;
}

export interface ChannelBoard {
  readonly lines: readonly ChannelLine[];
  readonly total: Omit<ChannelLine, 'name'>;
  readonly reached: number;
  readonly clients: number;
  /** Euros. */
  readonly hourlyCost: number;
  /** False when nobody has noted any cost: nothing then has a cost or a return. */
  readonly isCosted: boolean;
  /** True when COUTS is there to be filled. */
  readonly isKept: boolean;
}

export interface ChannelFacts {
  readonly deals: readonly OpportunityRow[];
  readonly exchanges: readonly ProspectingExchange[];
  readonly portfolio: Portfolio;
  /** `null` without the module. */
  readonly costs: readonly CostRow[] | null;
  readonly settings: Settings;
  readonly today: Date;
}

/** The channels that bring most, and a line for what is left when there is something. */
export function boardOfChannels({ deals, exchanges, portfolio, costs, settings, today }: ChannelFacts): ChannelBoard {
  const period = { from: addMonths(today, -12), to: today };
  const isRecent = (date: Date | null) => date !== null && date >= period.from && date < addDays(today, 1);
  const sold = portfolio.sales.filter(({ date }) => isRecent(date));
  const spent = (costs ?? []).filter(({ date }) => isRecent(date));
  const earned = (isOf: (channel: string) => boolean) => {
    const sales = sold.filter(({ channel }) => isOf(matchKey(channel)));
    const total = sales.reduce((sum, { amount }) => sum + amount, 0);
    return { revenue: total, margin: total - sales.reduce((sum, { cost }) => sum + (cost ?? 0), 0) };
  };
  const ratios = (channel: string) =>
    prospectingRatios(
      { exchanges, deals, costs: null, history: null },
      { period, channel, stages: settings.stages, hourlyCost: settings.operation.hourlyCost },
    );
  const { hourlyCost } = settings.operation;
  const spentOn = (name: string) =>
    spent
      .filter(({ channel }) => matchKey(channel) === matchKey(name))
      .reduce((sum, cost) => sum + costOf(cost, hourlyCost), 0);
  const named = settings.channels
    .map((name) => ({ name, spent: spentOn(name), ...earned((channel) => channel === matchKey(name)) }))
    .sort((a, b) => b.revenue - a.revenue || b.spent - a.spent);
  const known = new Set(named.map(({ name }) => matchKey(name)));
  const isStray = ({ channel }: { readonly channel: string }) => !known.has(matchKey(channel));
  const isHidden = named.slice(CHANNEL_LINES).some((line) => line.revenue !== 0 || line.spent !== 0);
  const isOverfull = isHidden || sold.some(isStray) || spent.some(isStray);
  const shown = named.slice(0, isOverfull ? CHANNEL_LINES - 1 : CHANNEL_LINES);
  const all = ratios('');
  const lines = shown.map(({ name, revenue, margin }) => ({ name, revenue, margin, meetings: ratios(name).meetings }));
  const left = (of: (line: Omit<ChannelLine, 'name'>) => number, whole: number) =>
    whole - lines.reduce((sum, line) => sum + of(line), 0);
  const whole = { ...earned(() => true), meetings: all.meetings };
  const rest: ChannelLine = {
    name: '',
    meetings: Math.max(
      0,
      left(({ meetings }) => meetings, whole.meetings),
    ),
    revenue: left((line) => line.revenue, whole.revenue),
    margin: left(({ margin }) => margin, whole.margin),
  };
  return {
    lines: isOverfull ? [...lines, rest] : lines,
    total: whole,
    reached: all.reached,
    clients: all.clients,
    hourlyCost,
    isCosted: spent.length > 0,
    isKept: costs !== null,
  };
}
