/** Where the tables' columns stand, in the words of a formula. */
import type { TableKey } from '../../crm/tables/table';
import { columnLetters } from './areas';

/** The tabs a dashboard reads, and the position of each of their columns by key. */
export type Layout = Readonly<Partial<Record<TableKey, { readonly tab: string; readonly columns: ReadonlyMap<string, number> }>>>;

/**
 * Whole columns by table and key: `refer('opportunities', 'amount')` is `OPPORTUNITES!$H:$H`.
 * A column that is missing gives a cell error a person understands, and spares the rest of the page.
 */
export type Refer = (table: TableKey, key: string) => string;

export function referTo(layout: Layout): Refer {
  return (table, key) => {
    const found = layout[table];
    const column = found?.columns.get(key);
    if (!found || column === undefined) return 'NA()';
    const letters = columnLetters(column);
    return `${quoteTab(found.tab)}!$${letters}:$${letters}`;
  };
}

/** A tab's name as formulas want it: quoted unless it is plain. */
export function quoteTab(name: string): string {
  return /^[A-Z][A-Z_]*$/.test(name) ? name : `'${name.replaceAll("'", "''")}'`;
}
