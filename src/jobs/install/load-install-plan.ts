/** « Installer Pistil »: what the workbook holds, what it becomes and why, before anything is written. */
import { countOf } from '../../crm/french/numbers.ts';
import { tableOf } from '../../crm/tables/index.ts';
import type { Column } from '../../crm/tables/table.ts';
import { likelyTwins, namedCompanies, overwritten, plannedWords } from '../../crm/takeover/plan.ts';
import { letterOf } from '../../crm/takeover/read-rows.ts';
import type { ReadTab } from '../../crm/takeover/read-tab.ts';
import { TARGETS, type TabUse, type Target } from '../../crm/takeover/source.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { NEWEST, readVersion } from '../migrations/migrate.ts';
import { triggersOwner } from '../owner/triggers.ts';
import { listsOf } from '../tabs/prepare-tabs.ts';
import { type InstallChoices, toTakeoverChoices } from './choices.ts';
import { type InstallPlan, planInstall } from './plan-install.ts';
import { loadState } from './state.ts';
import { stepsOf } from './steps.ts';

export interface InstallView {
  /** `under-way`: an installation stopped, and only has to be taken up. */
  readonly state: 'new' | 'under-way' | 'installed';
  /** Steps done, and how many there are, of one that is under way. */
  readonly progress: { readonly done: number; readonly steps: number };
  /** Tabs of the team, in their order. */
  readonly tabs: readonly TabView[];
  /** What a tab may become, and then its columns. */
  readonly tables: readonly TableView[];
  /** Tabs that will be made. */
  readonly created: readonly string[];
  /** Tabs of Pistil that lack columns: « CONTACTS : 2 colonnes ». */
  readonly completed: readonly string[];
  /** Tabs that get another name. */
  readonly renamed: readonly { readonly tab: string; readonly name: string }[];
  readonly words: readonly WordView[];
  readonly companies: Counted;
  readonly duplicates: Counted;
  readonly unclear: Counted;
  /** Columns that Pistil computes, whose values will only stand in the backup. */
  readonly overwritten: readonly string[];
  readonly triggers: { readonly kind: 'none' | 'mine' | 'elsewhere'; readonly owner: string };
  /** Version of the workbook, and the one that this code brings. */
  readonly version: { readonly present: number; readonly newest: number };
}

/** How many, and the first of them in words. */
export interface Counted {
  readonly count: number;
  readonly shown: readonly string[];
}

export interface TableView {
  readonly key: Target;
  readonly tab: string;
  readonly columns: readonly { readonly use: string; readonly header: string }[];
}

export interface TabView {
  readonly name: string;
  readonly use: TabUse;
  readonly reason: string;
  /** Its rows stay in it, or go to a new tab. */
  readonly stays: boolean;
  readonly rows: number;
  readonly headerRow: number;
  readonly formulas: number;
  /** « Statut : Gagné », what its name says of its rows; `''` for nothing. */
  readonly meaning: string;
  readonly columns: readonly ColumnView[];
  readonly leftOut: readonly { readonly position: number; readonly text: string; readonly reason: string }[];
}

export interface ColumnView {
  readonly place: number;
  /** Its header, or its letter. */
  readonly title: string;
  readonly use: string;
  readonly reason: string;
  readonly samples: readonly string[];
}

export interface WordView {
  readonly column: string;
  readonly header: string;
  readonly word: string;
  readonly count: number;
  readonly value: string;
  readonly allowed: readonly string[];
}

const SHOWN = 50;

/** Two weighted calls for each tab of the team, one for each of Pistil's, and a few properties; none for a row. */
export function loadInstallPlan(ports: Ports, choices: InstallChoices): Result<InstallView> {
  const plan = planInstall(ports, choices);
  const { workbook, takeover, toCreate, renamed } = plan;
  const taken = toTakeoverChoices(choices);
  const under = loadState(ports);
  const { unclear } = takeover.gathered;
  const settled = workbook.installed ? 'installed' : 'new';
  return ok({
    state: under ? 'under-way' : settled,
    progress: under ? { done: under.done, steps: stepsOf(under).length + 1 } : { done: 0, steps: 0 },
    tabs: takeover.tabs.map((tab) => viewTab(tab, plan)),
    tables: TARGETS.map(viewTable),
    created: [...takeover.rebuilt.map((table) => tableOf(table).tab), ...toCreate.map(({ tab }) => tab)],
    completed: workbook.own
      .filter(({ missing }) => missing.length > 0)
      .map(({ tab, missing }) => `${tab.name}\u00a0: ${missing.map(({ header }) => header).join(', ')}`),
    renamed,
    words: plannedWords(takeover, taken, listsOf(workbook.settings)).slice(0, SHOWN * 4),
    companies: counted([...namedCompanies(takeover.gathered).values()].map(({ name }) => name)),
    duplicates: counted(
      likelyTwins(takeover.gathered).map(({ names, reason }) => `${names.join(' et ')}\u00a0: ${reason}`),
    ),
    unclear: counted(
      unclear.map(({ tab, position, place, message }) => `${tab}, ${letterOf(place)}${position}\u00a0: ${message}`),
    ),
    overwritten: overwritten(takeover).map(
      ({ tab, header, count }) => `${tab}, «\u00a0${header}\u00a0»\u00a0: ${countOf(count, 'valeur', 'valeurs')}`,
    ),
    triggers: ownerOf(ports),
    version: { present: workbook.installed ? readVersion(ports) : NEWEST, newest: NEWEST },
  });
}

function viewTab(tab: ReadTab, { takeover, workbook }: InstallPlan): TabView {
  const { name, use, reason, meaning, rows, headerRow, columns, leftOut } = tab;
  const table = use === 'leave' ? null : tableOf(use);
  const said = meaning && table?.columns.find(({ key }) => key === meaning.key);
  return {
    name,
    use,
    reason,
    stays: [...takeover.kept.values()].includes(tab),
    rows: use === 'leave' ? 0 : rows.length,
    headerRow,
    formulas: workbook.formulas.get(name) ?? 0,
    meaning: said && meaning ? `${said.header}\u00a0: ${meaning.value}` : '',
    columns: columns.map(({ place, header, ...column }) => ({
      place,
      title: header === '' ? `Colonne ${letterOf(place)}` : header,
      use: column.use,
      reason: column.reason,
      samples: column.samples,
    })),
    leftOut: use === 'leave' ? [] : leftOut,
  };
}

/** What a column of the file may become: what the team writes, and what only the file can know. */
function viewTable(key: Target): TableView {
  const { tab, columns } = tableOf(key) as { readonly tab: string; readonly columns: readonly Column[] };
  const own = columns.filter(({ hidden }) => hidden !== true);
  const whole = key === 'contacts' ? [{ use: 'contacts.fullName', header: 'Nom et prénom' }] : [];
  return {
    key,
    tab,
    columns: [...whole, ...own.map(({ key: column, header }) => ({ use: `${key}.${column}`, header }))],
  };
}

function counted(all: readonly string[]): Counted {
  return { count: all.length, shown: all.slice(0, SHOWN) };
}

function ownerOf(ports: Ports): InstallView['triggers'] {
  const owner = triggersOwner(ports);
  if (owner === null) return { kind: 'none', owner: '' };
  return { kind: owner === ports.identity.owner() ? 'mine' : 'elsewhere', owner };
}
