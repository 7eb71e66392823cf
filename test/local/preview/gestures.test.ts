import { describe, expect, it } from 'vitest';
import { gestureOf } from '../../../local/preview/gestures.ts';
import type { Mutation } from '../../../local/preview/protocol.ts';
import type { PersonChange } from '../../../local/runtime/book/contract.ts';

const write = (trigger: string): Mutation => ({ id: 'sheet.mutation.set-range-values', params: { trigger } });
const TYPING = write('sheet.command.set-range-values');

function edit(row: number, column: number, rows = 1, columns = 1): PersonChange {
  const area = { sheetId: 's1', row, column, rows, columns };
  return { changeType: 'EDIT', edit: rows * columns === 1 ? { area, value: 'Appel', oldValue: 'Visio' } : { area } };
}

describe('A person’s gesture', () => {
  it('on one cell tells its value and the one before', () => {
    expect(gestureOf([TYPING], [edit(5, 3)])).toEqual(edit(5, 3));
  });

  it('that writes several cells is one edit, around them all, without values', () => {
    expect(gestureOf([TYPING, TYPING], [edit(5, 3), edit(8, 2, 2, 1)])).toEqual({
      changeType: 'EDIT',
      edit: { area: { sheetId: 's1', row: 5, column: 2, rows: 5, columns: 2 } },
    });
  });

  it.each(['sheet.command.paste', 'sheet.command.auto-fill'])(
    '%s of one cell tells no value, as in Google',
    (command) => {
      expect(gestureOf([write(command)], [edit(5, 3)])?.edit).toEqual({
        area: { sheetId: 's1', row: 5, column: 3, rows: 1, columns: 1 },
      });
    },
  );

  it.each(['univer.command.undo', 'univer.command.redo', 'sheet.command.sort-range', 'sheet.command.move-range'])(
    '%s fires no edit',
    (command) => {
      expect(gestureOf([write(command)], [edit(5, 3)])).toEqual({ changeType: 'OTHER', edit: null });
    },
  );

  it('that inserts rows is an insertion, whatever cells it writes too', () => {
    const inserted: PersonChange = { changeType: 'INSERT_ROW', edit: null };
    expect(gestureOf([{ id: 'sheet.mutation.insert-row', params: {} }, TYPING], [inserted, edit(5, 3)])).toEqual(
      inserted,
    );
  });

  it('that scripts are told nothing of is nothing', () => {
    expect(gestureOf([write('sheet.command.set-style')], [null])).toBeNull();
  });
});
