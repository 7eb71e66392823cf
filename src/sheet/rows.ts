import type { RowOf, Table } from '../crm/tables/table.ts';
import type { Cell } from '../ports.ts';
import { type CellProblem, type CellValue, identifierIn, isBlank, parseCell } from './cell-values.ts';
import type { Header } from './header.ts';

/** A row as it stood when it was read. */
export interface SheetRow<T extends Table> {
  /** Its row in the tab, from 1. A person may have moved it since: find it again by `id`. */
  readonly position: number;
  /** `''` when the row has none yet, or its table none at all. */
  readonly id: string;
  readonly values: RowOf<T>;
  /** Cells that could not be read, blank in `values`. */
  readonly problems: readonly CellProblem[];
}

/** The rows of a table, blank ones left out, in the order of the tab. */
export interface TableRows<T extends Table> {
  readonly header: Header;
  readonly rows: readonly SheetRow<T>[];
  /** The row of this identifier; `undefined` when there is none, or when several rows carry it. */
  byId(id: string): SheetRow<T> | undefined;
  /** Identifiers that several rows carry, as a copied and pasted row does. */
  readonly duplicatedIds: ReadonlySet<string>;
}

/** Reads the cells below a header; `first` is the row of the first line. */
export function parseRows<T extends Table>(
  table: T,
  header: Header,
  cells: readonly (readonly Cell[])[],
  first: number,
): TableRows<T> {
  const columns = table.columns.map((column) => ({ column, index: (header.places.get(column.key) ?? 0) - 1 }));
  const idIndex = table.id ? (header.places.get(table.id.key) ?? 0) - 1 : -1;
  const rows: SheetRow<T>[] = [];
  const found = new Map<string, SheetRow<T>>();
  const duplicatedIds = new Set<string>();
  cells.forEach((line, offset) => {
    if (line.every(isBlank)) return;
    const values: Record<string, CellValue> = {};
    const problems: CellProblem[] = [];
    for (const { column, index } of columns) {
      const { value, problem } = parseCell(column, line[index] ?? '');
      values[column.key] = value;
      if (problem) problems.push(problem);
    }
    const id = identifierIn(line[idIndex]);
    // The declaration gives each key its type, and parseCell follows it.
    const row: SheetRow<T> = { position: first + offset, id, values: values as RowOf<T>, problems };
    rows.push(row);
    if (id === '') return;
    if (found.has(id)) duplicatedIds.add(id);
    found.set(id, row);
  });
  return { header, rows, duplicatedIds, byId: (id) => (duplicatedIds.has(id) ? undefined : found.get(id)) };
}
