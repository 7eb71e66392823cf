/** One gesture of a person makes several changes of the model: what the scripts are told of it, as Google would. */
import type { Area, ChangeType, PersonChange } from '../runtime/book/contract.ts';
import type { Mutation } from './protocol.ts';

/** Univer's commands after which Google tells no edit: undo and redo, sorts, and cells dragged elsewhere. */
const SILENT = /undo|redo|sort|reorder|move-range/;
/** Commands that copy cells: Google gives no `value` nor `oldValue` then, even for a single cell. */
const COPYING = /paste|fill|copy/;
/** What a gesture is, when its changes are of several kinds: the first of these. */
const RANK: readonly ChangeType[] = [
  'INSERT_GRID',
  'REMOVE_GRID',
  'INSERT_ROW',
  'INSERT_COLUMN',
  'REMOVE_ROW',
  'REMOVE_COLUMN',
  'EDIT',
  'FORMAT',
  'OTHER',
];

/** `changes`: what each of the mutations is by itself, null when it is nothing to scripts. Null when the whole is nothing. */
export function gestureOf(
  mutations: readonly Mutation[],
  changes: readonly (PersonChange | null)[],
): PersonChange | null {
  const told = changes.filter((change) => change !== null);
  const changeType = RANK.find((type) => told.some((change) => change.changeType === type));
  if (changeType === undefined) return null;
  const commands = mutations.map((mutation) => mutation.params.trigger ?? '');
  if (commands.some((command) => SILENT.test(command)))
    return { changeType: changeType === 'EDIT' ? 'OTHER' : changeType, edit: null };
  const edits = told.map((change) => change.edit).filter((edit) => edit !== null);
  const [first, ...others] = edits;
  if (changeType !== 'EDIT' || !first) return { changeType, edit: null };
  if (others.length === 0 && !commands.some((command) => COPYING.test(command))) return { changeType, edit: first };
  const onSameSheet = edits.map((edit) => edit.area).filter((area) => area.sheetId === first.area.sheetId);
  return { changeType, edit: { area: onSameSheet.reduce(around) } };
}

/** The smallest rectangle that holds both. */
function around(one: Area, other: Area): Area {
  const row = Math.min(one.row, other.row);
  const column = Math.min(one.column, other.column);
  return {
    sheetId: one.sheetId,
    row,
    column,
    rows: Math.max(one.row + one.rows, other.row + other.rows) - row,
    columns: Math.max(one.column + one.columns, other.column + other.columns) - column,
  };
}
