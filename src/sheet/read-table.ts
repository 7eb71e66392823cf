import type { Table } from '../crm/tables/table.ts';
import type { Ports } from '../ports.ts';
import { ok, type Result } from '../result.ts';
import { findColumns, findTab, HEADER_ROW, type Header } from './header.ts';
import { parseRows, type SheetRow, type TableRows } from './rows.ts';

/**
 * Reads a whole table, outside of any lock: for showing and counting. What is to be written from it is read again by
 * `transact`. One weighted call. Fails with `tab.missing`, `column.missing`…
 */
export function readTable<T extends Table>(ports: Pick<Ports, 'workbook'>, table: T): Result<TableRows<T>> {
  const tab = findTab(ports.workbook, table);
  if (!tab.ok) return tab;
  const { name, lastRow, lastColumn } = tab.value;
  const [top = [], ...below] =
    lastRow === 0 ? [] : ports.workbook.read(name, { row: HEADER_ROW, column: 1, rows: lastRow, columns: lastColumn });
  const header = findColumns(table, top, name);
  if (!header.ok) return header;
  return ok(parseRows(table, header.value, below, HEADER_ROW + 1));
}

/** Where the columns of a table stand, without its rows. One weighted call. */
export function readHeader(ports: Pick<Ports, 'workbook'>, table: Table): Result<Header> {
  const tab = findTab(ports.workbook, table);
  if (!tab.ok) return tab;
  const { name, lastRow, lastColumn } = tab.value;
  const [top = []] =
    lastRow === 0 ? [] : ports.workbook.read(name, { row: HEADER_ROW, column: 1, rows: 1, columns: lastColumn });
  return findColumns(table, top, name);
}

/** The row at a position, without the others: two weighted calls. `null` when nothing stands there. */
export function readRow<T extends Table>(
  ports: Pick<Ports, 'workbook'>,
  table: T,
  position: number,
): Result<SheetRow<T> | null> {
  const header = readHeader(ports, table);
  if (!header.ok) return header;
  const tab = ports.workbook.tab(header.value.tab);
  if (tab === null || position <= HEADER_ROW || position > tab.lastRow) return ok(null);
  const cells = ports.workbook.read(tab.name, { row: position, column: 1, rows: 1, columns: tab.lastColumn });
  return ok(parseRows(table, header.value, cells, position).rows[0] ?? null);
}
