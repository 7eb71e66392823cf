/** Dates that formulas make (TODAY, DATE, EDATE…) are shown as a French workbook shows them; Univer writes the year first. */
import { NumberValueObject } from '@univerjs/preset-sheets-node-core';

const FRENCH: Readonly<Record<string, string>> = {
  'yyyy/mm/dd;@': 'dd/mm/yyyy',
  'yyyy/mm/dd hh:mm': 'dd/mm/yyyy hh:mm:ss',
};

/** Changes the formats that Univer gives to numbers it makes. Once per context. */
export function makeDatesFrench(): void {
  const stock = NumberValueObject.create;
  NumberValueObject.create = (value, pattern) =>
    stock(value, pattern === undefined ? pattern : (FRENCH[pattern] ?? pattern));
}
