/** printf's templates, as Utilities.formatString, Logger.log and console take them. */

/** Replaces `%s`, `%d`, `%5.2f`, `%x`, `%%`… by the arguments. Arguments left over are ignored. */
export function formatText(template: string, ...args: readonly unknown[]): string {
  let next = 0;
  return template.replace(
    /%(-)?(0)?(\d+)?(?:\.(\d+))?([sdifxXjoOc%])/g,
    (match, left, zero, width, precision, letter: string) => {
      if (letter === '%') return '%';
      if (next >= args.length) return match;
      const text = formatOne(args[next++], letter, precision === undefined ? null : Number(precision));
      if (width === undefined) return text;
      return left ? text.padEnd(Number(width)) : text.padStart(Number(width), zero ? '0' : ' ');
    },
  );
}

/** A value as Logger and console write it. */
export function showValue(value: unknown): string {
  if (value instanceof Error) return value.stack ?? String(value);
  if (typeof value === 'object' && value !== null && !(value instanceof Date)) return JSON.stringify(value);
  return String(value);
}

function formatOne(value: unknown, letter: string, precision: number | null): string {
  switch (letter) {
    case 'd':
    case 'i':
      return String(Math.trunc(Number(value)));
    case 'f':
      return Number(value).toFixed(precision ?? 6);
    case 'x':
      return Number(value).toString(16);
    case 'X':
      return Number(value).toString(16).toUpperCase();
    case 'c':
      return '';
    default:
      return precision === null ? showValue(value) : showValue(value).slice(0, precision);
  }
}
