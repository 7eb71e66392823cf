/** Where the tables' columns stand, in the words of a formula. */
import type { TableKey } from '../../crm/tables/table.ts';
import { columnLetters } from './areas.ts';

/** A table that the page reads: its tab, and the place of each of its columns, from 1. */
export interface Placement {
  readonly tab: string;
  readonly places: ReadonlyMap<string, number>;
}

export type Placements = ReadonlyMap<TableKey, Placement>;

/** Whole columns by table and key: `refer('opportunities', 'amount')` is `OPPORTUNITES!$G:$G`. */
export type Refer = (table: TableKey, key: string) => string;

/** Throws for a table or column that was not placed: those are checked before a page is made. */
export function referTo(placements: Placements): Refer {
  return (table, key) => {
    const placement = placements.get(table);
    const place = placement?.places.get(key);
    if (!placement || place === undefined) throw new Error(`${table}.${key} has no place`);
    const letters = columnLetters(place);
    return `${quoteTab(placement.tab)}!$${letters}:$${letters}`;
  };
}

/** A whole table, header included, whatever its length: `HISTORIQUE!$A$1:$H`. */
export function referToTable({ tab, places }: Placement): string {
  return `${quoteTab(tab)}!$A$1:$${columnLetters(Math.max(...places.values()))}`;
}

/** A tab's name as formulas want it: quoted unless it is plain. */
function quoteTab(name: string): string {
  return /^[A-Z][A-Z_]*$/.test(name) ? name : `'${name.replace(/'/g, "''")}'`;
}
