/** Values, formulas and notes of cells. */
import type { Worksheet } from '@univerjs/core';
import type { Cell, Execution } from '../../contract.ts';
import { ServiceException } from '../../host/exception.ts';
import { type CellMap, type CellPatch, rowOf } from '../cell-patches.ts';
import { LONGEST_TEXT, patchOfFormula, patchOfScriptValue, RefusedWrite } from '../cell-writes.ts';
import type { Area } from '../contract.ts';
import { checkShape, MOST_CELLS, type Workbench } from './workbench.ts';

export function cellOperations(bench: Workbench) {
  const { model, reading, structure, strictValidations, thisYear } = bench.parts;

  function write(
    sheet: Worksheet,
    area: Area,
    matrix: readonly (readonly unknown[])[],
    patchOf: (value: unknown, format: string) => CellPatch,
  ): void {
    const cells: CellMap = {};
    try {
      for (let down = 0; down < matrix.length; down++) {
        const row = area.row - 1 + down;
        const patches = rowOf(cells, row);
        const line = matrix[down] ?? [];
        for (let across = 0; across < line.length; across++) {
          const column = area.column - 1 + across;
          patches[column] = patchOf(line[across], model.numberFormat(sheet, row, column));
        }
      }
    } catch (error) {
      if (error instanceof RefusedWrite) throw new ServiceException(error.message, { cause: error });
      throw error;
    }
    const refused = strictValidations.firstRefused(sheet, cells);
    if (refused) throw new ServiceException(refusalMessage(refused.cell, refused.choices));
    model.write(area.sheetId, cells);
  }

  return {
    'book.readValues': (run: Execution, method: string, area: Area): Cell[][] =>
      reading.values(bench.reads(run, method, area), area),

    'book.readDisplayValues': (run: Execution, method: string, area: Area): string[][] =>
      reading.displayValues(bench.reads(run, method, area), area),

    'book.readFormulas': (run: Execution, method: string, area: Area): string[][] =>
      reading.formulas(bench.reads(run, method, area), area),

    'book.writeValues'(run: Execution, method: string, area: Area, values: readonly (readonly unknown[])[]): void {
      checkShape(values, area);
      const sheet = bench.writes(run, method, area);
      const year = thisYear();
      write(sheet, area, values, (value, format) => patchOfScriptValue(value, format, year));
    },

    'book.writeFormulas'(run: Execution, method: string, area: Area, formulas: readonly (readonly string[])[]): void {
      checkShape(formulas, area);
      write(bench.writes(run, method, area), area, formulas, (formula) => patchOfFormula(String(formula)));
    },

    /** Adds a row after the last one with content, below the grid if need be. */
    'book.appendRow'(run: Execution, method: string, sheetId: string, values: readonly unknown[]): void {
      const sheet = bench.changes(run, method, sheetId);
      bench.log(run, 'appendRow', method, values.length);
      const { lastRow } = reading.extent(sheet);
      const needed = Math.max(0, values.length - sheet.getColumnCount());
      if (needed > 0) structure.insert(sheet, 'column', sheet.getColumnCount() + 1, needed, sheet.getColumnCount());
      if (lastRow === sheet.getRowCount()) {
        checkRoom(sheet, sheet.getColumnCount());
        structure.insert(sheet, 'row', lastRow + 1, 1, lastRow);
      }
      const year = thisYear();
      const area = { sheetId, row: lastRow + 1, column: 1, rows: 1, columns: values.length };
      write(sheet, area, [values], (value, format) => patchOfScriptValue(value, format, year));
    },

    'book.extent'(run: Execution, method: string, sheetId: string): { lastRow: number; lastColumn: number } {
      bench.log(run, 'free', method, 0);
      return reading.extent(bench.sheet(sheetId));
    },

    'book.readNotes'(run: Execution, method: string, area: Area): string[][] {
      const sheet = bench.reads(run, method, area);
      const notes = new Map<string, string>();
      const stored = model.run(() => model.engine.notes.getSheetNotes(model.unitId, sheet.getSheetId()));
      for (const note of stored?.values() ?? []) notes.set(`${note.row} ${note.col}`, note.note);
      return Array.from({ length: area.rows }, (_, down) =>
        Array.from(
          { length: area.columns },
          (_, across) => notes.get(`${area.row - 1 + down} ${area.column - 1 + across}`) ?? '',
        ),
      );
    },

    /** An empty text removes the note. */
    'book.writeNotes'(
      run: Execution,
      method: string,
      area: Area,
      notes: readonly (readonly (string | null)[])[],
    ): void {
      checkShape(notes, area);
      const sheet = bench.writes(run, method, area);
      for (const [down, line] of notes.entries()) {
        for (const [across, text] of line.entries())
          writeNote(sheet, area.row - 1 + down, area.column - 1 + across, text ?? '');
      }
    },
  };

  function writeNote(sheet: Worksheet, row: number, col: number, text: string): void {
    const sheetId = sheet.getSheetId();
    if (text.length > LONGEST_TEXT)
      throw new ServiceException('Your input contains more than the maximum of 50000 characters in a single cell.');
    const before = model.run(() => model.engine.notes.getNote(model.unitId, sheetId, { row, col }));
    if (text !== '') {
      const note = {
        id: before?.id ?? `note-${row}-${col}-${Math.random().toString(36).slice(2, 8)}`,
        row,
        col,
        width: 220,
        height: 90,
        note: text,
      };
      if (before?.note !== text) model.annotate('sheet.mutation.update-note', { sheetId, row, col, note });
    } else if (before) model.annotate('sheet.mutation.remove-note', { sheetId, noteId: before.id, row, col });
  }

  function checkRoom(grown: Worksheet, more: number): void {
    const cells = model.workbook
      .getSheets()
      .reduce((sum, sheet) => sum + sheet.getRowCount() * sheet.getColumnCount(), more);
    if (cells > MOST_CELLS)
      throw new ServiceException(
        `This action would increase the number of cells in the workbook above the limit of ${MOST_CELLS} cells. (${grown.getName()})`,
      );
  }
}

function refusalMessage(cell: string, choices: readonly string[] | null): string {
  const base = `The data you entered in cell ${cell} violates the data validation rules set on this cell.`;
  return choices ? `${base} Please enter one of the following values: ${choices.join(', ')}.` : base;
}
