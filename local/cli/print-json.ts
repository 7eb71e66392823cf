/** JSON for the shell. Dates are written on the workbook's clock, with their offset, as a person reads them in the sheet. */
import { formatJavaDate } from '../runtime/host/java-dates.ts';

/** One line, or indented. */
export function printJson(value: unknown, timeZone: string, oneLine: boolean): string {
  const replacer = function (this: Record<string, unknown>, key: string, item: unknown): unknown {
    // JSON.stringify has already called Date.toJSON on `item`: look at the holder.
    const original = this[key];
    if (!(original instanceof Date)) return item;
    return formatJavaDate(original.getTime(), timeZone, "yyyy-MM-dd'T'HH:mm:ssXXX");
  };
  return JSON.stringify(value, replacer, oneLine ? 0 : 2);
}
