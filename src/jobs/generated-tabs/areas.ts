/** A1 notation to areas, for layouts that are easier to read as `B4:D7 F4:H7`. */
import type { Area } from '../../ports.ts';

/** `B4:D7`, or `B4` for one cell. Throws on anything else: layouts are code. */
export function parseArea(notation: string): Area {
  const match = /^([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?$/.exec(notation);
  if (!match) throw new Error(`Not an area: ${notation}`);
  const [, left = '', top = '', right = left, bottom = top] = match;
  const column = columnNumber(left);
  const row = Number(top);
  return { row, column, rows: Number(bottom) - row + 1, columns: columnNumber(right) - column + 1 };
}

/** Several areas, separated by spaces. */
export function parseAreas(notations: string): Area[] {
  return notations.split(' ').map(parseArea);
}

/** `A` is 1, `AA` is 27. */
function columnNumber(letters: string): number {
  return [...letters].reduce((total, letter) => total * 26 + letter.charCodeAt(0) - 64, 0);
}

/** 1 is `A`, 27 is `AA`. */
export function columnLetters(column: number): string {
  let rest = column;
  let letters = '';
  while (rest > 0) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
    rest = Math.floor((rest - 1) / 26);
  }
  return letters;
}
