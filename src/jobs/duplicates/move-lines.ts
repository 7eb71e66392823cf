/** Lines of an append-only tab about a row that goes, told under the identifier of the one that stays (docs/decisions/0021). */
import { matchKey } from '../../crm/names.ts';
import { enrichments, history, tableOf } from '../../crm/tables/index.ts';
import type { RowOf, Table } from '../../crm/tables/table.ts';
import type { Cell } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { HEADER_ROW, placeOf } from '../../sheet/header.ts';
import type { Change, Fresh } from '../../sheet/index.ts';
import { ASKED } from '../enrichment/origins.ts';
import type { Combination } from './combine.ts';
import type { MergedTable } from './two-records.ts';

/** The history of a contact's stages. One weighted call. */
export function moveHistory(fresh: Fresh, from: string, to: string): Result<Change[]> {
  const isOwn = ({ subject, subjectId }: RowOf<typeof history>) =>
    subjectId === from && matchKey(subject) === matchKey('Contact');
  return moveLines(fresh, history, isOwn, to);
}

/**
 * Where the values come from that the row which stays takes from the other one, and what was asked about that one: it is not
 * asked again. Origins of values that go stay under the old identifier, with what they have cost. One weighted call.
 */
export function moveProvenance(
  fresh: Fresh,
  merged: MergedTable,
  { choices, compared }: Combination,
  from: string,
  to: string,
): Result<Change[]> {
  const table = tableOf(merged);
  const same = new Set(compared.filter(({ offer }) => offer === null).map(({ column }) => column.key));
  type Line = RowOf<typeof enrichments>;
  const isAbout = ({ tab, subjectId }: Line, id: string) => tab === table.tab && subjectId === id;
  const isTaken = (line: Line, lines: readonly Line[]): boolean => {
    if (!isAbout(line, from)) return false;
    if (line.field === ASKED) return true;
    const column = table.columns.find(({ header }) => header === line.field);
    if (column === undefined) return false;
    // What is said of the address goes where the address goes.
    const key = column.key === 'emailStatus' ? 'email' : column.key;
    const toldAlready = lines.some((other) => isAbout(other, to) && other.field === line.field);
    return same.has(key) ? !toldAlready : (choices[key] ?? 'keep') !== 'keep';
  };
  const moved = moveLines(fresh, enrichments, isTaken, to);
  // Workbooks from before enrichment have no such tab, and no origin to tell.
  return !moved.ok && moved.error.code === 'tab.missing' ? ok([]) : moved;
}

/** Each line is blanked and added again at the end, its date unchanged. */
function moveLines<T extends Table>(
  fresh: Fresh,
  table: T,
  isMoved: (line: RowOf<T>, lines: readonly RowOf<T>[]) => boolean,
  to: string,
): Result<Change[]> {
  const image = fresh.fullImage(table);
  if (!image.ok) return image;
  const rows = fresh.rows(table);
  if (!rows.ok) return rows;
  const all = rows.value.rows.map(({ values }) => values);
  const lines = rows.value.rows
    .filter(({ values }) => isMoved(values, all))
    .map(({ position }) => {
      const cells = image.value.cells[position - HEADER_ROW - 1] ?? [];
      return Object.fromEntries(
        table.columns.map(({ key }): [string, Cell] => [key, cells[placeOf(image.value.header, key) - 1] ?? '']),
      );
    });
  return ok([
    ...lines.map((cells): Change => ({ kind: 'append', table, cells: { ...cells, subjectId: to } })),
    ...lines.map((expected): Change => ({ kind: 'clear', table, id: '', expected })),
  ]);
}
