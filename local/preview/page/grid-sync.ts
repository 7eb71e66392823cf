/**
 * Keeps the grid and the runtime's workbook the same: the person's changes go out, everyone's changes come in.
 */
import { CommandType, ICommandService, type IRange, Range } from '@univerjs/core';
import { SetSelectionsOperation } from '@univerjs/preset-sheets-core';
import type { Area, Mutation, RuntimeMessage } from '../protocol.ts';
import { isShared } from '../shared-mutations.ts';
import type { Connection } from './connection.ts';
import type { Grid } from './grid.ts';
import { listenToPasting, type Pasting } from './pasted-text.ts';
import { listenToTyping, type Typing } from './typed-text.ts';

type Snapshot = Extract<RuntimeMessage, { type: 'snapshot' }>;

export interface GridSync {
  load(snapshot: Snapshot): void;
  apply(mutations: readonly Mutation[], seq: number): void;
  activate(sheetId: string, area: Area | null): void;
}

export function synchronizeGrid(grid: Grid, connection: Connection): GridSync {
  const commands = grid.univer.__getInjector().get(ICommandService);
  let seq = 0;
  let receiving = false;
  let outgoing: Mutation[] = [];
  // Univer's cell editing exists once a workbook is shown.
  let typing: Typing | null = null;
  let pasting: Pasting | null = null;

  const sendOutgoing = () => {
    const mutations = outgoing;
    outgoing = [];
    connection.send({ type: 'mutations', base: seq, mutations });
  };

  commands.onMutationExecutedForCollab((info, options) => {
    if (receiving || options?.onlyLocal || !isShared(info.id)) return;
    const mutation = { id: info.id, params: info.params ?? {} } as Mutation;
    if (pasting?.owns(mutation) || typing?.owns(mutation)) return;
    // One gesture makes several mutations, in one turn of the event loop: they travel together.
    if (outgoing.length === 0) queueMicrotask(sendOutgoing);
    outgoing.push(structuredClone(mutation));
  });

  commands.onCommandExecuted((info) => {
    if (info.type !== CommandType.OPERATION || info.id !== SetSelectionsOperation.id) return;
    const { subUnitId, selections } = info.params as { subUnitId: string; selections: { range: IRange }[] };
    const range = selections.at(-1)?.range;
    if (range && !receiving)
      connection.send({ type: 'selection', sheetId: subUnitId, area: toArea(range, grid, subUnitId) });
  });

  const receive = (act: () => void) => {
    receiving = true;
    try {
      act();
    } finally {
      receiving = false;
    }
  };

  return {
    load(snapshot) {
      seq = snapshot.seq;
      receive(() => grid.show(snapshot.book as Parameters<Grid['show']>[0]));
      typing ??= listenToTyping(grid, (typed) => connection.send({ type: 'typed', base: seq, ...typed }));
      pasting ??= listenToPasting(grid, (pasted) => connection.send({ type: 'pasted', base: seq, ...pasted }));
    },
    apply(mutations, newSeq) {
      receive(() => {
        for (const { id, params } of mutations) commands.syncExecuteCommand(id, params, { onlyLocal: true });
      });
      seq = newSeq;
    },
    activate(sheetId, area) {
      receive(() => {
        const workbook = grid.api.getActiveWorkbook();
        const sheet = workbook?.getSheetBySheetId(sheetId);
        if (!workbook || !sheet) return;
        workbook.setActiveSheet(sheet);
        if (area)
          sheet.setActiveSelection(
            sheet.getRange(
              area.startRow,
              area.startColumn,
              area.endRow - area.startRow + 1,
              area.endColumn - area.startColumn + 1,
            ),
          );
      });
    },
  };
}

/** Whole rows and columns come with NaN ends: they are given the sheet's. */
function toArea(range: IRange, grid: Grid, sheetId: string): Area {
  const sheet = grid.api.getActiveWorkbook()?.getSheetBySheetId(sheetId)?.getSheet();
  const { startRow, endRow, startColumn, endColumn } = sheet ? Range.transformRange(range, sheet) : range;
  return { startRow, endRow, startColumn, endColumn };
}
