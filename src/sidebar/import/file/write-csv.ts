/** A CSV that a French Excel opens right: semicolons, byte order mark, lines of Windows. */

/** What a spreadsheet would run instead of showing (https://owasp.org/www-community/attacks/CSV_Injection). */
const FORMULA = /^[\s\u00a0]*[=+\-@＝＋－＠\t\r]/;

/** A number, a phone number with its country or a lone dash is harmless, and stays as it is. */
const HARMLESS = /^(?:[+-]?[\d\s\u00a0\u202f.,()/%€-]*|-)$/;

export function writeCsv(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => row.map(writeCell).join(';')).join('\r\n')}\r\n`;
}

function writeCell(text: string): string {
  const safe = FORMULA.test(text) && !HARMLESS.test(text) ? `'${text}` : text;
  return /[";\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
