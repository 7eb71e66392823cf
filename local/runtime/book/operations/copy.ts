/** Copies cells from one place to another, as Range.copyTo does. */

import type { Worksheet } from '@univerjs/core';
import type { Execution } from '../../contract.ts';
import { NotImplemented } from '../../host/exception.ts';
import { type CellMap, rowOf, type StylePatch } from '../cell-patches.ts';
import type { Area } from '../contract.ts';
import { shiftReferences } from '../formulas/shift.ts';
import { filled, type Workbench } from './workbench.ts';

/** Name in SpreadsheetApp.CopyPasteType. */
export type CopyKind = 'PASTE_NORMAL' | 'PASTE_VALUES' | 'PASTE_FORMAT' | 'PASTE_FORMULA' | 'PASTE_DATA_VALIDATION';

export function copyOperations(bench: Workbench) {
  const { model, reading, validations } = bench.parts;

  return {
    /** A destination larger than the source is filled with repeats of it; a smaller one takes the whole source. */
    'book.copy'(run: Execution, method: string, from: Area, to: Area, kind: CopyKind, transposed: boolean): void {
      if (!COPIES.has(kind)) throw new NotImplemented(`CopyPasteType.${kind}`);
      const source = bench.reads(run, method, from);
      const size = transposed ? { rows: from.columns, columns: from.rows } : { rows: from.rows, columns: from.columns };
      const target: Area = {
        ...to,
        rows: Math.max(1, Math.floor(to.rows / size.rows)) * size.rows,
        columns: Math.max(1, Math.floor(to.columns / size.columns)) * size.columns,
      };
      const sheet = bench.writes(run, method, target);
      const at = (down: number, across: number): [number, number] => {
        const [row, column] = [down % size.rows, across % size.columns];
        return transposed ? [column, row] : [row, column];
      };
      if (kind !== 'PASTE_DATA_VALIDATION') model.write(to.sheetId, copiedCells(source, from, target, at, kind));
      if (kind === 'PASTE_DATA_VALIDATION' || kind === 'PASTE_NORMAL') {
        const rules = validations.at(source, from);
        const copied = filled(target, null).map((line, down) =>
          line.map((_, across) => rules[at(down, across)[0]]?.[at(down, across)[1]] ?? null),
        );
        validations.set(sheet, target, copied);
      }
    },
  };

  function copiedCells(
    source: Worksheet,
    from: Area,
    target: Area,
    at: (down: number, across: number) => [number, number],
    kind: CopyKind,
  ): CellMap {
    const stored = reading.map(source, from, (cell) => cell ?? null);
    const cells: CellMap = {};
    for (let down = 0; down < target.rows; down++) {
      const line = rowOf(cells, target.row - 1 + down);
      for (let across = 0; across < target.columns; across++) {
        const [row, column] = at(down, across);
        const cell = stored[row]?.[column] ?? null;
        const style =
          kind === 'PASTE_NORMAL' || kind === 'PASTE_FORMAT'
            ? { s: (cell?.s ? { ...model.workbook.getStyles().get(cell.s) } : null) as StylePatch | null }
            : {};
        if (kind === 'PASTE_FORMAT') {
          line[target.column - 1 + across] = style;
          continue;
        }
        const formula =
          cell?.f && kind !== 'PASTE_VALUES'
            ? shiftReferences(cell.f, target.row + down - from.row - row, target.column + across - from.column - column)
            : null;
        line[target.column - 1 + across] = {
          v: formula ? null : ((cell?.v as string | number | null) ?? null),
          t: formula ? null : (cell?.t ?? null),
          f: formula,
          si: null,
          p: null,
          ...style,
        };
      }
    }
    return cells;
  }
}

const COPIES: ReadonlySet<string> = new Set([
  'PASTE_NORMAL',
  'PASTE_VALUES',
  'PASTE_FORMAT',
  'PASTE_FORMULA',
  'PASTE_DATA_VALIDATION',
]);
