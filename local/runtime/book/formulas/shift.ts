/** Moves a formula's relative references, as copying a cell does. */
import { columnLetters, columnNumber } from '../a1.ts';
import { FIRST_OPEN_ROW } from './open-end.ts';
import { tokenize, UNIVER } from './tokens.ts';

/** `formula` as Univer stores it. A reference pushed out of the sheet becomes `#REF!`. */
export function shiftReferences(formula: string, rows: number, columns: number): string {
  const tokens = tokenize(formula.slice(1), UNIVER);
  return `=${tokens.map((token) => (token.kind === 'reference' ? shiftReference(token.text, rows, columns) : token.text)).join('')}`;
}

function shiftReference(reference: string, rows: number, columns: number): string {
  const bang = reference.lastIndexOf('!');
  const shifted = reference
    .slice(bang + 1)
    .replace(
      /(\$?)([A-Za-z]{1,3})?(\$?)(\d+)?/g,
      (part, fixedColumn: string, letters: string, fixedRow: string, digits: string) => {
        if (part === '') return '';
        const column = fixedColumn || letters === undefined ? (letters ?? '') : shiftedColumn(letters, columns);
        // In `$1:$2` the sign belongs to the row.
        const isFixedRow = fixedRow || (letters === undefined && fixedColumn) || Number(digits) >= FIRST_OPEN_ROW;
        const row = isFixedRow || digits === undefined ? (digits ?? '') : shiftedRow(Number(digits), rows);
        return `${fixedColumn}${column}${fixedRow}${row}`;
      },
    );
  return shifted.includes('#') ? '#REF!' : `${reference.slice(0, bang + 1)}${shifted}`;
}

function shiftedColumn(letters: string, columns: number): string {
  const number = columnNumber(letters) + columns;
  return number < 1 ? '#' : columnLetters(number);
}

function shiftedRow(row: number, rows: number): string {
  return row + rows < 1 ? '#' : String(row + rows);
}
