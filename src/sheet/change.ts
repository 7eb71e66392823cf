import type { Column, KeyOf, RowOf, Table } from '../crm/tables/table.ts';
import type { Cell } from '../ports.ts';
import { type CellValue, toCell } from './cell-values.ts';

/** Cells of a row, by column key; a whole row may name columns of the team's own, by `?` and their header. */
export type Cells = Readonly<Record<string, Cell>>;

/**
 * Why a cell may be written:
 * - `system`: its column is the system's own;
 * - `fill-blank`: the team's cell is blank;
 * - `on-behalf`: a person asked for it, having seen the value expected there.
 * The last two give way to what a person has typed meanwhile.
 */
export type Claim = 'system' | 'fill-blank' | 'on-behalf';

/** One change to a table's rows, as cells. Made by the functions below, carried out by `transact`. */
export type Change = AppendChange | UpdateChange | ClearChange | RestoreChange;

export interface AppendChange {
  readonly kind: 'append';
  readonly table: Table;
  /** The identifier is made by `transact` when the row brings none. */
  readonly cells: Cells;
}

export interface UpdateChange {
  readonly kind: 'update';
  readonly table: Table;
  readonly id: string;
  readonly claim: Claim;
  readonly cells: Cells;
  /** For `on-behalf`: what the person saw, by column key. */
  readonly expected: Cells;
  /** Writes a value even where the cell already means it, so that formulas see a date where there was the text of one. */
  readonly retype?: true;
}

/** Takes back a row that `append` made: its cells become blank, the row stays. */
export interface ClearChange {
  readonly kind: 'clear';
  readonly table: Table;
  readonly id: string;
  /** The row as it was appended; a cell that a person changed since keeps the whole row. */
  readonly expected: Cells;
}

/** Brings back a row that `clear` took, unless it still stands. */
export interface RestoreChange {
  readonly kind: 'restore';
  readonly table: Table;
  readonly id: string;
  readonly cells: Cells;
  /** Where it stood: it goes back there when that row is still blank, else after the last one. */
  readonly position?: number;
}

type OwnedKey<T extends Table, O extends 'team' | 'system'> = Extract<T['columns'][number], { owner: O }>['key'];

/** Some cells of one owner in a row. */
type Part<T extends Table, O extends 'team' | 'system'> = Partial<Pick<RowOf<T>, OwnedKey<T, O> & KeyOf<T>>>;

/** A new row, after the last filled one. Columns left out are blank. */
export function append<T extends Table>(table: T, row: Partial<RowOf<T>>): Change {
  return { kind: 'append', table, cells: cellsOf(table, row) };
}

/** Rewrites system columns of a row. */
export function setSystem<T extends Table>(table: T, id: string, cells: Part<T, 'system'>): Change {
  return { kind: 'update', table, id, claim: 'system', cells: cellsOf(table, cells, 'system'), expected: {} };
}

/** Fills cells of the team that are blank; the others are left as they are, and reported as given up. */
export function fillBlank<T extends Table>(table: T, id: string, cells: Part<T, 'team'>): Change {
  return { kind: 'update', table, id, claim: 'fill-blank', cells: cellsOf(table, cells, 'team'), expected: {} };
}

/**
 * Writes cells of the team for a person who saw `expected` there (columns left out were blank). Where somebody has typed
 * something else since, their value stays, and the cell is reported as given up.
 */
export function onBehalf<T extends Table>(
  table: T,
  id: string,
  cells: Part<T, 'team'>,
  expected: Part<T, 'team'>,
): Change {
  return {
    kind: 'update',
    table,
    id,
    claim: 'on-behalf',
    cells: cellsOf(table, cells, 'team'),
    expected: cellsOf(table, expected, 'team'),
  };
}

/** The declared column of a key. */
export function columnOf(table: Table, key: string): Column {
  const column = table.columns.find((candidate) => candidate.key === key);
  if (!column) throw new Error(`${table.tab} declares no column ${key}`);
  return column;
}

function cellsOf(table: Table, values: object, owner?: 'team' | 'system'): Cells {
  const cells: Record<string, Cell> = {};
  for (const [key, value] of Object.entries(values) as [string, CellValue | undefined][]) {
    if (value === undefined) continue;
    const column = columnOf(table, key);
    if (owner && column.owner !== owner) throw new Error(`${table.tab}: ${key} belongs to the ${column.owner}`);
    cells[key] = toCell(column, value);
  }
  return cells;
}
