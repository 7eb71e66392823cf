/**
 * What a person types in a cell goes to the runtime as text, which reads it as a French workbook does.
 * Univer's own reading is set aside: it takes numbers and dates as in English.
 */
import { CellValueType, type ICellData } from '@univerjs/core';
import {
  AFTER_CELL_EDIT,
  BEFORE_CELL_EDIT,
  FormulaDataModel,
  type ISetRangeValuesMutationParams,
  type ISheetLocation,
  SheetInterceptorService,
  VALIDATE_CELL,
} from '@univerjs/preset-sheets-core';
import type { Area, Mutation } from '../protocol.ts';
import { boundsOf, isSameArea } from './area.ts';
import { frenchFormula } from './formula-text.ts';
import type { Grid } from './grid.ts';
import { readAsRuntime } from './read-as-runtime.ts';

export interface TypedText {
  readonly sheetId: string;
  readonly area: Area;
  readonly text: string;
}

export interface Typing {
  /** True for a mutation that comes from typing: it is not to be sent as it stands. */
  owns(mutation: Mutation): boolean;
}

const FIRST = 1000;

/** Calls `send` for each entry that the cell's validation accepts. */
export function listenToTyping(grid: Grid, send: (typed: TypedText) => void): Typing {
  const injector = grid.univer.__getInjector();
  const interceptors = injector.get(SheetInterceptorService).writeCellInterceptor;
  const formulaAt = ({ row, col, subUnitId, unitId }: ISheetLocation) =>
    injector.get(FormulaDataModel).getFormulaStringByCell(row, col, subUnitId, unitId);
  let typed: string | null = null;
  let entered: TypedText | null = null;
  let refused: TypedText | null = null;

  interceptors.intercept(BEFORE_CELL_EDIT, {
    priority: FIRST,
    handler: (cell, place, next) => {
      const formula = formulaAt(place);
      // The chain ends here for a formula: Univer would put its own form of it back.
      return cell && formula ? { ...cell, f: frenchFormula(formula) } : next(cell);
    },
  });
  interceptors.intercept(AFTER_CELL_EDIT, {
    priority: FIRST,
    handler: (cell, place) => {
      if (!cell) return cell;
      const { worksheet, row, col } = place;
      const text = typedText(cell);
      const formula = formulaAt(place);
      if (formula && frenchFormula(formula) === text) return worksheet.getCellRaw(row, col);
      typed = text;
      // The mutation follows at once, or not at all when the cell keeps its value.
      queueMicrotask(() => {
        typed = null;
      });
      return { ...cell, ...readAsRuntime(text, worksheet, row, col) };
    },
  });
  interceptors.intercept(VALIDATE_CELL, {
    priority: FIRST,
    handler: async (previous, _context, next) => {
      const accepted = (await next(previous)) !== false;
      if (entered && accepted) send(entered);
      else refused = entered;
      entered = null;
      return accepted;
    },
  });

  return {
    owns(mutation) {
      if (mutation.id !== 'sheet.mutation.set-range-values') return false;
      const { subUnitId, cellValue } = mutation.params as ISetRangeValuesMutationParams;
      const area = boundsOf(cellValue);
      if (!area) return false;
      if (refused?.sheetId === subUnitId && isSameArea(refused.area, area)) {
        // Univer takes a refused entry back with one more mutation on the same cells.
        refused = null;
        return true;
      }
      if (typed === null) return false;
      entered = { sheetId: subUnitId, area, text: typed };
      return true;
    },
  };
}

/** The text as it was typed, from the cell that Univer made of it. */
function typedText(cell: ICellData): string {
  if (cell.f) return cell.f;
  const rich = cell.p?.body?.dataStream;
  if (rich !== undefined) return rich.replace(/\r\n$/, '').replaceAll('\r', '\n');
  const text = String(cell.v ?? '');
  return cell.t === CellValueType.FORCE_STRING ? `'${text}` : text;
}
