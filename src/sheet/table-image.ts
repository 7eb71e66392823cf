/** A table's tab as it stands at one moment. */
import type { Table } from '../crm/tables/table.ts';
import type { Cell, Ports, Tab } from '../ports.ts';
import { ok, type Result } from '../result.ts';
import { findColumns, HEADER_ROW, type Header } from './header.ts';

/** A table as it stood when the lock was taken. */
export interface TableImage {
  readonly table: Table;
  readonly tab: Tab;
  readonly header: Header;
  /** The cells below the header, row after row; `null` when only the header was read. */
  readonly cells: readonly (readonly Cell[])[] | null;
}

/** An image with its rows. */
export type FullImage = TableImage & { readonly cells: readonly (readonly Cell[])[] };

/**
 * Reads a whole tab as it stands now. One weighted call, unless a person inserts rows in that very moment.
 *
 * `tab` was asked a moment before: a row inserted since would push the last one out of sight. So a margin is read with it,
 * and everything is read again when the margin turns out to be filled.
 */
export function readImage(ports: Pick<Ports, 'workbook'>, table: Table, tab: Tab): Result<FullImage> {
  const [top = [], ...cells] = tab.lastRow === 0 ? [] : readWithMargin(ports, tab);
  const header = findColumns(table, top, tab.name);
  if (!header.ok) return header;
  const extent = { lastRow: lastFilled(cells) + HEADER_ROW, lastColumn: top.length };
  return ok({ table, tab: { ...tab, ...extent }, header: header.value, cells });
}

const ROW_MARGIN = 20;
export const COLUMN_MARGIN = 3;

function readWithMargin(ports: Pick<Ports, 'workbook'>, tab: Tab): Cell[][] {
  const rows = Math.min(tab.rows, tab.lastRow + ROW_MARGIN);
  const columns = Math.min(tab.columns, tab.lastColumn + COLUMN_MARGIN);
  const cells = ports.workbook.read(tab.name, { row: HEADER_ROW, column: 1, rows, columns });
  const [top = []] = cells;
  const width = lastFilled(top.map((cell) => [cell]));
  const pushedDown = rows > tab.lastRow ? lastFilled(cells) === rows : undefined;
  const pushedRight = columns > tab.lastColumn ? width === columns : undefined;
  if (pushedDown || pushedRight || pushedDown === undefined || pushedRight === undefined) {
    // No room for a margin, or a full one: only the tab itself can tell whether it has grown.
    const now = ports.workbook.tab(tab.name);
    if (now && (now.lastRow > rows || now.lastColumn > columns)) return readWithMargin(ports, now);
  }
  return cells.map((line) => line.slice(0, Math.max(width, Math.min(columns, tab.lastColumn))));
}

/** How many lines there are up to the last with any content. */
export function lastFilled(lines: readonly (readonly Cell[])[]): number {
  for (let index = lines.length - 1; index >= 0; index -= 1)
    if (lines[index]?.some((cell) => cell !== '')) return index + 1;
  return 0;
}
