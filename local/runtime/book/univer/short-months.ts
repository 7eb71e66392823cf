/** EDATE stops at the end of a shorter month, as in Sheets; Univer runs over into the next one. */
import type { Injector, Nullable } from '@univerjs/core';
import {
  type ArrayValueObject,
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
    const moved = stock(...args) as BaseValueObject;
    const last = monthEnd.calculate(...args) as BaseValueObject;
    if (!moved.isArray()) return earlier(moved, last);
    // Univer answers a table of one cell for EDATE where it answers a number for EOMONTH.
    return (moved as ArrayValueObject).mapValue((each, row, column) =>
      earlier(each, last.isArray() ? (last as ArrayValueObject).get(row, column) : last),
    );
  };
}

function earlier(moved: BaseValueObject, last: Nullable<BaseValueObject>): BaseValueObject {
  if (!last?.isNumber() || !moved.isNumber() || Number(moved.getValue()) <= Number(last.getValue())) return moved;
  return NumberValueObject.create(Number(last.getValue()), moved.getPattern());
}
