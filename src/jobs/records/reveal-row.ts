/** « Ouvrir la ligne dans le tableau »: brings the row of a record under the person's eyes. */
import { settings, tableOf } from '../../crm/tables/index.ts';
import type { Table, TableKey } from '../../crm/tables/table.ts';
import type { Ports } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import { readTable } from '../../sheet/index.ts';

/** One weighted call: a person may have moved the row since the page was read. Fails with `record.gone`. */
export function revealRow(
  ports: Ports,
  { table: key, id }: { readonly table: TableKey; readonly id: string },
): Result<null> {
  const table: Table = tableOf(key);
  const read = readTable(ports, table);
  if (!read.ok) return read;
  const { tab } = read.value.header;
  const row = read.value.rows.find((candidate) => candidate.id === id);
  if (row === undefined) return fail('record.gone', `Cette ligne n’est plus dans ${tab}\u00a0: elle a été supprimée.`);
  ports.workbook.selectRow(tab, row.position);
  return ok(null);
}

/** « Voir le barème »: the first row of PARAMETRES that the score is made of. */
export function revealScale(ports: Ports): Result<null> {
  const read = readTable(ports, settings);
  if (!read.ok) return read;
  const row = read.value.rows.find(({ values }) => values.group.startsWith('ICP'));
  ports.workbook.selectRow(read.value.header.tab, row?.position ?? 1);
  return ok(null);
}
