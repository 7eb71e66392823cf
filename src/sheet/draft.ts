/** A table as it is about to be: what planners have decided so far, and the changes that lead there. */
import type { Column, RowOf, Table } from '../crm/tables/table.ts';
import type { Cell } from '../ports.ts';
import { type CellValue, parseCell, sameCell, toCell } from './cell-values.ts';
import { type Change, type Claim, columnOf } from './change.ts';
import type { Header } from './header.ts';
import type { SheetRow, TableRows } from './rows.ts';

/** A row, and what it should hold. */
export interface DraftRow<T extends Table> extends SheetRow<T> {
  /** As the rules are to see it. */
  values: RowOf<T>;
  /** As it stands in the sheet. */
  readonly before: RowOf<T>;
  /** What its cells' notes should say, by column key. */
  readonly notes: Map<string, string>;
}

/** The rows of a table that one identifier tells apart; the others are left alone. */
export class Draft<T extends Table> implements TableRows<T> {
  readonly table: T;
  readonly header: Header;
  readonly rows: readonly DraftRow<T>[];
  readonly duplicatedIds: ReadonlySet<string>;
  /** Rows that share an identifier, which only the team can tell apart. */
  readonly alike: readonly SheetRow<T>[];
  private readonly found: ReadonlyMap<string, DraftRow<T>>;

  /** @param drafted its rows, when they are those of another draft */
  constructor(table: T, { header, rows, duplicatedIds }: TableRows<T>, drafted?: readonly DraftRow<T>[]) {
    this.table = table;
    this.header = header;
    this.duplicatedIds = duplicatedIds;
    this.rows =
      drafted ??
      rows
        .filter(({ id }) => id !== '' && !duplicatedIds.has(id))
        .map((row) => ({ ...row, before: row.values, notes: new Map() }));
    this.alike = rows.filter(({ id }) => duplicatedIds.has(id));
    this.found = new Map(this.rows.map((row) => [row.id, row]));
  }

  /** The same rows, those that answer the test alone: what is decided of them is decided here too. */
  limitedTo(keep: (row: DraftRow<T>) => boolean): Draft<T> {
    return new Draft(this.table, this, this.rows.filter(keep));
  }

  byId(id: string): DraftRow<T> | undefined {
    return this.found.get(id);
  }

  /** One change for each row and owner, of the cells that differ from what stands in the sheet. */
  changes(): Change[] {
    return this.rows.flatMap((row) => {
      if (row.values === row.before) return [];
      const different = this.table.columns.filter(
        (column) => !sameCell(cellOf(row.before, column), cellOf(row.values, column)),
      );
      const [theirs, ours] = [different.filter(isTeams), different.filter((column) => !isTeams(column))];
      return [...update(this.table, row, theirs, 'on-behalf'), ...update(this.table, row, ours, 'system')];
    });
  }
}

function update<T extends Table>(
  table: T,
  { id, before, values }: DraftRow<T>,
  columns: readonly Column[],
  claim: Claim,
): Change[] {
  if (columns.length === 0) return [];
  const pick = (from: RowOf<T>) => Object.fromEntries(columns.map((column) => [column.key, cellOf(from, column)]));
  const expected = claim === 'system' ? {} : pick(before);
  return [{ kind: 'update', table, id, claim, cells: pick(values), expected }];
}

function isTeams({ owner }: Column): boolean {
  return owner === 'team';
}

function cellOf<T extends Table>(values: RowOf<T>, column: Column): Cell {
  return toCell(column, valueAt(values, column.key));
}

/** What a row holds under a key that only its declaration knows. */
export function valueAt<T extends Table>(values: RowOf<T>, key: string): CellValue {
  return (values as Readonly<Record<string, CellValue>>)[key] ?? '';
}

export function textOf<T extends Table>(values: RowOf<T>, key: string): string {
  const value = valueAt(values, key);
  return typeof value === 'string' ? value : '';
}

/** Replaces some values of a row. */
export function decide<T extends Table>(row: DraftRow<T>, values: Partial<RowOf<T>>): void {
  row.values = { ...row.values, ...values };
}

/** Replaces a value by what a cell means. */
export function decideCell<T extends Table>(table: T, row: DraftRow<T>, key: string, cell: Cell): void {
  const { value } = parseCell(columnOf(table, key), cell);
  row.values = { ...row.values, [key]: value };
}
