/** Why a figure is not there, in the note of the cell that would hold what is worked out from it. */
import type { Table } from '../../crm/tables/table.ts';
import type { Ports } from '../../ports.ts';
import { placeOf } from '../../sheet/header.ts';
import { clearParagraph, setParagraph } from '../../sheet/notes.ts';
import type { SheetRow, TableRows } from '../../sheet/rows.ts';

export interface Reasons {
  readonly header: TableRows<Table>['header'];
  readonly rows: readonly Pick<SheetRow<Table>, 'id' | 'position'>[];
  /** The system's column whose notes they are: those of the team's columns are the check of the workbook's. */
  readonly key: string;
  /** By row identifier; a row that has none here loses the one it had. */
  readonly sentences: ReadonlyMap<string, string>;
}

/** One weighted call when nothing has changed, two otherwise, none without rows. */
export function writeReasons({ workbook }: Pick<Ports, 'workbook'>, { header, rows, key, sentences }: Reasons): void {
  const last = rows[rows.length - 1]?.position;
  const first = rows[0]?.position;
  if (first === undefined || last === undefined) return;
  const column = placeOf(header, key);
  const notes = workbook.readNotes(header.tab, { row: first, column, rows: last - first + 1, columns: 1 });
  const wanted = notes.map(([note = '']) => [note]);
  for (const { id, position } of rows) {
    const [present = ''] = notes[position - first] ?? [];
    const sentence = sentences.get(id);
    wanted[position - first] = [sentence === undefined ? clearParagraph(present) : setParagraph(present, sentence)];
  }
  if (wanted.some(([note], index) => note !== notes[index]?.[0]))
    workbook.writeNotes(header.tab, first, column, wanted);
}
