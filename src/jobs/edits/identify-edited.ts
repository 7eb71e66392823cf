/** Identifiers for edited rows that have none, and back to those whose own was typed over. */
import type { Table } from '../../crm/tables/table.ts';
import type { Edit, Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { adoptRows, type FormerRows } from '../../sheet/adopt-rows.ts';
import { type CellValue, isBlank, toCell } from '../../sheet/cell-values.ts';
import { placeOf } from '../../sheet/header.ts';
import { readKnownRows } from '../../sheet/index.ts';
import type { SheetRow, TableRows } from '../../sheet/rows.ts';
import { knownCells } from '../completion/survey.ts';
import { PATIENCE } from './patience.ts';

/** True when a row that the team has begun has no identifier. */
export function hasNameless({ header: { table }, rows }: TableRows<Table>): boolean {
  if (!table.id?.prefix) return false;
  return rows.some((row) => row.id === '' && Object.keys(teamCells(table, row)).length > 0);
}

/** After a hand in the column of identifiers. @returns how many rows received one, or theirs back */
export function identifyEdited(ports: Ports, edited: TableRows<Table>, edit: Edit): Result<number> {
  const { table } = edited.header;
  const former = formerRows(ports, edited, edit);
  return former.ok ? adoptRows(ports, table, PATIENCE, former.value) : former;
}

/**
 * One identifier typed over: Google tells it, of the row that still bears what was typed. A block pasted over several, or a row
 * that has moved since: the night knew them, and scripts since.
 */
function formerRows(
  ports: Ports,
  { header, rows }: TableRows<Table>,
  { oldValue, value = '', area }: Edit,
): Result<FormerRows> {
  const { table } = header;
  const [row] = rows;
  const isOwn = table.id !== undefined && area.column === placeOf(header, table.id.key);
  if (row && oldValue !== undefined && isOwn && row.id === value.trim()) {
    return ok({ rows: new Map([[oldValue, teamCells(table, row)]]), referred: new Set([oldValue]) });
  }
  const known = readKnownRows(ports);
  if (!known.ok) return known;
  const cells = knownCells(known.value, table);
  return ok({ rows: cells, referred: new Set(cells.keys()) });
}

/** What the team has written in a row, by column key. */
function teamCells(table: Table, { values }: Pick<SheetRow<Table>, 'values'>) {
  const cells = table.columns
    .filter(({ owner }) => owner === 'team')
    .map(
      (column) =>
        [column.key, toCell(column, (values as Readonly<Record<string, CellValue>>)[column.key] ?? '')] as const,
    );
  return Object.fromEntries(cells.filter(([, cell]) => !isBlank(cell)));
}
