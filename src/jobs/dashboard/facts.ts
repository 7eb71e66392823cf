/** What TABLEAU_DE_BORD says, worked out from rows already read. */
import { addMonths, isBefore, isSameDay, startOfDay, startOfMonth, subDays } from 'date-fns';
import { daysBetween } from '../../crm/french/dates.ts';
import { pickHotLeads } from '../../crm/hot-leads.ts';
import { findStage, isOpen } from '../../crm/pipeline/stages.ts';
import type { Settings } from '../../crm/settings/index.ts';
import type { ContactRow, FollowUpRow, OpportunityRow } from '../../crm/tables/index.ts';
import type { TableKey } from '../../crm/tables/table.ts';
import { isWorkingDay } from '../../crm/working-days.ts';
import type { Cell } from '../../ports.ts';
import type { Source } from './figures.ts';
import type { DueFollowUp, PageFacts } from './page.ts';
import { type Placement, referTo, referToTable } from './references.ts';
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
  readonly placements: ReadonlyMap<TableKey, Placement>;
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
