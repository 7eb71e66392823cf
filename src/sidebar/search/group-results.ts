import type { SearchedTable } from '../../rpc/index.ts';
import type { Findable, Found } from './match.ts';

/** What was found in a table. */
export interface ResultGroup {
  readonly table: SearchedTable;
  /** The best, those that are shown. */
  readonly rows: readonly Findable[];
  /** How many were found in all. */
  readonly total: number;
}

const SHOWN = 4;
const SHOWN_OPEN = 40;

/**
 * Results under their tables: that of the best result first.
 *
 * @param found the best first
 * @param open tables of which more is asked for
 */
export function groupResults(found: readonly Found[], open: ReadonlySet<SearchedTable>): ResultGroup[] {
  const groups = new Map<SearchedTable, Findable[]>();
  for (const { row } of found) {
    const group = groups.get(row.table);
    if (group) group.push(row);
    else groups.set(row.table, [row]);
  }
  return [...groups].map(([table, rows]) => ({
    table,
    total: rows.length,
    rows: rows.slice(0, open.has(table) ? SHOWN_OPEN : SHOWN),
  }));
}

/** One line of the list: a row, or the way to the others of its table. */
export type Option =
  | { readonly kind: 'row'; readonly row: Findable }
  | { readonly kind: 'more'; readonly table: SearchedTable; readonly others: number };

export function optionsOf({ table, rows, total }: ResultGroup, open: ReadonlySet<SearchedTable>): Option[] {
  const others = total - rows.length;
  return [
    ...rows.map((row): Option => ({ kind: 'row', row })),
    ...(others > 0 && !open.has(table) ? [{ kind: 'more' as const, table, others }] : []),
  ];
}
