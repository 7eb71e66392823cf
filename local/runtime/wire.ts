/**
 * Text form of the values that cross the bridge between guest and host: JSON, with Dates kept as Dates.
 * Runs on both sides; each side gets objects of its own context.
 */
const DATE_KEY = '$date';

/** Writes a value as text; Dates become `{"$date": ms}`, `undefined` becomes `null`. */
export function encode(value: unknown): string {
  return (
    JSON.stringify(value, function (this: Record<string, unknown>, key, item) {
      // JSON.stringify has already called Date.toJSON on `item`: look at the holder.
      const original = this[key];
      return isDate(original) ? { [DATE_KEY]: original.getTime() } : item;
    }) ?? 'null'
  );
}

/** Reads a value back; throws SyntaxError on malformed text. */
export function decode<T>(text: string): T {
  return JSON.parse(text, (_key, item) =>
    item !== null && typeof item === 'object' && DATE_KEY in item ? new Date(item[DATE_KEY] ?? Number.NaN) : item,
  ) as T;
}

/** True for a Date of any context: `instanceof` fails across vm contexts. */
function isDate(value: unknown): value is Date {
  return Object.prototype.toString.call(value) === '[object Date]';
}
