/** Arguments that Sheets lets one leave out and Univer, like Excel, does not: `ROUND(2,4)`, `IFERROR(A1)`. */
import type { Injector } from '@univerjs/core';
import {
  type BaseFunction,
  type BaseValueObject,
  IFunctionService,
  NumberValueObject,
  StringValueObject,
} from '@univerjs/preset-sheets-node-core';

/** Function to the value of its second argument. Source: https://support.google.com/docs/table/25273 */
const SECOND_ARGUMENT: Readonly<Record<string, number | string>> = {
  CEILING: 1,
  FLOOR: 1,
  IFERROR: '',
  IFNA: '',
  ROUND: 0,
  ROUNDDOWN: 0,
  ROUNDUP: 0,
};

/** Lets the second argument of these functions be left out. */
export function allowMissingArguments(injector: Injector): void {
  const functions = injector.get(IFunctionService);
  for (const [name, value] of Object.entries(SECOND_ARGUMENT)) {
    const executor = functions.getExecutor(name);
    if (executor) completeArguments(executor as BaseFunction, value);
  }
}

function completeArguments(executor: BaseFunction, second: number | string): void {
  const stock = executor.calculate.bind(executor);
  executor.minParams = 1;
  executor.calculate = (...args: BaseValueObject[]) => {
    if (args.length > 1) return stock(...args);
    return stock(
      ...args,
      typeof second === 'number' ? NumberValueObject.create(second) : StringValueObject.create(second),
    );
  };
}
