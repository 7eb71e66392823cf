/** Notes on the edited cells that cannot be read or used; those of cells that can be again are taken away. */
import type { Table } from '../../crm/tables/table.ts';
import type { Area, Ports } from '../../ports.ts';
import type { ListSources } from '../../sheet/column-rules.ts';
import { placeOf } from '../../sheet/header.ts';
import { clearParagraph, setParagraph } from '../../sheet/notes.ts';
import type { TableRows } from '../../sheet/rows.ts';
import { explainCells } from '../completion/explain-cells.ts';

/** One weighted call when all is in order, two when a note changes. @returns the notes changed */
export function explainBlock(
  { workbook }: Pick<Ports, 'workbook'>,
  { header, rows }: TableRows<Table>,
  area: Area,
  lists: ListSources['lists'],
): number {
  const messages = new Map(
    rows.flatMap((row) =>
      [...explainCells(header.table, row, lists)].map(
        ([key, message]) => [`${row.position}/${placeOf(header, key)}`, message] as const,
      ),
    ),
  );
  const before = workbook.readNotes(header.tab, area);
  let changed = 0;
  const after = before.map((line, i) =>
    line.map((note, j) => {
      const message = messages.get(`${area.row + i}/${area.column + j}`);
      const next = message === undefined ? clearParagraph(note) : setParagraph(note, message);
      if (next !== note) changed += 1;
      return next;
    }),
  );
  if (changed > 0) workbook.writeNotes(header.tab, area.row, area.column, after);
  return changed;
}
