/** How rectangles and formulas follow the rows and columns that come or go. */
import { columnLetters, parseA1 } from './a1.ts';
import type { Rectangle } from './contract.ts';
import { tokenize, UNIVER } from './formulas/tokens.ts';

/** Rows or columns that came (`count` > 0) or went (`count` < 0) in front of `at`, counted from 1. */
export interface Shift {
  readonly axis: 'row' | 'column';
  readonly at: number;
  readonly count: number;
}

export interface SheetShift extends Shift {
  readonly sheetId: string;
}

/** Where a rectangle stands after a shift; `null` when all of it was deleted. */
export function moveRectangle(area: Rectangle, shift: Shift): Rectangle | null {
  const length = shift.axis === 'row' ? 'rows' : 'columns';
  const first = area[shift.axis];
  const last = first + area[length] - 1;
  if (shift.count > 0) {
    if (shift.at > last) return area;
    if (shift.at > first) return { ...area, [length]: area[length] + shift.count };
    return { ...area, [shift.axis]: first + shift.count };
  }
  const end = shift.at - shift.count;
  const lost = Math.max(0, Math.min(last + 1, end) - Math.max(first, shift.at));
  if (lost === area[length]) return null;
  const before = Math.max(0, Math.min(first, end) - shift.at);
  return { ...area, [shift.axis]: first - before, [length]: area[length] - lost };
}

/** A formula (as Univer stores it) whose references without a tab follow a shift; what was deleted becomes `#REF!`. */
export function moveReferences(formula: string, shift: Shift): string {
  const tokens = tokenize(formula.slice(1), UNIVER);
  return `=${tokens.map((token) => (token.kind === 'reference' && !token.text.includes('!') ? moveReference(token.text, shift) : token.text)).join('')}`;
}

function moveReference(reference: string, shift: Shift): string {
  const notation = parseA1(reference);
  // Whole rows or columns (`A:C`) keep their open side.
  if (!notation || notation.lastRow === null || notation.lastColumn === null) return reference;
  const area = {
    row: notation.row,
    column: notation.column,
    rows: notation.lastRow - notation.row + 1,
    columns: notation.lastColumn - notation.column + 1,
  };
  const moved = moveRectangle(area, shift);
  if (!moved) return '#REF!';
  return withSigns(reference, moved);
}

/** Writes a rectangle with the `$` of the reference it comes from. */
function withSigns(reference: string, moved: Rectangle): string {
  const corners = [
    [moved.row, moved.column],
    [moved.row + moved.rows - 1, moved.column + moved.columns - 1],
  ] as const;
  return reference
    .split(':')
    .map((end, index) => {
      const [row, column] = corners[index] ?? corners[0];
      const fixedColumn = /^\$[A-Z]/i.test(end) ? '$' : '';
      const fixedRow = /\$\d/.test(end) ? '$' : '';
      return `${fixedColumn}${columnLetters(column)}${fixedRow}${row}`;
    })
    .join(':');
}
