/** Changes that a page mirroring the workbook reports: which it may make, and what triggers are told of them. */
import type { ICellData, Worksheet } from '@univerjs/core';
import type { Cell } from '../contract.ts';
import type { ChangeType, PersonChange } from './contract.ts';
import { BOOLEAN, NUMBER, type WorkbookModel } from './model.ts';
import { changeOfCell } from './person-edits.ts';
import type { SheetReading } from './sheet-reading.ts';
import { readTypedCondition } from './typed-conditions.ts';
import type { ValidationStore } from './validations/store.ts';

/** Never `doc.*`, which crash a headless Univer, nor formula results, which are the runtime's to tell. */
const ALLOWED = /^(sheet|sheets|data-validation)\.mutation\.|^formula\.mutation\.(set|remove)-defined-name$/;

const CHANGE_TYPES: Readonly<Record<string, ChangeType>> = {
  'sheet.mutation.insert-row': 'INSERT_ROW',
  'sheet.mutation.insert-col': 'INSERT_COLUMN',
  'sheet.mutation.remove-rows': 'REMOVE_ROW',
  'sheet.mutation.remove-col': 'REMOVE_COLUMN',
  'sheet.mutation.insert-sheet': 'INSERT_GRID',
  'sheet.mutation.remove-sheet': 'REMOVE_GRID',
};
const CONTENT = ['v', 'f', 'p', 'si'] as const;

type Cells = Record<string, Record<string, ICellData | null>>;

export class PageMutations {
  constructor(
    private readonly model: WorkbookModel,
    private readonly reading: SheetReading,
    private readonly validations: ValidationStore,
  ) {}

  /** Makes a page's change; `null` when triggers are told nothing of it. */
  make(id: string, params: Record<string, unknown>): PersonChange | null {
    if (!ALLOWED.test(id)) throw new Error(`A page may not make this change: ${id}`);
    if (id === 'sheet.mutation.set-range-values') return this.setValues(params);
    this.model.execute(id, isRule(params) ? { ...params, rule: readTypedCondition(params.rule) } : params);
    this.model.flush();
    const changeType = CHANGE_TYPES[id];
    return changeType ? { changeType, edit: null } : null;
  }

  private setValues(params: Record<string, unknown>): PersonChange | null {
    const sheet = this.model.sheet(String(params.subUnitId));
    const cells = (params.cellValue ?? {}) as Cells;
    const area = contentArea(cells);
    if (!sheet || !area) {
      this.model.execute('sheet.mutation.set-range-values', params);
      this.model.flush();
      return sheet ? { changeType: 'FORMAT', edit: null } : null;
    }
    const single = area.rows === 1 && area.columns === 1;
    const before: Cell = single ? (this.reading.values(sheet, area)[0]?.[0] ?? '') : '';
    this.model.execute('sheet.mutation.set-range-values', { ...params, cellValue: this.withBooleans(sheet, cells) });
    this.model.flush();
    if (single) return changeOfCell(this.reading, sheet, area, before);
    return { changeType: 'EDIT', edit: { area: { ...area, sheetId: sheet.getSheetId() } } };
  }

  /** Univer's checkbox writes 1 and 0; in Sheets a ticked box is TRUE. */
  private withBooleans(sheet: Worksheet, cells: Cells): Cells {
    const boxes = this.validations
      .rules(sheet)
      .filter(({ rule }) => rule.criteria === 'CHECKBOX' && rule.args.length === 0);
    if (boxes.length === 0) return cells;
    const isBox = (row: number, column: number): boolean =>
      boxes.some(({ ranges }) =>
        ranges.some(
          (range) =>
            row >= range.startRow && row <= range.endRow && column >= range.startColumn && column <= range.endColumn,
        ),
      );
    return Object.fromEntries(
      Object.entries(cells).map(([row, columns]) => [
        row,
        Object.fromEntries(
          Object.entries(columns).map(([column, cell]) => {
            const ticks =
              cell && (cell.t === undefined || cell.t === null || cell.t === NUMBER) && (cell.v === 0 || cell.v === 1);
            return [column, ticks && isBox(Number(row), Number(column)) ? { ...cell, t: BOOLEAN } : cell];
          }),
        ),
      ]),
    );
  }
}

/** A conditional format that is added or changed; validations come otherwise. */
function isRule(params: Record<string, unknown>): params is { rule: { rule?: object } } {
  const { rule } = params;
  return typeof rule === 'object' && rule !== null && 'cfId' in rule;
}

/** The rectangle of the cells whose content a mutation sets; `null` when it only sets formats. */
function contentArea(cells: Cells): { row: number; column: number; rows: number; columns: number } | null {
  const rows: number[] = [];
  const columns: number[] = [];
  for (const [row, line] of Object.entries(cells)) {
    for (const [column, cell] of Object.entries(line ?? {})) {
      if (cell !== null && !CONTENT.some((key) => key in cell)) continue;
      rows.push(Number(row));
      columns.push(Number(column));
    }
  }
  if (rows.length === 0) return null;
  const [top, left] = [minimum(rows), minimum(columns)];
  return { row: top + 1, column: left + 1, rows: maximum(rows) - top + 1, columns: maximum(columns) - left + 1 };
}

const minimum = (numbers: readonly number[]): number => numbers.reduce((least, number) => Math.min(least, number));
const maximum = (numbers: readonly number[]): number => numbers.reduce((most, number) => Math.max(most, number));
