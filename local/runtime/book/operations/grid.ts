/** Rows, columns, merges and sorting. */
import type { IRange } from '@univerjs/core';
import type { Execution } from '../../contract.ts';
import { ServiceException } from '../../host/exception.ts';
import { type CellMap, rowOf } from '../cell-patches.ts';
import type { Area, Rectangle } from '../contract.ts';
import type { Axis } from '../structure.ts';
import { rectangleOf, univerRange } from '../univer-ranges.ts';
import { intersects } from '../validations/areas.ts';
import { checkInside, MOST_CELLS, type Workbench } from './workbench.ts';

export function gridOperations(bench: Workbench) {
  const { model, structure, reading } = bench.parts;

  return {
    /** Inserts in front of `at`; `likeAt` gives the looks. */
    'book.insert'(
      run: Execution,
      method: string,
      sheetId: string,
      axis: Axis,
      at: number,
      count: number,
      likeAt: number,
    ): void {
      const sheet = bench.restructures(run, method, sheetId);
      const length = axis === 'row' ? sheet.getRowCount() : sheet.getColumnCount();
      if (at < 1 || at > length + 1 || count < 1) throw new ServiceException('Those rows are out of bounds.');
      const cells = model.workbook
        .getSheets()
        .reduce((sum, other) => sum + other.getRowCount() * other.getColumnCount(), 0);
      const added = count * (axis === 'row' ? sheet.getColumnCount() : sheet.getRowCount());
      if (cells + added > MOST_CELLS)
        throw new ServiceException(
          `This action would increase the number of cells in the workbook above the limit of ${MOST_CELLS} cells.`,
        );
      structure.insert(sheet, axis, at, count, likeAt);
    },

    'book.delete'(run: Execution, method: string, sheetId: string, axis: Axis, at: number, count: number): void {
      const sheet = bench.restructures(run, method, sheetId);
      const length = axis === 'row' ? sheet.getRowCount() : sheet.getColumnCount();
      const frozen = axis === 'row' ? sheet.getFreeze().ySplit : sheet.getFreeze().xSplit;
      const what = axis === 'row' ? 'rows' : 'columns';
      if (at < 1 || count < 1 || at + count - 1 > length)
        throw new ServiceException(`Those ${what} are out of bounds.`);
      if (count === length) throw new ServiceException(`You can't delete all the ${what} on the sheet.`);
      if (frozen > 0 && at <= frozen + 1 && at + count - 1 === length)
        throw new ServiceException(`Sorry, it is not possible to delete all non-frozen ${what}.`);
      structure.delete(sheet, axis, at, count);
    },

    'book.move'(
      run: Execution,
      method: string,
      sheetId: string,
      axis: Axis,
      at: number,
      count: number,
      to: number,
    ): void {
      structure.move(bench.restructures(run, method, sheetId), axis, at, count, to);
    },

    /** Columns' widths or rows' heights, in pixels. */
    'book.resize'(
      run: Execution,
      method: string,
      sheetId: string,
      axis: Axis,
      at: number,
      count: number,
      pixels: number,
    ): void {
      const sheet = bench.restructures(run, method, sheetId);
      if (axis === 'row') {
        const ranges = [univerRange({ row: at, column: 1, rows: count, columns: sheet.getColumnCount() })];
        model.annotate('sheet.mutation.set-worksheet-row-height', { subUnitId: sheetId, ranges, rowHeight: pixels });
        model.annotate('sheet.mutation.set-worksheet-row-is-auto-height', {
          subUnitId: sheetId,
          ranges,
          autoHeightInfo: 0,
        });
      } else {
        const ranges = [univerRange({ row: 1, column: at, rows: sheet.getRowCount(), columns: count })];
        model.annotate('sheet.mutation.set-worksheet-col-width', { subUnitId: sheetId, ranges, colWidth: pixels });
      }
    },

    'book.size'(run: Execution, method: string, sheetId: string, axis: Axis, at: number): number {
      bench.log(run, 'free', method, 0);
      const sheet = bench.sheet(sheetId);
      return axis === 'row' ? sheet.getRowHeight(at - 1) : sheet.getColumnWidth(at - 1);
    },

    'book.hide'(
      run: Execution,
      method: string,
      sheetId: string,
      axis: Axis,
      at: number,
      count: number,
      hidden: boolean,
    ): void {
      const sheet = bench.restructures(run, method, sheetId);
      const area =
        axis === 'row'
          ? { row: at, column: 1, rows: count, columns: sheet.getColumnCount() }
          : { row: 1, column: at, rows: sheet.getRowCount(), columns: count };
      const id = `sheet.mutation.set-${axis === 'row' ? 'row' : 'col'}-${hidden ? 'hidden' : 'visible'}`;
      model.annotate(id, { subUnitId: sheetId, ranges: [univerRange(area)] });
    },

    'book.isHidden'(
      run: Execution,
      method: string,
      sheetId: string,
      axis: Axis,
      at: number,
    ): { byUser: boolean; byFilter: boolean } {
      bench.log(run, 'free', method, 0);
      const sheet = bench.sheet(sheetId);
      if (axis === 'column') return { byUser: !sheet.getColVisible(at - 1), byFilter: false };
      const filter = model.run(() => model.engine.filters.getFilterModel(model.unitId, sheetId));
      return { byUser: !sheet.getRowRawVisible(at - 1), byFilter: filter?.isRowFiltered(at - 1) ?? false };
    },

    'book.sort'(
      run: Execution,
      method: string,
      area: Area,
      keys: readonly { column: number; ascending: boolean }[],
    ): void {
      const sheet = bench.writes(run, method, area);
      for (const { column } of keys) {
        if (column < area.column || column >= area.column + area.columns)
          throw new ServiceException('Sort column is out of range.');
      }
      structure.sort(sheet, area, keys);
    },

    /** Merges each rectangle; only its first cell keeps its content. */
    'book.merge'(run: Execution, method: string, area: Area, rectangles: readonly Rectangle[]): void {
      const sheet = bench.restructures(run, method, area.sheetId);
      checkInside(sheet, area);
      const ranges = rectangles.map((rectangle) => univerRange(rectangle) as unknown as IRange);
      const partly = sheet
        .getMergeData()
        .some((merged) => ranges.some((range) => intersects(merged, range) && !contains(range, merged)));
      if (partly) throw new ServiceException('You must select all cells in a merged range to merge or unmerge them.');
      breakApart(area);
      model.annotate('sheet.mutation.add-worksheet-merge', { subUnitId: area.sheetId, ranges });
      model.write(area.sheetId, hiddenByMerge(rectangles));
    },

    'book.breakApart'(run: Execution, method: string, area: Area): void {
      bench.restructures(run, method, area.sheetId);
      breakApart(area);
    },

    /** Merged rectangles that touch an area. */
    'book.merges'(run: Execution, method: string, area: Area): Rectangle[] {
      bench.log(run, 'free', method, 0);
      const sheet = bench.sheet(area.sheetId);
      const wanted = univerRange(area) as unknown as IRange;
      return sheet
        .getMergeData()
        .filter((merged) => intersects(merged, wanted))
        .map((merged) => rectangleOf(merged, sheet));
    },

    /** Cells whose shown text (or formula) matches, from left to right, then down. */
    'book.find'(run: Execution, method: string, area: Area, search: FindOptions): Rectangle[] {
      const sheet = bench.reads(run, method, area);
      const texts = search.inFormulas ? reading.formulas(sheet, area) : reading.displayValues(sheet, area);
      const matches = matcherOf(search);
      const found: Rectangle[] = [];
      for (const [down, line] of texts.entries()) {
        for (const [across, text] of line.entries()) {
          if (text !== '' && matches(text))
            found.push({ row: area.row + down, column: area.column + across, rows: 1, columns: 1 });
        }
      }
      return found;
    },
  };

  function breakApart(area: Area): void {
    const sheet = bench.sheet(area.sheetId);
    const wanted = univerRange(area) as unknown as IRange;
    const ranges = sheet
      .getMergeData()
      .filter((merged) => intersects(merged, wanted))
      .map((merged) => ({ ...merged }));
    if (ranges.length > 0) model.annotate('sheet.mutation.remove-worksheet-merge', { subUnitId: area.sheetId, ranges });
  }
}

/** What a TextFinder looks for. */
export interface FindOptions {
  readonly text: string;
  readonly matchCase: boolean;
  readonly entireCell: boolean;
  readonly regularExpression: boolean;
  readonly inFormulas: boolean;
  readonly ignoreDiacritics: boolean;
}

function matcherOf(search: FindOptions): (text: string) => boolean {
  const plain = (text: string): string => {
    const cased = search.matchCase ? text : text.toLowerCase();
    return search.ignoreDiacritics ? cased.normalize('NFD').replace(/\p{M}/gu, '') : cased;
  };
  if (search.regularExpression) {
    const pattern = new RegExp(search.entireCell ? `^(?:${search.text})$` : search.text, search.matchCase ? '' : 'i');
    return (text) => pattern.test(text);
  }
  const wanted = plain(search.text);
  return (text) => (search.entireCell ? plain(text) === wanted : plain(text).includes(wanted));
}

function contains(outer: IRange, inner: IRange): boolean {
  return (
    outer.startRow <= inner.startRow &&
    outer.endRow >= inner.endRow &&
    outer.startColumn <= inner.startColumn &&
    outer.endColumn >= inner.endColumn
  );
}

/** Empties the cells that a merge covers. */
function hiddenByMerge(rectangles: readonly Rectangle[]): CellMap {
  const cells: CellMap = {};
  for (const { row, column, rows, columns } of rectangles) {
    for (let down = 0; down < rows; down++) {
      for (let across = 0; across < columns; across++) {
        if (down === 0 && across === 0) continue;
        rowOf(cells, row - 1 + down)[column - 1 + across] = { v: null, t: null, f: null, si: null, p: null };
      }
    }
  }
  return cells;
}
