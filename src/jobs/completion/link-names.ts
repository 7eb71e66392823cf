/** Names and the identifiers behind them, both ways, in every column that names a row of another table. */
import { tableOf } from '../../crm/tables/index.ts';
import type { Column, Table, TableKey } from '../../crm/tables/table.ts';
import type { Cells } from '../../sheet/change.ts';
import { type Draft, type DraftRow, decide, textOf } from '../../sheet/draft.ts';
import type { KnownRows } from '../../sheet/mirror/known-rows.ts';
import { NAMED_TABLES, type NamedTable, type NameIndex } from '../mentions/name-index.ts';
import { type NamePast, resolveName } from '../mentions/resolve-name.ts';
import { refersTo } from './missing-rows.ts';

/** How the rows of each named table are found. */
export type Names = { readonly [K in NamedTable]: NameIndex };

/** A column that names rows, and the one beside it that holds their identifiers. */
interface NameColumn {
  readonly column: Column;
  readonly of: NamedTable;
  readonly link: string;
}

/** What is known from before. */
export interface Past {
  readonly known: KnownRows | null;
  /** Rows that were deleted and may come back, as `refersTo` writes them. */
  readonly missing: ReadonlySet<string>;
}

/** Links the names of one table; notes say what is unknown or ambiguous. */
export function linkNames<T extends Table>(draft: Draft<T>, names: Partial<Names>, past: Past): void {
  for (const named of nameColumns(draft.table)) {
    const index = names[named.of];
    if (index === undefined) continue;
    const pastOf = remember(draft.table, named, index, past);
    for (const row of draft.rows) {
      if (named.column.owner === 'team') linkTyped(row, named, index, pastOf(row));
      else linkComputed(row, named, index, pastOf(row).gone);
    }
  }
}

/** A name that the team types. */
function linkTyped<T extends Table>(
  row: DraftRow<T>,
  { column, link }: NameColumn,
  index: NameIndex,
  past: NamePast,
): void {
  const present = { name: textOf(row.values, column.key), link: textOf(row.values, link) };
  const resolved = resolveName(present, index, past);
  if (resolved.problem !== undefined) row.notes.set(column.key, resolved.problem);
  if (resolved.name === present.name && resolved.link === present.link) return;
  decide(row, { [column.key]: resolved.name, [link]: resolved.link } as Partial<DraftRow<T>['values']>);
}

/** A name that the system writes follows the identifier; without one that leads somewhere, it may still tell it. */
function linkComputed<T extends Table>(
  row: DraftRow<T>,
  { column, link }: NameColumn,
  index: NameIndex,
  gone: boolean,
): void {
  const present = { name: textOf(row.values, column.key), link: textOf(row.values, link) };
  const name = index.nameOf(present.link);
  const [only, ...others] = index.find(present.name);
  const told = only !== undefined && others.length === 0 ? only : '';
  const resolved =
    name === undefined
      ? { ...present, link: told || (gone ? present.link : '') }
      : { ...present, name: name || present.name };
  if (resolved.name === present.name && resolved.link === present.link) return;
  decide(row, { [column.key]: resolved.name, [link]: resolved.link } as Partial<DraftRow<T>['values']>);
}

function nameColumns(table: Table): NameColumn[] {
  return table.columns.flatMap((column) =>
    column.type === 'name' && column.of !== undefined && column.link !== undefined && isNamed(column.of)
      ? [{ column, of: column.of, link: column.link }]
      : [],
  );
}

function isNamed(table: TableKey): table is NamedTable {
  return NAMED_TABLES.some((key) => key === table);
}

/** What is known of a row's name from before. */
function remember<T extends Table>(
  table: T,
  { column, of, link }: NameColumn,
  { keyOf }: NameIndex,
  { known, missing }: Past,
): (row: DraftRow<T>) => NamePast {
  const target = tableOf(of);
  const now = known?.rows(target);
  const before = known?.rows(table);
  const mirrored = known?.mirror.rows(target);
  const nameIn = (cells: Cells | undefined) => String(cells?.[target.label] ?? '');
  const memory = known?.mirror.memory.accepted ?? [];
  const accepted = new Set(memory.filter((row) => row.table.key === of).map(({ name }) => keyOf(name)));
  return ({ id, values }) => {
    const linked = textOf(values, link);
    const row = before?.get(id)?.cells;
    return {
      before: row && { name: String(row[column.key] ?? ''), link: String(row[link] ?? '') },
      formerNames: [nameIn(now?.get(linked)?.cells), nameIn(mirrored?.get(linked))].filter((name) => name !== ''),
      gone: missing.has(refersTo(target, linked)),
      accepted: accepted.has(keyOf(textOf(values, column.key))),
    };
  };
}

/** Identifiers that only the system writes, with no name beside them: those that lead nowhere go. */
export function clearStaleLinks<T extends Table>(draft: Draft<T>, names: Partial<Names>, { missing }: Past): void {
  const beside = new Set(nameColumns(draft.table).map(({ link }) => link));
  for (const { key, type, owner, of } of draft.table.columns) {
    if (type !== 'link' || owner !== 'system' || of === undefined || !isNamed(of) || beside.has(key)) continue;
    const rows = names[of];
    for (const row of draft.rows) {
      const link = textOf(row.values, key);
      if (link === '' || rows?.nameOf(link) !== undefined || missing.has(refersTo(tableOf(of), link))) continue;
      decide(row, { [key]: '' } as Partial<DraftRow<T>['values']>);
    }
  }
}
