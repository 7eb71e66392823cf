/** A header typed over: its column is still known, or a note says that it no longer is, and what it was called. */
import type { Table } from '../../crm/tables/table.ts';
import type { Cell, Edit, Ports } from '../../ports.ts';
import { HEADER_ROW, matchColumns } from '../../sheet/header.ts';
import { clearParagraph, setParagraph } from '../../sheet/notes.ts';

/** One weighted call when all is in order, two when a note changes. */
export function explainHeader(
  { workbook }: Pick<Ports, 'workbook'>,
  table: Table,
  { tab, area, oldValue }: Edit,
  top: readonly Cell[],
): void {
  const matched = matchColumns(table, top, tab);
  const known = new Set(matched.ok ? matched.value.header.places.values() : []);
  const missing = matched.ok ? matched.value.missing.map(({ header }) => `«\u00a0${header}\u00a0»`) : [];
  const columns = Math.min(area.columns, top.length - area.column + 1);
  if (columns < 1) return;
  const [before = []] = workbook.readNotes(tab, { row: HEADER_ROW, column: area.column, rows: 1, columns });
  const after = before.map((note, index) => {
    const at = area.column + index;
    const text = String(top[at - 1] ?? '').trim();
    if (!matched.ok) return setParagraph(note, matched.error.message);
    if (text === '' || known.has(at) || missing.length === 0) return clearParagraph(note);
    const former = oldValue === undefined ? missing.join(', ') : `«\u00a0${oldValue}\u00a0»`;
    return setParagraph(
      note,
      `Pistil ne reconnaît plus cette colonne. Si c’est ${former}, remettez ce titre, ou ouvrez Pistil > Santé.`,
    );
  });
  if (after.some((note, index) => note !== before[index])) workbook.writeNotes(tab, HEADER_ROW, area.column, [after]);
}
