/** Fills an empty workbook with the demo: installs Pistil, pastes a year of invented prospecting, steers it, and lets one night pass. */
import { format } from 'date-fns';
import {
  companies,
  contacts,
  costs,
  criteria,
  history,
  interactions,
  objectives,
  opportunities,
} from '../../src/crm/tables/index.ts';
import type { Table } from '../../src/crm/tables/table.ts';
import type { Runtime } from '../runtime/index.ts';
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

/** Switches steering on, and types what the team aims at and spends. */
function steer(runtime: Runtime): void {
  const today = new Date(runtime.clock.now());
  runtime.call('rpc', ['steering.switch-on', { examples: false }], { kind: 'sidebar' });
  paste(runtime, costs, tellCosts(today));
  paste(runtime, objectives, tellObjectives());
  const lines = runtime.dump(criteria.tab);
  for (const [key, day] of Object.entries(judgedDays(today))) {
    const column = criteria.columns.findIndex((declared) => declared.key === key) + 1;
    runtime.gesture({ kind: 'paste', sheet: criteria.tab, row: 2, column, texts: lines.map(() => [typed(day)]) });
  }
}

/** Where the dashboard keeps its days: hidden rows, below their header. */
const KEPT_DAYS = { sheet: 'TABLEAU_DE_BORD', row: 104, column: 2 } as const;

/** The days that the dashboard has kept so far. */
function rememberPipeline(runtime: Runtime, days: readonly (readonly [day: Date, weighted: number])[]): void {
  const texts = days.map(([day, weighted]) => [typed(day), typed(weighted)]);
  runtime.gesture({ kind: 'paste', ...KEPT_DAYS, texts });
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
