/**
 * Text pasted from another program goes to the runtime as text, cell by cell, like typed text. Its formats are left out:
 * the local grid pastes values only from outside. Cells copied in the grid keep everything, and travel as changes.
 */
import { ICommandService } from '@univerjs/core';
import { type ISetRangeValuesMutationParams, SheetPasteShortKeyCommand } from '@univerjs/preset-sheets-core';
import type { Area, Mutation } from '../protocol.ts';
import { boundsOf } from './area.ts';
import { readDelimited } from './delimited-text.ts';
import type { Grid } from './grid.ts';

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

interface PasteParams {
  htmlContent?: string;
  textContent?: string;
  /** Some programs add a picture of the cells. */
  files?: readonly File[];
}

export function listenToPasting(grid: Grid, send: (pasted: PastedText) => void): Pasting {
  const commands = grid.univer.__getInjector().get(ICommandService);
  let rows: string[][] | null = null;
  let sent = false;

  commands.beforeCommandExecuted((info) => {
    if (info.id !== SheetPasteShortKeyCommand.id) return;
    const params = info.params as PasteParams | undefined;
    if (!params?.textContent || COPIED_FROM_GRID.test(params.htmlContent ?? '')) return;
    delete params.htmlContent;
    delete params.files;
    rows = readDelimited(params.textContent);
    sent = false;
  });
  commands.onCommandExecuted((info) => {
    if (info.id === SheetPasteShortKeyCommand.id) rows = null;
  });

  return {
    owns(mutation) {
      if (!rows || mutation.params.trigger !== SheetPasteShortKeyCommand.id) return false;
      const { subUnitId, cellValue } = mutation.params as ISetRangeValuesMutationParams;
      const area = mutation.id === 'sheet.mutation.set-range-values' ? boundsOf(cellValue) : null;
      if (area && !sent) {
        send({ sheetId: subUnitId, area, rows: repeatOver(area, rows) });
        sent = true;
      }
      return true;
    },
  };
}

/** One copied cell fills the whole selection; a block is repeated in it. */
function repeatOver(area: Area, rows: readonly (readonly string[])[]): string[][] {
  const height = area.endRow - area.startRow + 1;
  const width = area.endColumn - area.startColumn + 1;
  const columns = Math.max(...rows.map((row) => row.length));
  return Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (_, column) => rows[row % rows.length]?.[column % columns] ?? ''),
  );
}
