/**
 * The workbook as Univer holds it, made synchronous: writes are gathered and applied as one mutation when something
 * needs to see them, because each one costs Univer a scan of the sheet. Rows and columns count from 0 here.
 */
import type { ICellData, IStyleData, Nullable, Workbook, Worksheet } from '@univerjs/core';
import { groupAlike, othersOf } from './alike-cells.ts';
import { type CellMap, rowOf, type StylePatch } from './cell-patches.ts';
import type { BookMutation } from './contract.ts';
import type { UniverEngine } from './univer/entry.ts';
import type { UniverWorld } from './univer/world.ts';

/** Univer's cell types. */
export const TEXT = 1;
export const NUMBER = 2;
export const BOOLEAN = 3;
export const FORCED_TEXT = 4;

const SET_CELLS = 'sheet.mutation.set-range-values';

export class WorkbookModel {
  private readonly pending = new Map<string, CellMap>();
  private stale = false;
  private settling = false;
  private quiet = 0;
  private readonly listeners = new Set<(mutation: BookMutation) => void>();

  constructor(
    private readonly world: UniverWorld,
    readonly engine: UniverEngine,
    readonly unitId: string,
  ) {
    world.run(() => engine.onMutation((id, params) => this.tell(id, params as Record<string, unknown>)));
    world.settle();
  }

  get workbook(): Workbook {
    return this.engine.workbook;
  }

  /** Tells of every mutation, formula results included. Parameters are Univer's own objects: only to be read or copied. */
  listen(listener: (mutation: BookMutation) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Runs a task whose mutations nobody is told of. */
  quietly<T>(task: () => T): T {
    this.flush();
    this.quiet++;
    try {
      return task();
    } finally {
      this.quiet--;
    }
  }

  run<T>(task: () => T): T {
    return this.world.run(task);
  }

  sheet(sheetId: string): Worksheet | null {
    return this.workbook.getSheetBySheetId(sheetId) ?? null;
  }

  /** Gathers a write. `cells` may name millions of cells: they are merged, the last write of a cell wins. */
  write(sheetId: string, cells: CellMap): void {
    const waiting = this.pending.get(sheetId);
    if (!waiting) {
      this.pending.set(sheetId, cells);
      return;
    }
    for (const [row, columns] of Object.entries(cells)) {
      const waitingRow = rowOf(waiting, Number(row));
      for (const [column, patch] of Object.entries(columns)) {
        const before = waitingRow[Number(column)];
        waitingRow[Number(column)] = before ? { ...before, ...patch, ...mergedStyle(before.s, patch.s) } : patch;
      }
    }
  }

  /** Applies the writes that wait, without calculating. */
  apply(): void {
    for (const [sheetId, cellValue] of this.pending) {
      this.pending.delete(sheetId);
      const matrix = this.sheet(sheetId)?.getCellMatrix();
      const { done, groups } = groupAlike(cellValue, (row, column) => matrix?.getValue(row, column));
      this.mutate(SET_CELLS, { subUnitId: sheetId, cellValue: done });
      if (groups.length === 0) continue;
      for (const { row, column, others } of groups)
        this.world.run(() => this.engine.copyStyle(sheetId, row, column, others));
      this.tell(SET_CELLS, { unitId: this.unitId, subUnitId: sheetId, cellValue: othersOf(groups) });
    }
  }

  private tell(id: string, params: Record<string, unknown>): void {
    if (this.quiet > 0) return;
    for (const listener of this.listeners) listener({ id, params });
  }

  /** Applies the writes that wait and calculates what depends on them. Does nothing while a formula is calculated. */
  flush(): void {
    if (this.settling) return;
    this.apply();
    if (!this.stale) return;
    this.settling = true;
    try {
      this.world.settle();
      this.stale = false;
    } finally {
      this.settling = false;
    }
  }

  /** Runs a command or a mutation of Univer on the workbook, after the writes that wait. Throws when Univer refuses it. */
  execute(id: string, params: Record<string, unknown>): void {
    this.apply();
    this.mutate(id, params);
  }

  /** Runs a mutation that neither reads nor moves cells: writes that wait go on waiting. */
  annotate(id: string, params: Record<string, unknown>): void {
    this.mutate(id, params);
  }

  private mutate(id: string, params: Record<string, unknown>): void {
    const text = JSON.stringify({ unitId: this.unitId, ...params });
    this.stale = true;
    if (!this.world.run(() => this.engine.execute(id, text)))
      throw new Error(`Univer refused ${id}: ${text.slice(0, 300)}`);
  }

  /** Calculates every formula again. */
  recalculate(): void {
    this.execute('formula.mutation.set-trigger-formula-calculation-start', { forceCalculation: true });
    this.flush();
  }

  /** Frees Univer's memory; the model is of no use afterwards. */
  close(): void {
    this.listeners.clear();
    this.run(() => this.engine.close());
  }

  /** A stored cell, writes that wait left out: `flush` first. */
  cell(sheet: Worksheet, row: number, column: number): Nullable<ICellData> {
    return sheet.getCellMatrix().getValue(row, column);
  }

  /** Results that a formula spilled over its neighbours, by row and column. */
  spilled(sheetId: string): Readonly<Record<number, Record<number, ICellData>>> {
    const data = this.run(() => this.engine.arrayFormulas.getArrayFormulaCellData());
    return (data?.[this.unitId]?.[sheetId] ?? {}) as Record<number, Record<number, ICellData>>;
  }

  /** Style of a cell as it will be once the writes that wait are applied. */
  style(sheet: Worksheet, row: number, column: number): IStyleData {
    const stored = this.run(() => sheet.getComposedCellStyle(row, column));
    const waiting = this.pending.get(sheet.getSheetId())?.[row]?.[column]?.s;
    return (waiting ? { ...stored, ...waiting } : stored) as IStyleData;
  }

  /** Number format of a cell, writes that wait included; `General` when it has none. */
  numberFormat(sheet: Worksheet, row: number, column: number): string {
    const waiting = this.pending.get(sheet.getSheetId())?.[row]?.[column]?.s?.n as
      | { pattern: string }
      | null
      | undefined;
    if (waiting !== undefined) return waiting?.pattern ?? 'General';
    const id = sheet.getCellMatrix().getValue(row, column)?.s;
    const style = id ? this.workbook.getStyles().get(id) : null;
    return style?.n?.pattern ?? 'General';
  }
}

function mergedStyle(
  before: StylePatch | null | undefined,
  after: StylePatch | null | undefined,
): { s?: StylePatch | null } {
  if (after === undefined) return {};
  if (!before || !after) return { s: after };
  const borders = before.bd && after.bd ? { bd: { ...before.bd, ...after.bd } } : {};
  return { s: { ...before, ...after, ...borders } };
}
