/** Areas as they cross the bridge, and the readings of `getRange`'s arguments. */
import { parseA1 } from '../../book/a1.ts';
import type { Area } from '../../book/contract.ts';
import { host } from '../bridge.ts';
import { exception, refuseSignature } from '../services/arguments.ts';

export type { Area, Rectangle } from '../../book/contract.ts';

/** What the host tells of a sheet. */
export interface SheetFacts {
  readonly id: string;
  readonly name: string;
  readonly index: number;
  readonly rows: number;
  readonly columns: number;
  readonly hidden: boolean;
  readonly tabColor: string | null;
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly hiddenGridlines: boolean;
}

/** (row, column, rows?, columns?), each counted from 1. Throws Google's messages. */
export function areaOfNumbers(sheetId: string, args: readonly unknown[], method: string): Area {
  const [row = 0, column = 0, rows = 1, columns = 1] = args.map((argument) =>
    typeof argument === 'number' ? Math.trunc(argument) : refuseSignature(args, method),
  );
  if (row < 1) throw exception('The starting row of the range is too small.');
  if (column < 1) throw exception('The starting column of the range is too small.');
  if (rows < 1) throw exception('The number of rows in the range must be at least 1.');
  if (columns < 1) throw exception('The number of columns in the range must be at least 1.');
  const facts = host<SheetFacts>('book.sheet', method, sheetId);
  if (row + rows - 1 > facts.rows || column + columns - 1 > facts.columns) {
    throw exception('The coordinates of the range are outside the dimensions of the sheet.');
  }
  return { sheetId, row, column, rows, columns };
}

/** A1 notation, or a named range. `sheetIdOf` finds the tab that the notation names. */
export function areaOfNotation(
  sheetId: string,
  text: string,
  method: string,
  sheetIdOf: (name: string) => string | null,
): Area {
  const notation = parseA1(text);
  if (!notation) {
    const named = host<{ name: string; area: Area }[]>('book.names', method).find(
      ({ name }) => name.toLowerCase() === text.toLowerCase(),
    );
    if (!named) throw exception('Range not found');
    return named.area;
  }
  const home = notation.tab === null ? sheetId : sheetIdOf(notation.tab);
  if (home === null) throw exception('Range not found');
  const facts = host<SheetFacts>('book.sheet', method, home);
  const lastRow = notation.lastRow ?? facts.rows;
  const lastColumn = notation.lastColumn ?? facts.columns;
  if (
    lastRow > facts.rows ||
    lastColumn > facts.columns ||
    notation.row > facts.rows ||
    notation.column > facts.columns
  ) {
    throw exception('Range not found');
  }
  return {
    sheetId: home,
    row: notation.row,
    column: notation.column,
    rows: lastRow - notation.row + 1,
    columns: lastColumn - notation.column + 1,
  };
}

/** A matrix of the area's shape, all of one value. */
export function filled<T>(area: { rows: number; columns: number }, value: T): T[][] {
  return Array.from({ length: area.rows }, () => Array.from({ length: area.columns }, () => value));
}
