/** The notes of cells, brought in line with what they hold. */
import type { Table } from '../../crm/tables/table.ts';
import type { Ports } from '../../ports.ts';
import type { ListSources } from '../../sheet/column-rules.ts';
import { type Draft, type DraftRow, textOf } from '../../sheet/draft.ts';
import { placeOf } from '../../sheet/header.ts';
import { clearParagraph, paragraphOf, setParagraph } from '../../sheet/notes.ts';
import { isRefusalAt } from '../pipeline/refuse-in-cell.ts';
import { explainCells } from './explain-cells.ts';

/**
 * Sets and clears Pistil’s paragraph in the notes of the team’s cells. One weighted call for a table that is in order, two for
 * one that is not, none for an empty one.
 *
 * @param keys the columns to look at; all of them when absent
 * @returns how many cells ask for something
 */
export function writeNotes(
  ports: Ports,
  draft: Draft<Table>,
  lists: ListSources['lists'],
  keys?: ReadonlySet<string>,
): number {
  const { header, rows, table } = draft;
  const positions = rows.map(({ position }) => position);
  if (positions.length === 0) return 0;
  const first = positions.reduce((least, position) => Math.min(least, position));
  const last = positions.reduce((most, position) => Math.max(most, position));
  const columns = header.cells.length;
  const notes = ports.workbook.readNotes(header.tab, { row: first, column: 1, rows: last - first + 1, columns });
  const changed: number[] = [];
  let asking = 0;
  for (const row of rows) {
    const line = notes[row.position - first] ?? [];
    const wanted = new Map([...explainCells(table, row, lists), ...row.notes]);
    for (const column of table.columns) {
      if (column.owner !== 'team' || keys?.has(column.key) === false) continue;
      const place = placeOf(header, column.key) - 1;
      const present = line[place] ?? '';
      const sentence = wanted.get(column.key) ?? refusalKept(row, column.key, present);
      if (wanted.has(column.key)) asking += 1;
      const next = sentence === undefined ? clearParagraph(present) : setParagraph(present, sentence);
      if (next === present) continue;
      line[place] = next;
      changed.push(row.position);
    }
  }
  if (changed.length > 0) {
    const top = changed.reduce((least, position) => Math.min(least, position));
    const bottom = changed.reduce((most, position) => Math.max(most, position));
    ports.workbook.writeNotes(header.tab, top, 1, notes.slice(top - first, bottom - first + 1));
  }
  return asking;
}

/** A refusal stays until the stage moves on: the cell is in order, and the person has yet to read why. */
function refusalKept(row: DraftRow<Table>, key: string, note: string): string | undefined {
  const paragraph = paragraphOf(note);
  return key === 'stage' && isRefusalAt(textOf(row.values, 'stage'), paragraph) ? paragraph : undefined;
}
