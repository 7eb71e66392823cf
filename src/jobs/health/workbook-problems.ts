/** Tabs and columns that Pistil no longer finds. */
import { ALL_TABLES } from '../../crm/tables/index.ts';
import type { Table } from '../../crm/tables/table.ts';
import type { Ports } from '../../ports.ts';
import { findTab, HEADER_ROW, isThere, matchColumns } from '../../sheet/header.ts';
import type { Problem } from './problem.ts';

export interface WorkbookState {
  readonly problems: readonly Problem[];
  /** Tabs found, of those that should be there. */
  readonly recognised: number;
  readonly expected: number;
}

/**
 * One weighted call for each tab.
 *
 * @param steering the module is on, so that its tabs should be there
 */
export function inspectTabs(ports: Pick<Ports, 'workbook'>, steering: boolean): WorkbookState {
  const inspected = ALL_TABLES.filter((table) => steering || isThere(ports.workbook, table)).map((table) =>
    inspectTab(ports, table),
  );
  return {
    problems: inspected.flatMap(({ problems }) => problems),
    recognised: inspected.filter(({ found }) => found).length,
    expected: inspected.length,
  };
}

function inspectTab(
  { workbook }: Pick<Ports, 'workbook'>,
  table: Table,
): { readonly found: boolean; readonly problems: readonly Problem[] } {
  const tab = findTab(workbook, table);
  if (!tab.ok) {
    const ambiguous = tab.error.code === 'tab.ambiguous';
    return { found: ambiguous, problems: [ambiguous ? ambiguousTab(table, tab.error.message) : missingTab(table)] };
  }
  const { name, lastColumn } = tab.value;
  const width = Math.max(1, lastColumn);
  const [top = []] = workbook.read(name, { row: HEADER_ROW, column: 1, rows: 1, columns: width });
  const matched = matchColumns(table, top, name);
  if (!matched.ok) return { found: true, problems: [duplicatedHeader(table, matched.error.field ?? '', name)] };
  const { missing, header } = matched.value;
  const known = new Set(header.places.values());
  const strangers = header.cells.filter((cell, index) => cell.trim() !== '' && !known.has(index + 1));
  return { found: true, problems: missing.map(({ key }) => missingColumn(table, key, name, strangers)) };
}

function missingTab(table: Table): Problem {
  return {
    code: `tab:${table.key}`,
    title: `L’onglet ${table.tab} manque`,
    text: `Ce qui concerne les ${table.many} attend. Les autres onglets ne sont pas touchés.`,
    remedies: [{ label: 'Remettre l’onglet', repair: { kind: 'restore-tab', table: table.key } }],
  };
}

function ambiguousTab(table: Table, message: string): Problem {
  return { code: `tab:${table.key}`, title: `Deux onglets pour les ${table.many}`, text: message, remedies: [] };
}

function missingColumn(table: Table, key: string, tab: string, strangers: readonly string[]): Problem {
  const header = table.columns.find((column) => column.key === key)?.header ?? key;
  return {
    code: `column:${table.key}:${key}`,
    title: `«\u00a0${header}\u00a0» manque dans ${tab}`,
    text: `Ce qui se sert de cette colonne attend. Le reste de l’onglet n’est pas touché.`,
    remedies: [
      { label: 'Remettre la colonne', repair: { kind: 'restore-column', table: table.key, column: key } },
      ...strangers.map((stranger) => ({
        label: `C’est «\u00a0${stranger}\u00a0»`,
        repair: { kind: 'rename-header', table: table.key, column: key, header: stranger } as const,
      })),
    ],
  };
}

function duplicatedHeader(table: Table, key: string, tab: string): Problem {
  const header = table.columns.find((column) => column.key === key)?.header ?? key;
  return {
    code: `header:${table.key}:${key}`,
    title: `Deux colonnes «\u00a0${header}\u00a0» dans ${tab}`,
    text: 'Pistil ne sait pas laquelle lire, et n’écrit plus dans cet onglet. Rien n’est perdu.',
    remedies: [{ label: 'Garder la première', repair: { kind: 'set-aside-header', table: table.key, column: key } }],
  };
}
