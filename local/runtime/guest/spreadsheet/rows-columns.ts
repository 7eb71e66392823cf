/** Sheet's methods about rows and columns, which go by pairs: `insertRowsAfter`, `insertColumnsAfter`… */
import { host } from '../bridge.ts';
import { exception } from '../services/arguments.ts';
import type { SheetFacts } from './area.ts';
import type { Range } from './range.ts';

type Axis = 'row' | 'column';
type Method = (this: never, ...args: never[]) => unknown;

/** Adds the methods to Sheet. `idOf` reads a sheet's identifier. */
export function addRowAndColumnMethods(prototype: object, idOf: (self: never) => string): void {
  for (const axis of ['row', 'column'] as const) {
    const methods = {
      ...insertions(axis, idOf),
      ...removals(axis, idOf),
      ...sizes(axis, idOf),
      ...visibility(axis, idOf),
    };
    Object.assign(prototype, methods);
  }
}

function insertions(axis: Axis, idOf: (self: never) => string): Record<string, Method> {
  const [one, many] = names(axis);
  /** `at` is the new place; `like` the neighbour whose looks are taken. */
  const insert = (self: never, method: string, at: number, count: number, like: number): unknown => {
    checkCount(at, count, axis);
    host('book.insert', `Sheet.${method}`, idOf(self), axis, at, count, Math.max(1, like));
    return self;
  };
  return {
    [`insert${one}After`]: function after(this: never, position: number) {
      return insert(this, `insert${one}After`, position + 1, 1, position);
    },
    [`insert${one}Before`]: function before(this: never, position: number) {
      return insert(this, `insert${one}Before`, position, 1, position);
    },
    [`insert${many}After`]: function afterMany(this: never, position: number, count: number) {
      return insert(this, `insert${many}After`, position + 1, count, position);
    },
    [`insert${many}Before`]: function beforeMany(this: never, position: number, count: number) {
      return insert(this, `insert${many}Before`, position, count, position);
    },
    [`insert${many}`]: function blank(this: never, position: number, count = 1) {
      insert(this, `insert${many}`, position, count, position);
    },
  };
}

function removals(axis: Axis, idOf: (self: never) => string): Record<string, Method> {
  const [one, many] = names(axis);
  return {
    [`delete${one}`]: function remove(this: never, position: number) {
      host('book.delete', `Sheet.delete${one}`, idOf(this), axis, position, 1);
      return this;
    },
    [`delete${many}`]: function removeMany(this: never, position: number, count: number) {
      host('book.delete', `Sheet.delete${many}`, idOf(this), axis, position, count);
    },
    [`move${many}`]: function move(this: never, range: Range, destination: number) {
      const [at, count] = axis === 'row' ? [range.area.row, range.area.rows] : [range.area.column, range.area.columns];
      host('book.move', `Sheet.move${many}`, idOf(this), axis, at, count, destination);
    },
  };
}

function sizes(axis: Axis, idOf: (self: never) => string): Record<string, Method> {
  const [one] = names(axis);
  const word = axis === 'row' ? 'RowHeight' : 'ColumnWidth';
  const resize = (self: never, method: string, at: number, count: number, pixels: number): unknown => {
    checkCount(at, count, axis);
    checkInGrid(idOf(self), at, count, axis, `Sheet.${method}`);
    host('book.resize', `Sheet.${method}`, idOf(self), axis, at, count, pixels);
    return self;
  };
  const methods: Record<string, Method> = {
    [`get${word}`]: function size(this: never, position: number) {
      return host('book.size', `Sheet.get${word}`, idOf(this), axis, position);
    },
    [`set${word}`]: function setOne(this: never, position: number, pixels: number) {
      return resize(this, `set${word}`, position, 1, atLeastText(axis, pixels));
    },
    [`set${word}s`]: function setMany(this: never, position: number, count: number, pixels: number) {
      return resize(this, `set${word}s`, position, count, atLeastText(axis, pixels));
    },
  };
  if (axis === 'row') {
    methods[`set${one}HeightsForced`] = function setForced(
      this: never,
      position: number,
      count: number,
      pixels: number,
    ) {
      return resize(this, `set${one}HeightsForced`, position, count, pixels);
    };
  }
  return methods;
}

/** A row's height never goes below its text's, unless it is forced. https://developers.google.com/apps-script/reference/spreadsheet/sheet#setRowHeight */
function atLeastText(axis: Axis, pixels: number): number {
  return axis === 'row' ? Math.max(21, pixels) : pixels;
}

function visibility(axis: Axis, idOf: (self: never) => string): Record<string, Method> {
  const [one, many] = names(axis);
  const hide = (self: never, method: string, at: number, count: number, hidden: boolean): void => {
    checkInGrid(idOf(self), at, count, axis, `Sheet.${method}`);
    host('book.hide', `Sheet.${method}`, idOf(self), axis, at, count, hidden);
  };
  const placeOf = (range: Range): [number, number] =>
    axis === 'row' ? [range.area.row, range.area.rows] : [range.area.column, range.area.columns];
  return {
    [`hide${many}`]: function hideMany(this: never, position: number, count = 1) {
      hide(this, `hide${many}`, position, count, true);
    },
    [`show${many}`]: function showMany(this: never, position: number, count = 1) {
      hide(this, `show${many}`, position, count, false);
    },
    [`hide${one}`]: function hideOne(this: never, range: Range) {
      hide(this, `hide${one}`, ...placeOf(range), true);
    },
    [`unhide${one}`]: function unhideOne(this: never, range: Range) {
      hide(this, `unhide${one}`, ...placeOf(range), false);
    },
    [`is${one}HiddenByUser`]: function isHidden(this: never, position: number) {
      return host<{ byUser: boolean }>('book.isHidden', `Sheet.is${one}HiddenByUser`, idOf(this), axis, position)
        .byUser;
    },
    ...(axis === 'row' && {
      isRowHiddenByFilter: function isFiltered(this: never, position: number) {
        return host<{ byFilter: boolean }>('book.isHidden', 'Sheet.isRowHiddenByFilter', idOf(this), axis, position)
          .byFilter;
      },
    }),
  };
}

const names = (axis: Axis): readonly [string, string] => (axis === 'row' ? ['Row', 'Rows'] : ['Column', 'Columns']);

function checkCount(at: number, count: number, axis: Axis): void {
  if (at < 1 || count < 1) throw exception(`Those ${axis}s are out of bounds.`);
}

function checkInGrid(sheetId: string, at: number, count: number, axis: Axis, method: string): void {
  const facts = host<SheetFacts>('book.sheet', method, sheetId);
  if (at < 1 || at + count - 1 > (axis === 'row' ? facts.rows : facts.columns))
    throw exception(`Those ${axis}s are out of bounds.`);
}
