/** Why a figure is not there, in the note of the cell that would hold what is worked out from it. */
import type { Table } from '../../crm/tables/table.ts';
import type { Ports } from '../../ports.ts';
import { placeOf } from '../../sheet/header.ts';
import { clearParagraph, paragraphOf, setParagraph } from '../../sheet/notes.ts';
import type { SheetRow, TableRows } from '../../sheet/rows.ts';

/** The rows whose reasons are told, and the system's column that bears them: notes of the team's are the check of the workbook's. */
export interface ReasonedRows {
  readonly header: TableRows<Table>['header'];
  readonly rows: readonly Pick<SheetRow<Table>, 'id' | 'position'>[];
  readonly key: string;
}

export interface Reasons extends ReasonedRows {
  /** By row identifier; a row that has none here loses the one it had. */
  readonly sentences: ReadonlyMap<string, string>;
}

/** The sentences that the last refresh left, by row identifier. One weighted call, none without rows. */
export function readReasons(ports: Pick<Ports, 'workbook'>, reasoned: ReasonedRows): ReadonlyMap<string, string> {
  const { first, notes } = readNotes(ports, reasoned);
  return new Map(reasoned.rows.map(({ id, position }) => [id, paragraphOf(notes[position - first]?.[0] ?? '')]));
}

function readNotes({ workbook }: Pick<Ports, 'workbook'>, { header, rows, key }: ReasonedRows) {
  const last = rows[rows.length - 1]?.position;
  const first = rows[0]?.position;
  const column = placeOf(header, key);
  if (first === undefined || last === undefined) return { first: 0, column, notes: [] };
  const notes = workbook.readNotes(header.tab, { row: first, column, rows: last - first + 1, columns: 1 });
  return { first, column, notes };
}

/** One weighted call when nothing has changed, two otherwise, none without rows. */
export function writeReasons(ports: Pick<Ports, 'workbook'>, { header, rows, key, sentences }: Reasons): void {
  const { first, column, notes } = readNotes(ports, { header, rows, key });
  const wanted = notes.map(([note = '']) => [note]);
  for (const { id, position } of rows) {
    const [present = ''] = notes[position - first] ?? [];
    const sentence = sentences.get(id);
    wanted[position - first] = [sentence === undefined ? clearParagraph(present) : setParagraph(present, sentence)];
  }
  if (wanted.some(([note], index) => note !== notes[index]?.[0]))
    ports.workbook.writeNotes(header.tab, first, column, wanted);
}
