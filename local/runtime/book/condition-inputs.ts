/** What a condition reads for a cell: cells for which it reads the same need it calculated only once. */
import { parseA1 } from './a1.ts';
import { tokenize, UNIVER } from './formulas/tokens.ts';

/** A cell that it reads, counted from 0: in the sheet where it is fixed, else from the cell that is judged. */
export interface Input {
  readonly row: number;
  readonly rowIsFixed: boolean;
  readonly column: number;
  readonly columnIsFixed: boolean;
}

export interface ConditionInputs {
  readonly cells: readonly Input[];
  /** It also reads ranges, the same for all cells: `$E$71:$E$76`. */
  readonly readsRanges: boolean;
}

export interface Origin {
  readonly row: number;
  readonly column: number;
}

/** Functions whose answer does not follow from the values they are given. TODAY gives the same for a whole day. */
const FROM_ELSEWHERE =
  /^(ADDRESS|CELL|COLUMNS?|FORMULATEXT|INDIRECT|ISDATE|ISFORMULA|NOW|OFFSET|RAND\w*|ROWS?|SHEETS?)$/;

/**
 * `formula` as Univer stores it, written for the cell `origin`. Null when what it reads cannot be told from its text:
 * names, ranges that move with the cell, functions such as ROW or INDIRECT.
 */
export function inputsOf(formula: string, origin: Origin): ConditionInputs | null {
  const cells: Input[] = [];
  let readsRanges = false;
  for (const { kind, text } of tokenize(formula.slice(1), UNIVER)) {
    if (kind === 'function' && FROM_ELSEWHERE.test(text.toUpperCase())) return null;
    if (kind === 'name' && !/^(TRUE|FALSE)$/i.test(text)) return null;
    if (kind !== 'reference') continue;
    const cell = inputOf(text, origin);
    if (cell) cells.push(cell);
    else if (/^\$[A-Z]+\$\d+:\$[A-Z]+\$\d+$/i.test(text)) readsRanges = true;
    else return null;
  }
  return { cells, readsRanges };
}

function inputOf(reference: string, origin: Origin): Input | null {
  const signs = /^(\$?)[A-Z]{1,3}(\$?)\d+$/i.exec(reference);
  const place = signs && parseA1(reference);
  if (!place) return null;
  const columnIsFixed = signs[1] === '$';
  const rowIsFixed = signs[2] === '$';
  return {
    rowIsFixed,
    columnIsFixed,
    row: place.row - 1 - (rowIsFixed ? 0 : origin.row),
    column: place.column - 1 - (columnIsFixed ? 0 : origin.column),
  };
}
