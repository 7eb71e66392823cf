/** EDATE stops at the end of a shorter month, as in Sheets; Univer runs over into the next one. */
import type { Injector } from '@univerjs/core';
import {
  type BaseFunction,
  type BaseValueObject,
  IFunctionService,
  NumberValueObject,
} from '@univerjs/preset-sheets-node-core';

/** `EDATE("31/03/2026";-1)` is 28 February. Source: https://support.google.com/docs/answer/3092974 */
export function stopAtMonthEnds(injector: Injector): void {
  const functions = injector.get(IFunctionService);
  const edate = functions.getExecutor('EDATE') as BaseFunction;
  const monthEnd = functions.getExecutor('EOMONTH') as BaseFunction;
  const stock = edate.calculate.bind(edate);
  edate.calculate = (...args: BaseValueObject[]) => {
    const moved = stock(...args);
    const last = monthEnd.calculate(...args);
    if (!moved.isNumber() || !last.isNumber() || Number(moved.getValue()) <= Number(last.getValue())) return moved;
    return NumberValueObject.create(Number(last.getValue()), moved.getPattern());
  };
}
