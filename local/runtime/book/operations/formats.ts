/** Formats and borders of cells; clearing. */
import type { Worksheet } from '@univerjs/core';
import type { Execution } from '../../contract.ts';
import { ServiceException } from '../../host/exception.ts';
import { type CellMap, type CellPatch, rowOf } from '../cell-patches.ts';
import type { Area, Rectangle } from '../contract.ts';
import { LOOKS, type LookName, type LookValue } from './looks.ts';
import { checkShape, filled, type Workbench } from './workbench.ts';

/** `null` leaves an edge as it is, `false` removes its border. */
export interface BorderChange {
  readonly top: boolean | null;
  readonly left: boolean | null;
  readonly bottom: boolean | null;
  readonly right: boolean | null;
  readonly vertical: boolean | null;
  readonly horizontal: boolean | null;
  readonly color: string | null;
  /** Name in SpreadsheetApp.BorderStyle. */
  readonly style: string | null;
}

export interface Clearing {
  readonly contents: boolean;
  readonly formats: boolean;
  readonly notes: boolean;
  readonly validations: boolean;
}

const BORDER_STYLES: Readonly<Record<string, number>> = {
  SOLID: 1,
  DOTTED: 3,
  DASHED: 4,
  DOUBLE: 7,
  SOLID_MEDIUM: 8,
  SOLID_THICK: 13,
};

export function formatOperations(bench: Workbench) {
  const { model, validations } = bench.parts;

  return {
    'book.readLooks'(run: Execution, method: string, area: Area, look: LookName): LookValue[][] {
      const sheet = bench.reads(run, method, area);
      return Array.from({ length: area.rows }, (_, down) =>
        Array.from({ length: area.columns }, (_, across) =>
          LOOKS[look].read(model.style(sheet, area.row - 1 + down, area.column - 1 + across)),
        ),
      );
    },

    'book.writeLooks'(
      run: Execution,
      method: string,
      area: Area,
      look: LookName,
      matrix: readonly (readonly LookValue[])[],
    ): void {
      checkShape(matrix, area);
      bench.writes(run, method, area);
      model.write(
        area.sheetId,
        patches(area, (down, across) => ({ s: LOOKS[look].write(matrix[down]?.[across] ?? null) })),
      );
    },

    /** One value for all the cells of several areas. */
    'book.paintLooks'(run: Execution, method: string, areas: readonly Area[], look: LookName, value: LookValue): void {
      const patch: CellPatch = { s: LOOKS[look].write(value) };
      onAreas(run, method, areas, (area) =>
        model.write(
          area.sheetId,
          patches(area, () => patch),
        ),
      );
    },

    'book.borders'(run: Execution, method: string, areas: readonly Area[], change: BorderChange): void {
      const style = BORDER_STYLES[change.style ?? 'SOLID'];
      if (style === undefined) throw new ServiceException(`Invalid argument: ${change.style}`);
      const border = { s: style, cl: { rgb: change.color ?? '#000000' } };
      onAreas(run, method, areas, (area, sheet) => drawBorders(sheet, area, change, border));
    },

    'book.clear'(run: Execution, method: string, areas: readonly Area[], clearing: Clearing): void {
      onAreas(run, method, areas, (area, sheet) => {
        const cell = {
          ...(clearing.contents ? { v: null, t: null, f: null, si: null, p: null } : {}),
          ...(clearing.formats ? { s: null } : {}),
        };
        // At once, not gathered: a format written afterwards must not inherit what is cleared here.
        if (Object.keys(cell).length > 0)
          model.execute('sheet.mutation.set-range-values', {
            subUnitId: area.sheetId,
            cellValue: patches(area, () => cell),
          });
        if (clearing.validations) validations.set(sheet, area, filled(area, null));
        if (clearing.notes) removeNotes(sheet, area);
      });
    },
  };

  /** One call, whatever the number of areas. */
  function onAreas(
    run: Execution,
    method: string,
    areas: readonly Area[],
    task: (area: Area, sheet: Worksheet) => void,
  ): void {
    const cells = areas.reduce((sum, area) => sum + area.rows * area.columns, 0);
    bench.mayWrite(run, method);
    bench.log(run, 'write', method, cells);
    for (const area of areas) task(area, bench.sheet(area.sheetId));
  }

  function drawBorders(sheet: Worksheet, area: Area, change: BorderChange, border: object): void {
    const drawn = (set: boolean | null): object | null | undefined => {
      if (set === null) return undefined;
      return set ? border : null;
    };
    const last = { down: area.rows - 1, across: area.columns - 1 };
    const edges = (down: number, across: number): Record<string, object | null | undefined> => ({
      t: drawn(down === 0 ? change.top : change.horizontal),
      b: drawn(down === last.down ? change.bottom : change.horizontal),
      l: drawn(across === 0 ? change.left : change.vertical),
      r: drawn(across === last.across ? change.right : change.vertical),
    });
    model.write(
      sheet.getSheetId(),
      patches(area, (down, across) => {
        const set = Object.entries(edges(down, across)).filter(([, edge]) => edge !== undefined);
        return set.length === 0 ? {} : { s: { bd: Object.fromEntries(set) } };
      }),
    );
  }

  function removeNotes(sheet: Worksheet, area: Rectangle): void {
    const sheetId = sheet.getSheetId();
    const notes = model.run(() => model.engine.notes.getSheetNotes(model.unitId, sheetId));
    for (const { id, row, col } of [...(notes?.values() ?? [])]) {
      const inside =
        row >= area.row - 1 &&
        row < area.row - 1 + area.rows &&
        col >= area.column - 1 &&
        col < area.column - 1 + area.columns;
      if (inside) model.annotate('sheet.mutation.remove-note', { sheetId, noteId: id, row, col });
    }
  }
}

function patches(area: Rectangle, patchOf: (down: number, across: number) => CellPatch): CellMap {
  const cells: CellMap = {};
  for (let down = 0; down < area.rows; down++) {
    const line = rowOf(cells, area.row - 1 + down);
    for (let across = 0; across < area.columns; across++) line[area.column - 1 + across] = patchOf(down, across);
  }
  return cells;
}
