/** Texts shown under the text section of their number format (`"  "@`), as in Sheets: Univer's grid only formats numbers. */
import {
  CellValueType,
  type ICellData,
  InterceptorEffectEnum,
  isTextFormat,
  type Nullable,
  numfmt,
  type Univer,
} from '@univerjs/core';
import {
  BEFORE_CELL_EDIT,
  INTERCEPTOR_POINT,
  InterceptCellContentPriority,
  type ISheetLocation,
  SheetInterceptorService,
} from '@univerjs/preset-sheets-core';
import { isErrorText } from '../../runtime/book/cell-values.ts';

/** Once, when a first workbook is shown. */
export function showTextFormats(univer: Univer): void {
  const interceptors = univer.__getInjector().get(SheetInterceptorService);
  interceptors.intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    effect: InterceptorEffectEnum.Value,
    priority: InterceptCellContentPriority.NUMFMT,
    handler: (cell, place, next) => {
      const text = formattedText(cell, place);
      return next(text === null ? cell : { ...cell, v: text });
    },
  });
  // The editor starts from the cell as it is shown: it gets the text alone back.
  interceptors.writeCellInterceptor.intercept(BEFORE_CELL_EDIT, {
    handler: (cell, place, next) => {
      const stored = place.worksheet.getCellRaw(place.row, place.col);
      return next(cell && formattedText(stored, place) !== null ? { ...cell, v: stored?.v } : cell);
    },
  });
}

/** Null when the text is shown as it is. */
function formattedText(cell: Nullable<ICellData>, { workbook }: ISheetLocation): string | null {
  if (typeof cell?.v !== 'string' || cell.t === CellValueType.NUMBER || cell.t === CellValueType.BOOLEAN) return null;
  const pattern = cell.s ? workbook.getStyles().get(cell.s)?.n?.pattern : undefined;
  if (!pattern?.includes('@') || isTextFormat(pattern) || cell.p || isErrorText(cell.v)) return null;
  return numfmt.format(pattern, cell.v, { locale: 'fr', throws: false });
}
