import type { Cell, Formula, TabDesign, Validation } from '../../src/ports.ts';

export type Stored = Cell | Formula;

/** A tab of the in-memory spreadsheet. Rows and columns of `cells` and `notes` are 0-based and always as large as the grid. */
export interface MemoryTab {
  name: string;
  hidden: boolean;
  cells: Stored[][];
  notes: string[][];
  validations: (Validation | null)[][];
  design: TabDesign;
}

const GRID_ROWS = 60;
const GRID_COLUMNS = 26;

/**
 * A spreadsheet in memory, and what people do to it by hand. Rows and columns are counted from 1, as people see them.
 * A row carries its notes and its validations when it moves.
 */
export class MemoryBook {
  readonly tabs: MemoryTab[] = [];
  /** The cell a person stands on, when one is there. */
  selected: { tab: string; row: number } | null = null;
  /** The tab on screen. */
  shown = '';

  find(name: string): MemoryTab | undefined {
    return this.tabs.find((tab) => tab.name === name);
  }

  get(name: string): MemoryTab {
    const tab = this.find(name);
    if (!tab) throw new Error(`no tab ${name}`);
    return tab;
  }

  add(name: string, rows: readonly (readonly Stored[])[] = [], position = this.tabs.length): MemoryTab {
    if (this.find(name)) throw new Error(`A sheet with the name "${name}" already exists. Please enter another name.`);
    const tab: MemoryTab = { name, hidden: false, cells: [], notes: [], validations: [], design: {} };
    grow(tab, GRID_ROWS, GRID_COLUMNS);
    this.tabs.splice(position, 0, tab);
    if (rows.length > 0) this.put(name, 1, 1, rows);
    return tab;
  }

  /** What stands in the tab, as far as it is filled. */
  rows(name: string): Stored[][] {
    const tab = this.get(name);
    const { lastRow, lastColumn } = extent(tab);
    return tab.cells.slice(0, lastRow).map((row) => row.slice(0, lastColumn));
  }

  /** Writes cells as they are; the grid grows when needed. */
  put(name: string, row: number, column: number, values: readonly (readonly Stored[])[]): void {
    const tab = this.get(name);
    const width = values.reduce((most, line) => Math.max(most, line.length), 0);
    grow(tab, row + values.length - 1, column + width - 1);
    values.forEach((line, i) => {
      line.forEach((value, j) => {
        (tab.cells[row - 1 + i] as Stored[])[column - 1 + j] = value;
      });
    });
  }

  // ------------------------------------------------------------------------------------------------ a person's hands

  /** A person types in a cell; a text that starts with `=` is a formula. */
  type(name: string, row: number, column: number, value: Cell): void {
    const formula = typeof value === 'string' && value.startsWith('=');
    this.put(name, row, column, [[formula ? { formula: value as string } : value]]);
  }

  /** A person pastes a block. */
  paste(name: string, row: number, column: number, values: readonly (readonly Cell[])[]): void {
    values.forEach((line, i) => {
      line.forEach((value, j) => {
        this.type(name, row + i, column + j, value);
      });
    });
  }

  /** A person sorts all rows below the first by one column; blank cells go last, equal ones keep their order. */
  sort(name: string, column: number, ascending = true): void {
    const tab = this.get(name);
    const { lastRow } = extent(tab);
    const order = Array.from({ length: Math.max(0, lastRow - 1) }, (_, i) => i + 1).sort((a, b) =>
      compare(tab.cells[a]?.[column - 1] ?? '', tab.cells[b]?.[column - 1] ?? '', ascending),
    );
    for (const grid of [tab.cells, tab.notes, tab.validations] as unknown[][][]) {
      const moved = order.map((i) => grid[i] as unknown[]);
      grid.splice(1, moved.length, ...moved);
    }
  }

  insertRows(name: string, beforeRow: number, count = 1): void {
    const tab = this.get(name);
    grow(tab, beforeRow - 1, 1);
    const width = tab.cells[0]?.length ?? GRID_COLUMNS;
    for (let i = 0; i < count; i++) {
      tab.cells.splice(beforeRow - 1, 0, filled<Stored>(width, ''));
      tab.notes.splice(beforeRow - 1, 0, filled(width, ''));
      tab.validations.splice(beforeRow - 1, 0, filled<Validation | null>(width, null));
    }
  }

  deleteRow(name: string, row: number): void {
    const tab = this.get(name);
    for (const grid of [tab.cells, tab.notes, tab.validations] as unknown[][][]) grid.splice(row - 1, 1);
  }

  insertColumns(name: string, beforeColumn: number, count = 1): void {
    const tab = this.get(name);
    for (let i = 0; i < count; i++) {
      for (const row of tab.cells) row.splice(beforeColumn - 1, 0, '');
      for (const row of tab.notes) row.splice(beforeColumn - 1, 0, '');
      for (const row of tab.validations) row.splice(beforeColumn - 1, 0, null);
    }
  }

  deleteColumn(name: string, column: number): void {
    const tab = this.get(name);
    for (const grid of [tab.cells, tab.notes, tab.validations] as unknown[][][])
      for (const row of grid) row.splice(column - 1, 1);
  }

  /** A person drags a column to another place (counted once it has left its own). */
  moveColumn(name: string, from: number, to: number): void {
    const tab = this.get(name);
    for (const grid of [tab.cells, tab.notes, tab.validations] as unknown[][][]) {
      for (const row of grid) row.splice(to - 1, 0, ...row.splice(from - 1, 1));
    }
  }

  deleteTab(name: string): void {
    this.tabs.splice(this.tabs.indexOf(this.get(name)), 1);
  }
}

/** A tab that may be changed without the other: cells are values, which nobody changes in place. */
export function copyTab(tab: MemoryTab): MemoryTab {
  const copy = <T>(grid: readonly (readonly T[])[]) => grid.map((line) => [...line]);
  return { ...tab, cells: copy(tab.cells), notes: copy(tab.notes), validations: copy(tab.validations) };
}

/** Last row and column with content. FALSE is content. */
export function extent(tab: MemoryTab): { lastRow: number; lastColumn: number } {
  let lastRow = 0;
  let lastColumn = 0;
  tab.cells.forEach((row, i) => {
    for (let j = row.length - 1; j >= 0; j--) {
      if (row[j] !== '') {
        lastRow = i + 1;
        lastColumn = Math.max(lastColumn, j + 1);
        break;
      }
    }
  });
  return { lastRow, lastColumn };
}

/** Makes the grid at least so large. */
export function grow(tab: MemoryTab, rows: number, columns: number): void {
  const width = Math.max(columns, tab.cells[0]?.length ?? 0);
  while (tab.cells.length < rows) {
    tab.cells.push([]);
    tab.notes.push([]);
    tab.validations.push([]);
  }
  tab.cells.forEach((row, i) => {
    while (row.length < width) row.push('');
    while ((tab.notes[i] as string[]).length < width) (tab.notes[i] as string[]).push('');
    while ((tab.validations[i] as unknown[]).length < width) (tab.validations[i] as unknown[]).push(null);
  });
}

function filled<T>(length: number, value: T): T[] {
  return Array.from({ length }, () => value);
}

/** Sheets' order: numbers and dates, texts, booleans; blanks last whichever the direction. */
function compare(a: Stored, b: Stored, ascending: boolean): number {
  if (a === '' || b === '') return Number(a === '') - Number(b === '');
  const difference = rank(a) - rank(b) || compareAlike(a, b);
  return ascending ? difference : -difference;
}

function rank(value: Stored): number {
  if (typeof value === 'number' || value instanceof Date) return 0;
  return typeof value === 'boolean' ? 2 : 1;
}

function compareAlike(a: Stored, b: Stored): number {
  if (rank(a) !== 1) return Number(a) - Number(b);
  if (String(a) === String(b)) return 0;
  return String(a) < String(b) ? -1 : 1;
}
