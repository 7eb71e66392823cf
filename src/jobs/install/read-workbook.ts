/** The workbook before an installation: what is Pistil's already, and what is the team's file. */
import { matchKey } from '../../crm/names.ts';
import { parseSettings, type Settings } from '../../crm/settings/index.ts';
import { settings as settingsTable, TABLES } from '../../crm/tables/index.ts';
import type { Column, Table } from '../../crm/tables/table.ts';
import type { SourceTab } from '../../crm/takeover/source.ts';
import type { Cell, Ports, Tab } from '../../ports.ts';
import { HEADER_ROW, matchColumns } from '../../sheet/header.ts';
import { parseRows } from '../../sheet/rows.ts';
import { DASHBOARD_TAB } from '../dashboard/places.ts';

/** A tab of Pistil's. */
export interface OwnTab {
  readonly table: Table;
  readonly tab: Tab;
  /** Cells of its header row. */
  readonly header: readonly string[];
  readonly missing: readonly Column[];
}

export interface WorkbookReading {
  /** Pistil has been installed here: its own tabs say so. */
  readonly installed: boolean;
  readonly own: readonly OwnTab[];
  /** Tabs of the team: its file, before the installation. */
  readonly sources: readonly SourceTab[];
  /** By tab, how many cells are formulas: their values are taken. */
  readonly formulas: ReadonlyMap<string, number>;
  readonly settings: Settings;
}

/** So many tables with all their columns, or all but a few, tell an installed workbook: no file has them by itself. */
const INSTALLED_FROM = 4;
const FEW_COLUMNS = 2;

/** Of a tab that lost its name, so many columns must be a table's. */
const KNOWN_AGAIN = 0.8;

/** One read for each tab of Pistil's; two for one of a file, values and formulas, three when it bears the name of a table. */
export function readWorkbook(ports: Pick<Ports, 'workbook'>): WorkbookReading {
  const { workbook } = ports;
  const tabs = workbook.tabNames().flatMap((name) => {
    const tab = workbook.tab(name);
    return tab ? [tab] : [];
  });
  const own = findOwn(ports, tabs);
  const whole = own.filter(isWhole);
  return whole.length >= INSTALLED_FROM ? readInstalled(ports, own) : readFile(ports, tabs, whole);
}

function isWhole({ missing }: OwnTab): boolean {
  return missing.length <= FEW_COLUMNS;
}

function readInstalled(ports: Pick<Ports, 'workbook'>, own: readonly OwnTab[]): WorkbookReading {
  return { installed: true, own, sources: [], formulas: new Map(), settings: readSettings(ports, own) };
}

/** A PARAMETRES that somebody has prepared, or copied from another workbook, is kept; everything else is the team's file. */
function readFile(ports: Pick<Ports, 'workbook'>, tabs: readonly Tab[], whole: readonly OwnTab[]): WorkbookReading {
  const own = whole.filter(({ table }) => table.key === 'settings');
  const others = tabs.filter((tab) => !own.some((known) => known.tab.name === tab.name) && !isGenerated(tab.name));
  const sources = others.map((tab) => readSource(ports, tab));
  const formulas = new Map(
    sources.flatMap(({ name, cells }): [string, number][] => {
      if (cells.length === 0) return [];
      const area = { row: 1, column: 1, rows: cells.length, columns: cells[0]?.length ?? 1 };
      const count = ports.workbook
        .readFormulas(name, area)
        .flat()
        .filter((formula) => formula !== '').length;
      return count === 0 ? [] : [[name, count]];
    }),
  );
  return { installed: false, own, sources, formulas, settings: readSettings(ports, own) };
}

function isGenerated(name: string): boolean {
  return name === DASHBOARD_TAB || name === 'MIROIR';
}

export function readSource({ workbook }: Pick<Ports, 'workbook'>, tab: Tab): SourceTab {
  const { name, hidden, lastRow, lastColumn } = tab;
  const cells = lastRow === 0 ? [] : workbook.read(name, { row: 1, column: 1, rows: lastRow, columns: lastColumn });
  return { name, hidden, cells };
}

function readTop({ workbook }: Pick<Ports, 'workbook'>, { name, lastRow, lastColumn }: Tab): readonly Cell[] {
  if (lastRow === 0) return [];
  const [top = []] = workbook.read(name, { row: HEADER_ROW, column: 1, rows: 1, columns: lastColumn });
  return top;
}

function missingIn(table: Table, top: readonly Cell[]): readonly Column[] {
  const matched = matchColumns(table, top);
  return matched.ok ? matched.value.missing : table.columns;
}

/** Each table's tab by its name, an alias, or, in an installed workbook, its columns. One read for each tab. */
function findOwn(ports: Pick<Ports, 'workbook'>, tabs: readonly Tab[]): OwnTab[] {
  const tops = new Map<string, readonly Cell[]>();
  const topOf = (tab: Tab) => {
    const top = tops.get(tab.name) ?? readTop(ports, tab);
    tops.set(tab.name, top);
    return top;
  };
  const own: OwnTab[] = [];
  const isFree = ({ name }: Tab) => !isGenerated(name) && !own.some((known) => known.tab.name === name);
  const add = (table: Table, tab: Tab | undefined) => {
    if (tab) own.push({ table, tab, header: topOf(tab).map(String), missing: missingIn(table, topOf(tab)) });
  };
  for (const table of TABLES) {
    add(
      table,
      tabs.find(({ name }) => name === table.tab) ?? tabs.find((tab) => isNamed(table, tab.name) && isFree(tab)),
    );
  }
  if (own.filter(isWhole).length < INSTALLED_FROM - 1) return own;
  for (const table of TABLES.filter((candidate) => !own.some((known) => known.table === candidate))) {
    const most = table.columns.length * (1 - KNOWN_AGAIN);
    add(
      table,
      tabs.find((tab) => isFree(tab) && missingIn(table, topOf(tab)).length <= most),
    );
  }
  return own;
}

function isNamed(table: Table, name: string): boolean {
  return [table.tab, ...(table.aliases ?? [])].some((candidate) => matchKey(candidate) === matchKey(name));
}

function readSettings({ workbook }: Pick<Ports, 'workbook'>, own: readonly OwnTab[]): Settings {
  const known = own.find(({ table }) => table.key === 'settings');
  if (!known || known.tab.lastRow === 0) return parseSettings([]).settings;
  const { name, lastRow, lastColumn } = known.tab;
  const [top = [], ...below] = workbook.read(name, { row: HEADER_ROW, column: 1, rows: lastRow, columns: lastColumn });
  const matched = matchColumns(settingsTable, top, name);
  if (!matched.ok) return parseSettings([]).settings;
  const { rows } = parseRows(settingsTable, matched.value.header, below, HEADER_ROW + 1);
  return parseSettings(rows.map(({ values }) => values)).settings;
}
