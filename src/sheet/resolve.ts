import type { Column, Table } from '../crm/tables/table.ts';
import type { Cell } from '../ports.ts';
import { ok, type Result } from '../result.ts';
import { identifierIn, isBlank, sameCell, sameMeaning } from './cell-values.ts';
import {
  type AppendChange,
  type Cells,
  type Change,
  type ClearChange,
  columnOf,
  type RestoreChange,
  type UpdateChange,
} from './change.ts';
import type { FreshReader } from './fresh-reader.ts';
import { HEADER_ROW, placeOf } from './header.ts';
import type { GivenUp } from './operation.ts';
import type { FullImage } from './table-image.ts';

/** A cell to write. `old` is what the fresh read saw there. */
export interface CellWrite {
  readonly table: Table;
  readonly id: string;
  readonly column: Column;
  /** Row in the tab at the fresh read, from 1. */
  readonly position: number;
  readonly old: Cell;
  readonly value: Cell;
}

/** A row to add. */
export interface RowAppend {
  readonly table: Table;
  /** `''` in a table without identifiers. */
  readonly id: string;
  readonly cells: Cells;
}

/** A row to blank, as it stands. */
export interface RowClear {
  readonly table: Table;
  readonly id: string;
  readonly position: number;
  /** Its cells that are not blank. */
  readonly cells: Cells;
}

/** A row to put back where it stood: that row of the tab is blank. */
export interface RowRefill extends RowAppend {
  readonly position: number;
}

/** A plan's changes, checked against what stands in the sheet. */
export interface ResolvedChanges {
  /** Cells that the operation answers for, those that already hold the value included. */
  readonly writes: readonly CellWrite[];
  readonly appends: readonly RowAppend[];
  readonly refills: readonly RowRefill[];
  readonly clears: readonly RowClear[];
  readonly givenUp: readonly GivenUp[];
}

/**
 * Checks each change against the fresh read: rows are found by identifier, a person's cell wins over `fill-blank` and
 * `on-behalf`. Several changes to one cell follow one another.
 */
export function resolveChanges(changes: readonly Change[], fresh: FreshReader): Result<ResolvedChanges> {
  const resolver = new Resolver(fresh, changes);
  for (const change of changes) {
    const done = resolver.add(change);
    if (!done.ok) return done;
  }
  return ok(resolver.result());
}

class Resolver {
  private readonly fresh: FreshReader;
  private readonly writes = new Map<string, CellWrite>();
  private readonly appends: RowAppend[] = [];
  private readonly refills: RowRefill[] = [];
  /** Rows to bring back after the last one, in the order in which they stood. */
  private readonly returns: RowRefill[] = [];
  private readonly clears: RowClear[] = [];
  private readonly givenUp: GivenUp[] = [];
  private readonly positions = new Map<Table, ReadonlyMap<string, readonly number[]>>();

  /** Tables to which several rows are added. */
  private readonly enlarged: ReadonlySet<Table>;

  constructor(fresh: FreshReader, changes: readonly Change[]) {
    this.fresh = fresh;
    const tables = changes.filter((change) => change.kind === 'append').map((change) => change.table);
    this.enlarged = new Set(tables.filter((table, index) => tables.indexOf(table) !== index));
  }

  result(): ResolvedChanges {
    const { refills, clears, givenUp } = this;
    const returns = [...this.returns].sort((a, b) => a.position - b.position);
    return { writes: [...this.writes.values()], appends: [...this.appends, ...returns], refills, clears, givenUp };
  }

  add(change: Change): Result<null> {
    if (change.kind === 'append') return this.addAppend(change);
    const image = this.fresh.fullImage(change.table);
    if (!image.ok) return image;
    if (change.kind === 'restore') return this.addRestore(change, image.value);
    return change.kind === 'clear' ? this.addClear(change, image.value) : this.addUpdate(change, image.value);
  }

  private addAppend(change: AppendChange): Result<null> {
    const { table } = change;
    // A table with checkboxes may hold FALSE below its last filled row, which only its rows can tell; and a block of rows
    // may cover others while people move them, which only a snapshot can bring back.
    const needsRows =
      !table.appendOnly && (this.enlarged.has(table) || table.columns.some((column) => column.type === 'checkbox'));
    const image = needsRows ? this.fresh.fullImage(table) : this.fresh.image(table);
    if (!image.ok) return image;
    const given = table.id ? String(change.cells[table.id.key] ?? '') : '';
    const id = table.id && given === '' ? this.fresh.newId(table) : given;
    const cells = table.id ? { ...change.cells, [table.id.key]: id } : change.cells;
    this.appends.push({ table, id, cells });
    return ok(null);
  }

  private addUpdate(change: UpdateChange, image: FullImage): Result<null> {
    const { table, id } = change;
    const position = this.locate(table, id, image);
    if (position === null) return ok(null);
    for (const [key, value] of Object.entries(change.cells)) {
      const column = columnOf(table, key);
      const at = `${table.key}/${id}/${key}`;
      const pending = this.writes.get(at);
      const seen = image.cells[position - HEADER_ROW - 1]?.[placeOf(image.header, key) - 1] ?? '';
      const current = pending ? pending.value : seen;
      const refusal = refuse(change, column, current, value);
      if (refusal) this.givenUp.push(refusal);
      else
        this.writes.set(at, {
          table,
          id,
          column,
          position,
          old: seen,
          value: change.retype !== true && sameMeaning(column, current, value) ? current : value,
        });
    }
    return ok(null);
  }

  private addClear(change: ClearChange, image: FullImage): Result<null> {
    const { table, id } = change;
    const position = table.id ? this.locate(table, id, image) : locateByContent(table, change.expected, image);
    if (position === null) return ok(null);
    const row = image.cells[position - HEADER_ROW - 1] ?? [];
    const declared = new Map([...image.header.places].map(([key, place]) => [place - 1, key]));
    const cells: Record<string, Cell> = {};
    for (const [index, cell] of row.entries()) {
      const key = declared.get(index);
      const header = String(image.header.cells[index] ?? '');
      const expected = change.expected[key ?? `?${header}`] ?? '';
      const untouched =
        (isBlank(cell) && isBlank(expected)) ||
        (key === undefined ? sameCell(cell, expected) : sameMeaning(columnOf(table, key), cell, expected));
      // The system may have computed its own columns since; that is no reason to keep a row.
      if (!untouched && (key === undefined || columnOf(table, key).owner === 'team')) {
        const name = key === undefined ? header : columnOf(table, key).header;
        this.givenUp.push({
          table,
          id,
          reason: 'typed-meanwhile',
          message: `La ligne ${id} de l’onglet ${table.tab} est gardée : la colonne « ${name} » a été modifiée depuis.`,
        });
        return ok(null);
      }
      if (!sameCell(cell, '')) cells[key ?? `?${header}`] = cell;
    }
    this.clears.push({ table, id, position, cells });
    return ok(null);
  }

  private addRestore({ table, id, cells, position = 0 }: RestoreChange, image: FullImage): Result<null> {
    const stands = table.id ? this.positionsOf(table, image).has(id) : locateByContent(table, cells, image) !== null;
    if (stands) return ok(null);
    const row = { table, id, cells, position };
    const taken = this.refills.some((other) => other.table === table && other.position === position);
    if (!taken && isHole(image, position)) this.refills.push(row);
    else this.returns.push(row);
    return ok(null);
  }

  /** The row of an identifier; `null`, with the reason given up, when there is not exactly one. */
  private locate(table: Table, id: string, image: FullImage): number | null {
    const positions = this.positionsOf(table, image).get(id) ?? [];
    const [position] = positions;
    if (position !== undefined && positions.length === 1) return position;
    const message =
      position === undefined
        ? `La ligne ${id} n’est plus dans l’onglet ${table.tab}.`
        : `Plusieurs lignes de l’onglet ${table.tab} portent l’identifiant ${id} (lignes ${positions.join(' et ')}). Effacez l’identifiant de la copie.`;
    this.givenUp.push({ table, id, reason: position === undefined ? 'row-gone' : 'duplicated-id', message });
    return null;
  }

  private positionsOf(table: Table, image: FullImage): ReadonlyMap<string, readonly number[]> {
    const known = this.positions.get(table);
    if (known) return known;
    if (!table.id) throw new Error(`${table.tab} has no identifiers: its rows are only added`);
    const place = placeOf(image.header, table.id.key);
    const positions = new Map<string, number[]>();
    image.cells.forEach((row, index) => {
      const id = identifierIn(row[place - 1]);
      if (id !== '') positions.set(id, [...(positions.get(id) ?? []), index + HEADER_ROW + 1]);
    });
    this.positions.set(table, positions);
    return positions;
  }
}

/** Why a cell is left to its person; `undefined` when it may be written. */
function refuse(change: UpdateChange, column: Column, current: Cell, value: Cell): GivenUp | undefined {
  if (change.claim === 'system' || sameMeaning(column, current, value)) return undefined;
  const { table, id } = change;
  if (change.claim === 'fill-blank') {
    if (isBlank(current)) return undefined;
    const message = `« ${column.header} » de ${id} est déjà remplie dans l’onglet ${table.tab} : elle est laissée telle quelle.`;
    return { table, id, column: column.key, reason: 'not-blank', message };
  }
  const expected = change.expected[column.key] ?? '';
  if (sameMeaning(column, current, expected) || (isBlank(current) && isBlank(expected))) return undefined;
  const message = `« ${column.header} » de ${id} a été modifiée entre-temps dans l’onglet ${table.tab} : elle est laissée telle quelle.`;
  return { table, id, column: column.key, reason: 'typed-meanwhile', message };
}

/** A blank row above a filled one: below the last row, a person may be typing. */
function isHole(image: FullImage, position: number): boolean {
  const row = image.cells[position - HEADER_ROW - 1];
  return position < image.tab.lastRow && row?.every((cell) => cell === '') === true;
}

/** The last row that holds exactly these cells, in a table without identifiers. */
function locateByContent(table: Table, expected: Cells, image: FullImage): number | null {
  for (let index = image.cells.length - 1; index >= 0; index -= 1) {
    const row = image.cells[index] ?? [];
    const same = table.columns.every((column) =>
      sameCell(row[placeOf(image.header, column.key) - 1] ?? '', expected[column.key] ?? ''),
    );
    if (same) return index + HEADER_ROW + 1;
  }
  return null;
}
