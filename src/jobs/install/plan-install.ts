/** What an installation will do, decided without writing anything. */
import { matchKey } from '../../crm/names.ts';
import { TABLES } from '../../crm/tables/index.ts';
import type { Table } from '../../crm/tables/table.ts';
import { planTakeover, type TakeoverPlan } from '../../crm/takeover/plan.ts';
import { titleOf } from '../../crm/takeover/read-rows.ts';
import type { ReadTab } from '../../crm/takeover/read-tab.ts';
import { isNamed } from '../../crm/takeover/read-tab.ts';
import { freeTitle } from '../../crm/takeover/rebuild.ts';
import type { Target } from '../../crm/takeover/source.ts';
import type { Ports } from '../../ports.ts';
import { DASHBOARD_TAB } from '../dashboard/places.ts';
import { listsOf } from '../tabs/prepare-tabs.ts';
import { type InstallChoices, toTakeoverChoices } from './choices.ts';
import { readWorkbook, type WorkbookReading } from './read-workbook.ts';

export interface Renaming {
  readonly tab: string;
  readonly name: string;
}

export interface InstallPlan {
  readonly workbook: WorkbookReading;
  readonly takeover: TakeoverPlan;
  /** Tables without a tab, whose tab will be made empty. */
  readonly toCreate: readonly Table[];
  /** Tabs of the team that will be changed, and hence backed up. */
  readonly touched: readonly ReadTab[];
  /** Tabs that get another name: a table’s that has lost it, and those of the team that bear a name Pistil needs. */
  readonly renamed: readonly Renaming[];
}

export function planInstall(ports: Pick<Ports, 'workbook'>, choices: InstallChoices): InstallPlan {
  const workbook = readWorkbook(ports);
  const takeover = planTakeover(workbook.sources, toTakeoverChoices(choices), listsOf(workbook.settings));
  const present = new Set([
    ...workbook.own.map(({ table }) => table.key),
    ...takeover.kept.keys(),
    ...takeover.rebuilt,
  ]);
  const left = takeover.tabs.filter(({ use }) => use === 'leave').map(({ name }) => name);
  const generated = workbook.installed ? [] : ports.workbook.tabNames().filter((name) => name === DASHBOARD_TAB);
  return {
    workbook,
    takeover,
    toCreate: TABLES.filter(({ key }) => !present.has(key)),
    touched: takeover.tabs.filter(({ use }) => use !== 'leave'),
    renamed: [
      ...lostNames(workbook),
      ...[...left.filter(isTaken), ...generated].map((tab) => ({ tab, name: `${tab} (ancien)` })),
    ],
  };
}

/** Names of tabs differ by more than capitals. */
function isTaken(name: string): boolean {
  return TABLES.some(({ tab }) => tab.toLowerCase() === name.toLowerCase());
}

function lostNames({ own }: WorkbookReading): Renaming[] {
  return own.flatMap(({ table, tab }) => {
    const names = [table.tab, ...(table.aliases ?? [])];
    const known = names.some((name) => matchKey(name) === matchKey(tab.name));
    return known ? [] : [{ tab: tab.name, name: table.tab }];
  });
}

/** A header to write over another one, so that every column is found by its name and none by two. */
export interface HeaderChange {
  readonly place: number;
  readonly header: string;
}

/** In the tab that a table keeps: columns known otherwise than by their header get it, others give way. */
export function headerChanges(tab: ReadTab, table: Table): HeaderChange[] {
  const names = (header: string) => [
    header,
    ...(table.columns.find((column) => column.header === header)?.aliases ?? []),
  ];
  const taken = new Set<string>();
  const changes: HeaderChange[] = [];
  for (const { use, place, header } of tab.columns) {
    const column = use === 'keep' ? undefined : table.columns.find(({ key }) => use === `${table.key}.${key}`);
    if (!column) continue;
    const known = names(column.header).some((name) => matchKey(name) === matchKey(header));
    if (!known) changes.push({ place, header: column.header });
    for (const name of known && matchKey(header) !== matchKey(column.header) ? names(column.header) : [column.header]) {
      taken.add(matchKey(name));
    }
  }
  for (const column of table.columns) taken.add(matchKey(column.header));
  for (const column of tab.columns) {
    if (column.use !== 'keep') continue;
    const title = freeTitle(titleOf(column), taken);
    if (title !== column.header) changes.push({ place: column.place, header: title });
  }
  return changes;
}

/** The name under which a kept tab will be found: its own when it says what it is, and nothing else does. */
export function nameOfKept(tab: ReadTab, table: Table, others: readonly string[]): string {
  const target = table.key as Target;
  const alone = !others.some((name) => name !== tab.name && isNamed(name, target));
  return isNamed(tab.name, target) && alone ? tab.name : table.tab;
}
