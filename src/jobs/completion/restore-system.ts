/** Puts back what people have changed in columns that the system owns. */
import type { Table } from '../../crm/tables/table.ts';
import { parseCell, sameCell, toCell } from '../../sheet/cell-values.ts';
import { columnOf } from '../../sheet/change.ts';
import { type Draft, decideCell, valueAt } from '../../sheet/draft.ts';
import type { KnownRows } from '../../sheet/mirror/known-rows.ts';

/** @returns how many cells were put back */
export function restoreSystem<T extends Table>(draft: Draft<T>, known: KnownRows | null): number {
  if (known === null || !known.upToDate) return 0;
  const { table } = draft;
  const columns = table.columns.filter(({ owner, type }) => owner === 'system' && type !== 'id');
  const rows = known.rows(table);
  let restored = 0;
  for (const row of draft.rows) {
    const cells = rows.get(row.id)?.cells;
    if (cells === undefined) {
      // Nobody has let this row through a gate: the stage of a copied row is the original's.
      if (table.columns.some(({ key }) => key === 'validatedStage')) decideCell(table, row, 'validatedStage', '');
      continue;
    }
    const unreadable = new Set(row.problems.map(({ column }) => column));
    for (const { key } of columns) {
      const column = columnOf(table, key);
      const wanted = cells[key] ?? '';
      const present = toCell(column, valueAt(row.values, key));
      if (!unreadable.has(key) && sameCell(present, toCell(column, parseCell(column, wanted).value))) continue;
      decideCell(table, row, key, wanted);
      restored += 1;
    }
  }
  return restored;
}
