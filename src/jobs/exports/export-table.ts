/** Rows on their way out as a table of texts, written the French way; the page makes a file of it. */
import { showValue, type Value } from '../../crm/imports/values.ts';
import { matchKey } from '../../crm/names.ts';
import { contacts, tableOf } from '../../crm/tables/index.ts';
import type { Column, Table, TableKey } from '../../crm/tables/table.ts';
import type { Ports } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import { readTable, type SheetRow } from '../../sheet/index.ts';
import { readAudience } from '../segments/candidates.ts';
import { membersOf } from '../segments/members.ts';

export interface TableExport {
  readonly table: TableKey;
  /** Only the contacts of this segment; `''` for all rows. */
  readonly segment: string;
  /** Keeps who objected: for a copy, never for prospecting. */
  readonly everybody: boolean;
}

export interface ExportedTable {
  /** For the file: `CONTACTS`, or the segment. */
  readonly name: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** People left out because they objected. */
  readonly opposed: number;
}

/** The table; for a segment, what its criteria ask. */
export const floor = { read: 1 };

/** Fails with `segment.gone`, and with `tab.missing`, `column.missing`… */
export function exportTable(ports: Ports, request: TableExport): Result<ExportedTable> {
  if (request.segment !== '') return exportSegment(ports, request.segment);
  const table: Table = tableOf(request.table);
  const read = readTable(ports, table);
  if (!read.ok) return read;
  const { rows } = read.value;
  const kept = request.everybody ? rows : rows.filter(({ values }) => values.optedOut !== true);
  return ok({ ...textsOf(table, kept), name: table.tab, opposed: rows.length - kept.length });
}

function exportSegment(ports: Ports, name: string): Result<ExportedTable> {
  const audience = readAudience(ports, []);
  if (!audience.ok) return audience;
  const { settings, people } = audience.value;
  const segment = settings.segments.find((saved) => matchKey(saved.name) === matchKey(name));
  if (!segment) return fail('segment.gone', `Le segment «\u00a0${name}\u00a0» n’est plus dans PARAMETRES.`, 'segment');
  const members = membersOf(people, segment.criteria, ports.clock.now());
  const rows = members.people.map(({ row }) => row);
  return ok({ ...textsOf(contacts, rows), name: segment.name, opposed: members.opposed });
}

/** The columns that people see, and the identifier: a file that comes back finds its rows. */
function textsOf(
  table: Table,
  rows: readonly Pick<SheetRow<Table>, 'values'>[],
): Pick<ExportedTable, 'headers' | 'rows'> {
  const columns = table.columns.filter(({ hidden }) => hidden !== true);
  return {
    headers: columns.map(({ header }) => header),
    rows: rows.map(({ values }) => columns.map((column) => textOf(column, values[column.key] as Value))),
  };
}

/** Numbers without spaces between thousands: a spreadsheet reads them. */
function textOf(column: Column, value: Value): string {
  if (typeof value === 'number' && column.type !== 'percent') return String(value).replace('.', ',');
  return showValue(column, value);
}
