/**
 * Text pasted from another program goes to the runtime as text, cell by cell, like typed text. Its formats are left out:
 * from outside, only values are pasted. Cells copied in the grid keep everything, and travel as changes.
 */
import { CustomCommandExecutionError, type ICellData, ICommandService } from '@univerjs/core';
import { SetRangeValuesCommand, SheetPasteShortKeyCommand } from '@univerjs/preset-sheets-core';
import type { Area, Mutation } from '../protocol.ts';
import { readDelimited } from './delimited-text.ts';
import type { Grid } from './grid.ts';
import { readAsRuntime } from './read-as-runtime.ts';

export interface PastedText {
  readonly sheetId: string;
  readonly area: Area;
  /** As many rows and columns as `area`. */
  readonly rows: readonly (readonly string[])[];
}

export interface Pasting {
  /** True for a mutation that comes from pasted text: it is not to be sent as it stands. */
  owns(mutation: Mutation): boolean;
}

/** Mark that Univer leaves in the clipboard's HTML for what was copied from a grid. */
const COPIED_FROM_GRID = /data-copy-id=/;

export function listenToPasting(grid: Grid, send: (pasted: PastedText) => void): Pasting {
  const commands = grid.univer.__getInjector().get(ICommandService);
  let writing = false;

  /** Shows the texts at once, in a way that the person can undo. The runtime's own reading follows. */
  function writeHere(sheet: ActiveSheet, { area, rows }: PastedText): void {
    const model = sheet.getSheet();
    const value: Record<number, Record<number, ICellData>> = {};
    for (const [down, texts] of rows.entries()) {
      const row = area.startRow + down;
      // What falls outside of the grid shows once the runtime has made it larger.
      if (row >= model.getRowCount()) break;
      value[row] = {};
      for (const [across, text] of texts.entries()) {
        const column = area.startColumn + across;
        if (column < model.getColumnCount()) value[row][column] = readAsRuntime(text, model, row, column);
      }
    }
    writing = true;
    commands.syncExecuteCommand(SetRangeValuesCommand.id, {
      unitId: model.getUnitId(),
      subUnitId: model.getSheetId(),
      value,
    });
    writing = false;
  }

  commands.beforeCommandExecuted((info) => {
    if (info.id !== SheetPasteShortKeyCommand.id) return;
    const { textContent, htmlContent } = (info.params ?? {}) as { textContent?: string; htmlContent?: string };
    const sheet = grid.api.getActiveWorkbook()?.getActiveSheet();
    const selected = sheet?.getActiveRange()?.getRange();
    if (!textContent || !sheet || !selected || COPIED_FROM_GRID.test(htmlContent ?? '')) return;
    const pasted = { sheetId: sheet.getSheetId(), ...spread(readDelimited(textContent), selected) };
    writeHere(sheet, pasted);
    send(pasted);
    // Univer's own paste, which reads numbers and dates as in English, does not take place.
    throw new CustomCommandExecutionError('The text is pasted by the runtime');
  });

  return {
    owns: (mutation) => writing && mutation.id.startsWith('sheet.mutation.'),
  };
}

type ActiveSheet = ReturnType<NonNullable<ReturnType<Grid['api']['getActiveWorkbook']>>['getActiveSheet']>;

/** One copied cell fills the whole selection; a block is repeated in one that holds it several times over. */
function spread(block: readonly (readonly string[])[], selected: Area): Pick<PastedText, 'area' | 'rows'> {
  const height = block.length;
  const width = Math.max(...block.map((row) => row.length));
  const times = (size: number, first: number, last: number) =>
    (last - first + 1) % size === 0 ? last - first + 1 : size;
  const rows = times(height, selected.startRow, selected.endRow);
  const columns = times(width, selected.startColumn, selected.endColumn);
  return {
    area: {
      startRow: selected.startRow,
      endRow: selected.startRow + rows - 1,
      startColumn: selected.startColumn,
      endColumn: selected.startColumn + columns - 1,
    },
    rows: Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (_, column) => block[row % height]?.[column % width] ?? ''),
    ),
  };
}
