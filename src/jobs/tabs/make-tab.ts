/** A table's tab, and the columns that it lacks. */
import type { Table } from '../../crm/tables/table.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { HEADER_ROW, matchColumns } from '../../sheet/header.ts';

/** Writes the headers that a tab lacks, at its right. One weighted call when it lacks none. */
export function addColumns({ workbook }: Pick<Ports, 'workbook'>, table: Table, name: string): Result<null> {
  const tab = workbook.tab(name);
  const area = { row: HEADER_ROW, column: 1, rows: 1, columns: tab?.lastColumn ?? 0 };
  const [top = []] = tab && tab.lastRow > 0 ? workbook.read(name, area) : [];
  const matched = matchColumns(table, top, name);
  if (!matched.ok) return matched;
  const { missing } = matched.value;
  if (missing.length > 0) workbook.write(name, HEADER_ROW, top.length + 1, [missing.map(({ header }) => header)]);
  return ok(null);
}

/** A tab of its own for a table, with its headers. */
export function makeTab({ workbook }: Pick<Ports, 'workbook'>, table: Table): void {
  const header = [table.columns.map((column) => column.header)];
  const present = workbook.tab(table.tab);
  const spare = present ? null : findSpareTab(workbook);
  if (spare !== null) workbook.renameTab(spare, table.tab);
  else if (!present) workbook.addTab(table.tab);
  if (!present || present.lastRow === 0) workbook.write(table.tab, HEADER_ROW, 1, header);
}

/** The empty tab with which Google opens a new spreadsheet; `null` when somebody has used it or there is none. */
function findSpareTab(workbook: Ports['workbook']): string | null {
  const named = workbook.tabNames().filter((name) => /^(?:Feuille|Sheet) ?\d+$/.test(name));
  return named.find((name) => workbook.tab(name)?.lastRow === 0) ?? null;
}
