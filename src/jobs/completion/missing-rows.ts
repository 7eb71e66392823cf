/** Rows that are no longer in their tab: deleted by hand, or overwritten. */
import { subDays } from 'date-fns';
import type { Table, TableKey } from '../../crm/tables/table.ts';
import type { Cell } from '../../ports.ts';
import { isBlank } from '../../sheet/cell-values.ts';
import type { Cells } from '../../sheet/change.ts';
import { type Draft, textOf } from '../../sheet/draft.ts';
import { type KnownRows, MIRRORED, type MissingRow } from '../../sheet/index.ts';

/** A row that nothing refers to is forgotten after so many days: personal data are not kept behind people's backs. */
const KEPT_DAYS = 30;

/**
 * The rows that are missing, and on which somebody has yet to decide. Rows without content of the team's are no loss.
 *
 * @param present the rows that stand in their tab, as `refersTo` writes them; `referred`: those that others refer to
 */
export function findMissing(
  known: KnownRows,
  present: ReadonlySet<string>,
  referred: ReadonlySet<string>,
  now: Date,
): MissingRow[] {
  const oldest = subDays(now, KEPT_DAYS);
  return MIRRORED.flatMap((table) =>
    [...known.rows(table)].flatMap(([id, { cells, seenAt }]) => {
      const row = refersTo(table, id);
      if (present.has(row) || !hasContent(table, cells)) return [];
      return seenAt >= oldest || referred.has(row) ? [{ table, id, cells, seenAt }] : [];
    }),
  );
}

/** Every row that others refer to, as `refersTo` writes it. */
export function referredRows(drafts: readonly Draft<Table>[]): ReadonlySet<string> {
  const referred = new Set<string>();
  for (const { table, rows } of drafts) {
    for (const { key, of } of linksOf(table)) {
      for (const { values } of rows) {
        const link = textOf(values, key);
        if (link !== '') referred.add(`${of}/${link}`);
      }
    }
  }
  return referred;
}

export function refersTo(table: Table, id: string): string {
  return `${table.key}/${id}`;
}

/** The columns that hold identifiers of other tables' rows. */
export function linksOf(table: Table): { readonly key: string; readonly of: TableKey }[] {
  return table.columns.flatMap(({ key, type, of }) => (type === 'link' && of !== undefined ? [{ key, of }] : []));
}

function hasContent(table: Table, cells: Cells): boolean {
  const written = (key: string, cell: Cell) =>
    !isBlank(cell) &&
    (key.startsWith('?') || table.columns.some((column) => column.key === key && column.owner === 'team'));
  return Object.entries(cells).some(([key, cell]) => key !== table.id?.key && written(key, cell));
}
