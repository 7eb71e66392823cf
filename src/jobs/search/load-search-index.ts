/** The page « Recherche »: all that can be found in a table, sent once; the page searches by itself (decision 0020). */
import type { Table } from '../../crm/tables/table.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { readTable } from '../../sheet/index.ts';
import { describeRows, type SearchEntry } from './entries.ts';
import { SEARCHED, type SearchedTable } from './searched-tables.ts';

export interface SearchIndex {
  readonly table: SearchedTable;
  readonly entries: readonly SearchEntry[];
  /** Older rows that were left out: more would be too long to send. */
  readonly left: number;
}

/** Six tables of so many rows are measured in decision 0020. */
export const MOST_ROWS = 20_000;

export const floor = { read: 1 };

/** Fails with `tab.missing`, `column.missing`… */
export function loadSearchIndex(ports: Ports, { table }: { readonly table: SearchedTable }): Result<SearchIndex> {
  const read = readTable(ports, SEARCHED[table] as Table);
  if (!read.ok) return read;
  // New rows are added at the end.
  const { rows } = read.value;
  const kept = rows.slice(-MOST_ROWS);
  return ok({ table, entries: describeRows(table, kept), left: rows.length - kept.length });
}
