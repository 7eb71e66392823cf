/** Fills an empty workbook with the demo: installs Pistil, pastes a year of invented prospecting, steers it, and lets one night pass. */
import { format, startOfDay } from 'date-fns';
import {
  actions,
  companies,
  contacts,
  costs,
  criteria,
  history,
  hypotheses,
  interactions,
  objectives,
  opportunities,
  rituals,
  sales,
} from '../../src/crm/tables/index.ts';
import type { Table } from '../../src/crm/tables/table.ts';
import type { Runtime } from '../runtime/index.ts';
import { offerOf } from './offers.ts';
import { tellHypotheses, tellPlan, tellRituals } from './plan.ts';
import { tellSales } from './sales.ts';
import { judgedDays, tellCosts, tellObjectives } from './steering.ts';
import { tellStory } from './story.ts';
import { tellTrend } from './trend.ts';
import { doubleSome } from './twins.ts';

/** Takes a few seconds: everything is written by the bundle itself, or pasted as a person would. */
export function seedDemo(runtime: Runtime): void {
  runtime.call('installPistil');
  const story = tellStory(new Date(runtime.clock.now()));
  const twins = doubleSome(story);
  paste(runtime, companies, [...story.companies, ...twins.companies]);
  paste(runtime, contacts, [...story.contacts, ...twins.contacts]);
  paste(runtime, opportunities, story.opportunities);
  paste(runtime, interactions, story.interactions);
  paste(runtime, history, story.history);
  steer(runtime);
  rememberPipeline(runtime, tellTrend(story, new Date(runtime.clock.now())));
  runtime.call('nightly', [], { kind: 'installed-trigger' });
  runtime.call('morning', [], { kind: 'installed-trigger' });
}

/** Switches steering on, and types what the team sells, spends, aims at and does. */
function steer(runtime: Runtime): void {
  const today = new Date(runtime.clock.now());
  runtime.call('rpc', ['steering.switch-on', { examples: false }], { kind: 'sidebar' });
  nameOffers(runtime);
  paste(runtime, sales, tellSales(today));
  paste(runtime, costs, tellCosts(today));
  paste(runtime, objectives, tellObjectives());
  paste(runtime, actions, tellPlan(startOfDay(today)));
  paste(runtime, rituals, tellRituals(today));
  paste(runtime, hypotheses, tellHypotheses());
  const lines = runtime.dump(criteria.tab);
  for (const [key, day] of Object.entries(judgedDays(today))) {
    pasteColumn(
      runtime,
      criteria,
      key,
      lines.map(() => typed(day)),
    );
  }
}

/** Completes the sales that the deals won have proposed, as the team would. */
function nameOffers(runtime: Runtime): void {
  const named = runtime.dump(sales.tab).map(({ Opportunité: title }) => offerOf(String(title)));
  for (const key of ['offer', 'category'] as const) {
    pasteColumn(
      runtime,
      sales,
      key,
      named.map((sale) => sale[key]),
    );
  }
}

/** Where the dashboard keeps its days: hidden rows, below their header. */
const KEPT_DAYS = { sheet: 'TABLEAU_DE_BORD', row: 104, column: 2 } as const;

/** The days that the dashboard has kept so far. */
function rememberPipeline(runtime: Runtime, days: readonly (readonly [day: Date, weighted: number])[]): void {
  const texts = days.map(([day, weighted]) => [typed(day), typed(weighted)]);
  runtime.gesture({ kind: 'paste', ...KEPT_DAYS, texts });
}

/** Fills a column from the first row down. */
function pasteColumn(runtime: Runtime, table: Table, key: string, texts: readonly string[]): void {
  const column = table.columns.findIndex((declared) => declared.key === key) + 1;
  runtime.gesture({ kind: 'paste', sheet: table.tab, row: 2, column, texts: texts.map((text) => [text]) });
}

function paste(runtime: Runtime, table: Table, rows: readonly Readonly<Record<string, unknown>>[]): void {
  const lines = rows.map((row) =>
    Object.fromEntries(table.columns.map((column) => [column.header, typed(row[column.key])])),
  );
  runtime.load(table.tab, lines);
}

/** A value as a French person types it. */
function typed(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (value instanceof Date)
    return format(value, value.getHours() + value.getMinutes() === 0 ? 'dd/MM/yyyy' : 'dd/MM/yyyy HH:mm');
  if (typeof value === 'number') return String(value).replace('.', ',');
  if (typeof value === 'boolean') return value ? 'VRAI' : 'FAUX';
  return Array.isArray(value) ? value.join(', ') : String(value);
}
