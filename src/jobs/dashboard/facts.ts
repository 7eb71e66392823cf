/** What TABLEAU_DE_BORD says, worked out from rows already read. */

import { addMonths, isBefore, isSameDay, lastDayOfMonth, startOfDay, startOfMonth, subDays } from 'date-fns';
import { isPending } from '../../crm/follow-ups/pending.ts';
import { daysBetween } from '../../crm/french/dates.ts';
import { findStage, isOpen } from '../../crm/pipeline/stages.ts';
import { gatherPortfolio } from '../../crm/portfolio/sales.ts';
import type { ProspectingExchange } from '../../crm/prospecting/ratios.ts';
import { pickHotLeads } from '../../crm/score/hot-leads.ts';
import type { Settings } from '../../crm/settings/index.ts';
import { countWorkingDays } from '../../crm/steering/pace.ts';
import type {
  ContactRow,
  CostRow,
  CriterionRow,
  FollowUpRow,
  ObjectiveRow,
  OpportunityRow,
  SaleRow,
} from '../../crm/tables/index.ts';
import type { TableKey } from '../../crm/tables/table.ts';
import type { Cell } from '../../ports.ts';
import { type Placement, referTo, referToTable } from '../generated-tabs/references.ts';
import { boardOfChannels } from './channels.ts';
import type { Source } from './figures.ts';
import { unitsOf } from './formats.ts';
import { boardOfCriteria, usualCriteria } from './go-no-go.ts';
import { boardOfObjectives } from './objectives.ts';
import { type DueFollowUp, FORECAST_MONTHS, type PageFacts } from './page.ts';
import { sayAll } from './words.ts';

const TREND_DAYS = 90;
const LISTED = 10;

/** The rows that the page is about, and where the tables stand. */
export interface Tables {
  readonly settings: Settings;
  readonly people: readonly ContactRow[];
  readonly deals: readonly OpportunityRow[];
  readonly due: readonly FollowUpRow[];
  readonly interactionCount: number;
  readonly steering: SteeringTables | null;
  readonly placements: ReadonlyMap<TableKey, Placement>;
}

/** The tabs of steering; `null`: the module is off. A tab that is not there has no rows, or is `null` where that matters. */
export interface SteeringTables {
  readonly objectives: readonly ObjectiveRow[];
  readonly criteria: readonly CriterionRow[];
  readonly sales: readonly SaleRow[] | null;
  readonly costs: readonly CostRow[] | null;
  /** Read only when there are costs to divide. */
  readonly exchanges: readonly ProspectingExchange[];
}

/** The page's formulas and facts; `kept` are the cells in which earlier refreshes left the trend. */
export function compose(
  now: Date,
  tables: Tables,
  kept: readonly (readonly Cell[])[],
): { source: Source; facts: PageFacts } {
  const { settings, deals, people } = tables;
  const today = startOfDay(now);
  const past = tables.placements.get('history');
  const configured = tables.placements.get('settings');
  if (!past || !configured) throw new Error('HISTORIQUE or PARAMETRES has no place');
  const refer = referTo(tables.placements);
  const { steering } = tables;
  const portfolio = gatherPortfolio({ companies: [], deals, sales: steering?.sales ?? null, stages: settings.stages });
  const source: Source = {
    refer,
    history: referToTable(past),
    parameters: referToTable(configured),
    stages: settings.stages,
    sold: portfolio.source,
  };
  const kindOf = (deal: OpportunityRow) => findStage(settings.stages, deal.stage)?.kind;
  const open = deals.filter((deal) => {
    const stage = findStage(settings.stages, deal.stage);
    return stage !== null && isOpen(stage);
  });
  const weighted = sumOf(open.map((deal) => deal.weightedAmount));
  const stuck = open.filter((deal) => isStuck(deal, settings, today));
  const ended = deals.filter(({ closedOn }) => closedOn !== null && closedOn >= addMonths(today, -12));
  const pending = tables.due.filter(isPending);
  const workingDays = countWorkingDays(
    { from: startOfMonth(today), to: lastDayOfMonth(today) },
    today,
    settings.calendar,
  );
  const objectives =
    steering && boardOfObjectives(steering.objectives, refer, settings.calendar, today, FORECAST_MONTHS);
  const criteria = (steering && boardOfCriteria(steering.criteria, refer, today)) ?? usualCriteria(source);
  const channels = boardOfChannels({
    deals,
    exchanges: steering?.exchanges ?? [],
    portfolio,
    costs: steering?.costs ?? null,
    settings,
    today,
  });
  return {
    source,
    facts: {
      today,
      pace: workingDays.total === 0 ? 0 : workingDays.gone / workingDays.total,
      objectives,
      channels,
      criteria,
      units: unitsOf(objectives, criteria),
      hotLeads: pickHotLeads(people, settings.stages, LISTED),
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
        signedCount:
          portfolio.source === 'sales'
            ? portfolio.sales.filter(({ amount }) => amount > 0).length
            : deals.filter((deal) => kindOf(deal) === 'won').length,
        interactionCount: tables.interactionCount,
        contactCount: people.length,
        stuck: { count: stuck.length, amount: sumOf(stuck.map((deal) => deal.amount)) },
        lateFollowUps: pending.filter(({ dueOn }) => dueOn !== null && isBefore(dueOn, today)).length,
        forecast: forecastOf(open, today),
        steering: steering !== null,
        objectives,
      }),
    },
  };
}

/** Weighted amounts up to the last month of the forecast, and the part of them that should have been signed before today. */
function forecastOf(open: readonly OpportunityRow[], today: Date): { weighted: number; overdue: number } {
  const end = addMonths(startOfMonth(today), FORECAST_MONTHS);
  const due = open.filter(({ closesOn }) => closesOn !== null && closesOn < end);
  return {
    weighted: sumOf(due.map((deal) => deal.weightedAmount)),
    overdue: sumOf(
      due.filter(({ closesOn }) => closesOn !== null && closesOn < today).map((deal) => deal.weightedAmount),
    ),
  };
}

/** Longer in its stage than PARAMETRES allows. */
function isStuck(deal: OpportunityRow, settings: Settings, today: Date): boolean {
  const limit = findStage(settings.stages, deal.stage)?.maxDays ?? null;
  return limit !== null && deal.stageSince !== null && daysBetween(deal.stageSince, today) > limit;
}

function pickFollowUps(pending: readonly FollowUpRow[], today: Date): DueFollowUp[] {
  const time = (date: Date | null) => date?.getTime() ?? Number.MAX_SAFE_INTEGER;
  return [...pending]
    .sort((a, b) => time(a.dueOn) - time(b.dueOn))
    .slice(0, LISTED)
    .map(({ what, why, priority, dueOn }) => ({
      what: abridge(what),
      why: withoutDetail(why),
      urgent: priority === 'Haute' || (dueOn !== null && isBefore(dueOn, today)),
      dueOn,
    }));
}

/** What stands in brackets is in RELANCES, one click away: here a line must fit in its cell. */
function withoutDetail(text: string): string {
  return text.replace(/ \([^)]*\)/g, '');
}

/** A title is « Offre, Entreprise »: its first part is enough to know it. */
function abridge(what: string): string {
  return withoutDetail(what).replace(/, [^,»]*(?=\s»)/, '');
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

function sumOf(amounts: readonly (number | null)[]): number {
  return amounts.reduce<number>((total, amount) => total + (amount ?? 0), 0);
}
