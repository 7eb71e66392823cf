/** A value typed in the very cell that a script was writing: the person's wins (spec/quality.md, section 2). */
import { differenceInSeconds } from 'date-fns';
import type { Column, ColumnType, Table } from '../../crm/tables/table.ts';
import type { Edit, Ports } from '../../ports.ts';
import { isBlank } from '../../sheet/cell-values.ts';
import type { UpdateChange } from '../../sheet/change.ts';
import { readOperations, transact } from '../../sheet/index.ts';
import type { SheetRow, TableRows } from '../../sheet/rows.ts';

/** A script that wrote longer ago did not write over what was typed now. */
const JUST_NOW_SECONDS = 60;

/** Columns whose cells hold what was typed, letter for letter. */
const VERBATIM: readonly ColumnType[] = ['text', 'paragraph', 'name', 'email', 'phone', 'url'];

/** True when the one cell that was typed holds another text than the one that Google tells. */
export function isReplaced(edited: TableRows<Table>, edit: Edit): boolean {
  return replacedCell(edited, edit) !== null;
}

/** A cell, what was typed there, and what stands there instead. */
interface ReplacedCell {
  readonly row: SheetRow<Table>;
  readonly column: Column;
  readonly typed: string;
  readonly present: string;
}

function replacedCell({ header, rows }: TableRows<Table>, { value, area }: Edit): ReplacedCell | null {
  const [row] = rows;
  const key = [...header.places].find(([, place]) => place === area.column)?.[0];
  const column = header.table.columns.find((candidate) => candidate.key === key);
  if (value === undefined || area.rows * area.columns > 1 || !row || row.id === '' || !column) return null;
  // A number or a date is told as a number, whatever its format: what the cell shows says nothing against it.
  if (Number.isFinite(Number(value)) || /^(?:true|false)$/i.test(value)) return null;
  if (column.owner !== 'team' || !VERBATIM.includes(column.type)) return null;
  const present = (row.values as Readonly<Record<string, unknown>>)[column.key];
  if (typeof present !== 'string' || isBlank(present) || present.trim() === value.trim()) return null;
  return { row, column, typed: value, present };
}

/** Writes back what a person has typed, when a script has just taken its place. @returns whether it did */
export function giveBackTyped(ports: Ports, edited: TableRows<Table>, edit: Edit): boolean {
  const replaced = replacedCell(edited, edit);
  if (replaced === null) return false;
  const { table } = edited.header;
  const operations = readOperations(ports);
  const now = ports.clock.now();
  const justWritten =
    operations.ok &&
    operations.value.some(
      ({ date, tab }) => date !== null && tab.includes(table.tab) && differenceInSeconds(now, date) <= JUST_NOW_SECONDS,
    );
  if (!justWritten) return false;
  const { row, column, typed, present } = replaced;
  const change: UpdateChange = {
    kind: 'update',
    table,
    id: row.id,
    claim: 'on-behalf',
    cells: { [column.key]: typed },
    expected: { [column.key]: present },
  };
  const done = transact(ports, {
    action: 'cells.give-back',
    summary: () => `«\u00a0${column.header}\u00a0» de ${row.id}\u00a0: la valeur tapée à l’instant est gardée.`,
    plan: () => ({ ok: true, value: { changes: [change], value: null } }),
  });
  return done.ok;
}
