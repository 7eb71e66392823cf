import { matchKey } from '../crm/names.ts';
import type { KeyOf, Table } from '../crm/tables/table.ts';
import { type Argument, isBlank, rowsOf, type Value } from './arguments.ts';

/**
 * Reads a range that starts with the headers of a table, in any order and under any of their aliases. Blank rows are
 * left out; an optional column that is not in the range reads as blank.
 *
 * @throws when the range has no header or a required column is not in it
 */
export function readRange<T extends Table, R extends KeyOf<T>, O extends KeyOf<T> = never>(
  argument: Argument,
  table: T,
  required: readonly R[],
  optional: readonly O[] = [],
): Record<R | O, Value>[] {
  const rows = rowsOf(argument).filter((row) => !row.every(isBlank));
  const [header, ...body] = rows;
  if (header === undefined) {
    throw new Error(`La plage est vide : prenez-la avec sa ligne de titres, par exemple ${table.tab}!A1:H`);
  }
  const keys = header.map((cell) => matchKey(String(cell)));
  const places: readonly { readonly key: R | O; readonly at: number }[] = [
    ...required.map((key) => ({ key, at: findColumn(keys, table, key, true) })),
    ...optional.map((key) => ({ key, at: findColumn(keys, table, key, false) })),
  ];
  return body.map((row) => {
    const cells = {} as Record<R | O, Value>;
    for (const { key, at } of places) cells[key] = row[at] ?? '';
    return cells;
  });
}

function findColumn(keys: readonly string[], table: Table, key: string, required: boolean): number {
  const column = table.columns.find((declared) => declared.key === key);
  if (column === undefined) throw new Error(`${table.key} declares no column ${key}`);
  const names = [column.header, ...(column.aliases ?? [])].map(matchKey);
  const at = names.map((name) => keys.indexOf(name)).find((index) => index !== -1) ?? -1;
  if (at === -1 && required) throw new Error(`Colonne « ${column.header} » introuvable dans la plage`);
  return at;
}
