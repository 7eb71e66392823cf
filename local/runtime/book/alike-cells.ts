/**
 * Formats of whole columns change thousands of blank cells alike, and Univer works each of them out anew. Here they are
 * grouped: Univer does the first of each group, and the others are given its style.
 */
import type { ICellData, Nullable } from '@univerjs/core';
import { type CellMap, type CellPatch, rowOf } from './cell-patches.ts';

/** Blank cells of one style that a write gives one other style. */
export interface AlikeCells {
  /** The cell that Univer does. */
  readonly row: number;
  readonly column: number;
  readonly patch: CellPatch;
  /** The others: row, column, row, column… */
  readonly others: number[];
}

export interface GroupedWrite {
  /** What Univer is to do. */
  readonly done: CellMap;
  readonly groups: readonly AlikeCells[];
}

/** Splits a write. `stored` gives the cells as they stand. */
export function groupAlike(cells: CellMap, stored: (row: number, column: number) => Nullable<ICellData>): GroupedWrite {
  const done: CellMap = {};
  const groups = new Map<string, AlikeCells>();
  const texts = new Map<object, string>();
  const textOf = (style: object): string => {
    const text = texts.get(style) ?? JSON.stringify(style);
    texts.set(style, text);
    return text;
  };
  for (const [rowText, columns] of Object.entries(cells)) {
    const row = Number(rowText);
    for (const [columnText, patch] of Object.entries(columns)) {
      const column = Number(columnText);
      const before = stored(row, column);
      const kind = isFormat(patch) && isBlank(before) ? `${before?.s ?? ''} ${textOf(patch.s)}` : null;
      const group = kind === null ? undefined : groups.get(kind);
      if (group) {
        group.others.push(row, column);
        continue;
      }
      rowOf(done, row)[column] = patch;
      if (kind !== null) groups.set(kind, { row, column, patch, others: [] });
    }
  }
  return { done, groups: [...groups.values()].filter(({ others }) => others.length > 0) };
}

/** The others of the groups, as a write. */
export function othersOf(groups: readonly AlikeCells[]): CellMap {
  const cells: CellMap = {};
  for (const { others, patch } of groups) {
    for (let at = 0; at < others.length; at += 2) rowOf(cells, others[at] ?? 0)[others[at + 1] ?? 0] = patch;
  }
  return cells;
}

/** True when only the style changes. */
function isFormat(patch: CellPatch): patch is { s: object } {
  return typeof patch.s === 'object' && patch.s !== null && Object.keys(patch).length === 1;
}

/** True when the cell holds nothing but a style that Univer knows by its name. */
function isBlank(cell: Nullable<ICellData>): boolean {
  if (!cell) return true;
  return Object.keys(cell).every((key) => key === 's') && (cell.s === undefined || typeof cell.s === 'string');
}
