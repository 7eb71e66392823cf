/** What Univer reads or shows in cells otherwise than a French Sheets does. */
import {
  CellValueType,
  DEFAULT_STYLES,
  type ICellData,
  InterceptorEffectEnum,
  isDefaultFormat,
  type Nullable,
} from '@univerjs/core';
import { BEFORE_CELL_EDIT, INTERCEPTOR_POINT, SheetInterceptorService } from '@univerjs/preset-sheets-core';
import { DataValidatorRegistryService } from '@univerjs/preset-sheets-data-validation';
import type { Grid } from './grid.ts';

/** Just before the handler with which Univer ends the chain, at -1: a checkbox is known by then, and draws itself. */
const LAST = 0;

/** To be called once, when a workbook is shown: the validators exist from then on. */
export function readCellsAsFrench(grid: Grid): void {
  const injector = grid.univer.__getInjector();
  // Univer's dropdowns do not look at the workbook's default style, which is Sheets' 10 points.
  DEFAULT_STYLES.fs = 10;
  // Univer reads the cell's text again, month first, and refuses 18/12/2026. A date is a number, whatever its format.
  const dates = injector.get(DataValidatorRegistryService).getValidatorItem('date');
  if (!dates) throw new Error('Univer has no validator of dates');
  dates.isValidType = ({ value }) => Promise.resolve(typeof value === 'number');
  const interceptors = injector.get(SheetInterceptorService);
  interceptors.intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    id: 'french-values',
    priority: LAST,
    effect: InterceptorEffectEnum.Value,
    handler(cell, _location, next) {
      if (cell?.t === CellValueType.BOOLEAN && !cell.customRender)
        return next({ ...cell, v: cell.v ? 'VRAI' : 'FAUX', t: CellValueType.STRING });
      return next(withComma(cell));
    },
  });
  interceptors.writeCellInterceptor.intercept(BEFORE_CELL_EDIT, {
    // Under a format, a date or a share say, the editor has a text of its own.
    handler: (cell, { workbook }, next) => {
      const pattern = workbook.getStyles().getStyleByCell(cell)?.n?.pattern;
      return next(pattern === undefined || isDefaultFormat(pattern) ? withComma(cell) : cell);
    },
  });
}

/** A number that no format has made a text yet. */
function withComma<T extends Nullable<ICellData>>(cell: T): T {
  if (typeof cell?.v !== 'number' || Number.isInteger(cell.v)) return cell;
  return { ...cell, v: String(cell.v).replace('.', ',') };
}
