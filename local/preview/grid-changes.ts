/** What a person does in the grid of a tab: made in the workbook, and told to the scripts. */
import type { PersonEdit } from '../runtime/book/contract.ts';
import type { Runtime } from '../runtime/index.ts';
import { toBookArea } from './book-area.ts';
import type { ChangeLog } from './change-log.ts';
import { gestureOf } from './gestures.ts';
import type { Mirror } from './mirror.ts';
import type { Area, Mutation, PageMessage } from './protocol.ts';
import { isShared } from './shared-mutations.ts';
import type { ClientId } from './thread.ts';

export interface Desk {
  readonly runtime: Runtime;
  readonly changes: ChangeLog;
  readonly mirror: Mirror;
}

export type GridMessage = Extract<PageMessage, { type: 'mutations' | 'typed' | 'pasted' | 'sort' }>;

const MOVED = 'Votre dernière saisie n’a pas été prise : le classeur a changé au même moment. Recommencez.';

/** Null once it is done; else why it is not, for the person, whose grid then shows what the workbook does not have. */
export function makeGridChange(desk: Desk, client: ClientId, message: GridMessage): string | null {
  switch (message.type) {
    case 'mutations':
      return makeMutations(desk, client, message.base, message.mutations);
    case 'typed':
      if (!desk.changes.accepts(client, message.base, [])) return MOVED;
      return writeText(desk, message.sheetId, message.area, message.text);
    case 'pasted':
      if (!desk.changes.accepts(client, message.base, [])) return MOVED;
      return writeBlock(desk, message.sheetId, message.area, message.rows);
    case 'sort':
      return makeGesture(desk, message.sheetId, (sheet) => ({
        kind: 'sort',
        ...sizeOf(message.area),
        sheet,
        by: message.column + 1,
        ascending: message.ascending,
      }));
  }
}

function makeMutations(
  { runtime, changes, mirror }: Desk,
  client: ClientId,
  base: number,
  given: readonly Mutation[],
): string | null {
  const mutations = given.filter(({ id }) => isShared(id));
  if (!changes.accepts(client, base, mutations)) return MOVED;
  const told = mutations.map((mutation) =>
    mirror.author(client, mutation, () => runtime.book.applyMutation(mutation.id, { ...mutation.params })),
  );
  const gesture = gestureOf(mutations, told);
  if (gesture) runtime.changed(gesture);
  return null;
}

function writeText(desk: Desk, sheetId: string, area: Area, text: string): string | null {
  const { row, column, rows, columns } = sizeOf(area);
  if (rows === 1 && columns === 1)
    return makeGesture(desk, sheetId, (sheet) => ({ kind: 'type', sheet, row, column, text }));
  const everywhere = Array.from({ length: rows }, () => Array<string>(columns).fill(text));
  return writeBlock(desk, sheetId, area, everywhere);
}

function writeBlock(desk: Desk, sheetId: string, area: Area, texts: readonly (readonly string[])[]): string | null {
  const { row, column } = sizeOf(area);
  return makeGesture(desk, sheetId, (sheet) => ({ kind: 'paste', sheet, row, column, texts }));
}

/** A gesture that the runtime makes by itself, and that all grids follow. */
function makeGesture({ runtime }: Desk, sheetId: string, edit: (sheet: string) => PersonEdit): string | null {
  const sheet = runtime.book.sheets().find(({ id }) => id === sheetId);
  if (!sheet) return MOVED;
  try {
    runtime.gesture(edit(sheet.name));
    return null;
  } catch (error) {
    if (error instanceof Error) return error.message;
    throw error;
  }
}

function sizeOf(area: Area): { row: number; column: number; rows: number; columns: number } {
  const { row, column, rows, columns } = toBookArea('', area);
  return { row, column, rows, columns };
}
