/** What the workbook holds before Pistil is installed: which tab is which table, and which columns it has. */
import { matchKey } from '../../crm/names.ts';
import { companies, contacts, TABLES } from '../../crm/tables/index.ts';
import type { Column, Table } from '../../crm/tables/table.ts';
import type { Cell, Ports, Tab } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { findTab, HEADER_ROW, matchColumns } from '../../sheet/header.ts';
import { parseRows, type TableRows } from '../../sheet/rows.ts';

/** A tab that is, or will be, the tab of a table. */
export interface ExistingTab {
  readonly table: Table;
  /** `null` when the workbook has no such tab yet. */
  readonly tab: Tab | null;
  readonly header: readonly string[];
  readonly missing: readonly Column[];
  readonly rows: TableRows<Table>;
}

/** Headers of which a tab must have most to be taken for a table without bearing its name. */
const TELLING: readonly (readonly [Table, readonly string[]])[] = [
  [contacts, ['lastName', 'firstName', 'email', 'company', 'stage']],
  [companies, ['name', 'siren', 'size', 'sector', 'website']],
];
const TELLING_ENOUGH = 3;

/**
 * Reads every tab that Pistil knows: one weighted call for each that exists. Fails when two tabs or two columns could be
 * the same one (`tab.ambiguous`, `column.duplicated`): a person must rename first, and nothing has been touched.
 */
export function readExistingTabs(ports: Ports): Result<ExistingTab[]> {
  const byName = TABLES.map((table) => ({ table, found: findTab(ports.workbook, table) }));
  const ambiguous = byName.find(({ found }) => !found.ok && found.error.code === 'tab.ambiguous');
  if (ambiguous && !ambiguous.found.ok) return ambiguous.found;
  const taken = new Set(byName.flatMap(({ found }) => (found.ok ? [found.value.name] : [])));
  const existing: ExistingTab[] = [];
  for (const { table, found } of byName) {
    const tab = found.ok ? found.value : recognizeByHeaders(ports, table, taken);
    if (tab) taken.add(tab.name);
    const read = readTab(ports, table, tab);
    if (!read.ok) return read;
    existing.push(read.value);
  }
  return ok(existing);
}

function readTab(ports: Ports, table: Table, tab: Tab | null): Result<ExistingTab> {
  const filled = tab && tab.lastRow > 0;
  // Rows that only scripts write need no taking over, and may be many.
  const cells: Cell[][] = filled
    ? ports.workbook.read(tab.name, {
        row: HEADER_ROW,
        column: 1,
        rows: table.appendOnly ? 1 : tab.lastRow,
        columns: tab.lastColumn,
      })
    : [];
  const [top = [], ...below] = cells;
  const columns = matchColumns(table, top, tab?.name);
  if (!columns.ok) return columns;
  const { header, missing } = columns.value;
  return ok({ table, tab, header: header.cells, missing, rows: parseRows(table, header, below, HEADER_ROW + 1) });
}

/** A tab such as « Feuille 1 » whose first row says what it is. */
function recognizeByHeaders(ports: Ports, table: Table, taken: ReadonlySet<string>): Tab | null {
  const telling = TELLING.find(([candidate]) => candidate.key === table.key)?.[1];
  if (!telling) return null;
  for (const name of ports.workbook.tabNames()) {
    const tab = taken.has(name) ? null : ports.workbook.tab(name);
    if (!tab || tab.lastRow === 0) continue;
    const [top = []] = ports.workbook.read(name, { row: HEADER_ROW, column: 1, rows: 1, columns: tab.lastColumn });
    const headers = new Set(top.map((cell) => matchKey(String(cell))));
    const told = table.columns.filter((column) => telling.includes(column.key) && isAmong(column, headers));
    if (told.length >= TELLING_ENOUGH) return tab;
  }
  return null;
}

function isAmong(column: Column, headers: ReadonlySet<string>): boolean {
  return [column.header, ...(column.aliases ?? [])].some((name) => headers.has(matchKey(name)));
}
