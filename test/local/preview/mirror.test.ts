import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createChangeLog } from '../../../local/preview/change-log.ts';
import { type Mirror, mirrorBook } from '../../../local/preview/mirror.ts';
import type { Mutation, RuntimeMessage } from '../../../local/preview/protocol.ts';
import { type Book, openBook } from '../../../local/runtime/book/index.ts';

let book: Book;
let mirror: Mirror;
let told: { client: number; message: RuntimeMessage }[];

beforeEach(() => {
  book = openBook({ locale: 'fr_FR', timeZone: 'Europe/Paris', functions: { names: [], evaluate: () => '' } });
  told = [];
  mirror = mirrorBook(book, createChangeLog(), {
    tabs: new Set([1, 2]),
    send: (client, message) => told.push({ client, message }),
    active: () => 1,
  });
});

afterEach(() => {
  mirror.stop();
  book.close();
});

const sheetId = () => book.sheets()[0]?.id ?? '';
const make = (client: number, mutation: Mutation) =>
  mirror.author(client, mutation, () => book.applyMutation(mutation.id, { ...mutation.params }));
const write = (row: number, column: number, cell: object): Mutation =>
  ({
    id: 'sheet.mutation.set-range-values',
    params: { unitId: book.id, subUnitId: sheetId(), cellValue: { [row]: { [column]: cell } } },
  }) as Mutation;
/** Ids of the changes that a tab was told of. */
const toldTo = (client: number) =>
  told.flatMap(({ client: to, message }) =>
    to === client && message.type === 'mutations' ? message.mutations.map(({ id }) => id) : [],
  );
const lastValue = (client: number) => JSON.stringify(told.filter(({ client: to }) => to === client).at(-1)?.message);

describe('Two tabs on a workbook', () => {
  it('both get a value that one of them writes, in the workbook’s order', () => {
    make(1, write(0, 0, { v: 12, t: 2 }));
    expect(toldTo(1)).toEqual(['sheet.mutation.set-range-values']);
    expect(toldTo(2)).toEqual(['sheet.mutation.set-range-values']);
  });

  it('both get the results that follow', () => {
    make(1, write(0, 1, { f: '=A1*2' }));
    told = [];
    make(2, write(0, 0, { v: 21, t: 2 }));
    expect(lastValue(1)).toContain('42');
    expect(lastValue(2)).toContain('42');
  });

  it('are told of inserted rows once each: the author has them already', () => {
    const range = { startRow: 1, endRow: 1, startColumn: 0, endColumn: 9 };
    make(1, { id: 'sheet.mutation.insert-row', params: { unitId: book.id, subUnitId: sheetId(), range } } as Mutation);
    expect(toldTo(1)).toEqual([]);
    expect(toldTo(2)).toEqual(['sheet.mutation.insert-row']);
  });

  it('both get what a script or the runtime does', () => {
    book.personEdit({ kind: 'type', sheet: book.sheets()[0]?.name ?? '', row: 2, column: 1, text: '1 234,5' });
    book.flush();
    expect(toldTo(1)).toEqual(toldTo(2));
    expect(JSON.stringify(told)).toContain('1234.5');
  });

  it('hear of a script’s selection in the tab where it runs, and of a person’s nowhere', () => {
    const area = { sheetId: sheetId(), row: 2, column: 3, rows: 1, columns: 1 };
    mirror.select(area);
    expect(told).toEqual([]);
    book.select(area);
    expect(told.map(({ client, message }) => [client, message.type])).toEqual([[1, 'activate']]);
  });
});
