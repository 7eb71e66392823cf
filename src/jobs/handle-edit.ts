/** What happens when somebody types in a table: unreadable cells are explained in a note, new rows get their identifier. */
import { matchKey } from '../crm/names.ts';
import { TABLES } from '../crm/tables/index.ts';
import type { Table } from '../crm/tables/table.ts';
import type { Area, Edit, Ports } from '../ports.ts';
import { ok, type Result } from '../result.ts';
import { adoptRows } from '../sheet/adopt-rows.ts';
import { isBlank } from '../sheet/cell-values.ts';
import { findColumns, HEADER_ROW, type Header, placeOf } from '../sheet/header.ts';
import { clearParagraph, setParagraph } from '../sheet/notes.ts';
import { parseRows, type TableRows } from '../sheet/rows.ts';

/** A simple trigger has thirty seconds in all: it leaves to the night what another script keeps it from. */
const PATIENCE = 5_000;

export interface EditReport {
  /** Cells whose note has changed. */
  readonly noted: number;
  /** Rows that received an identifier. */
  readonly adopted: number;
}

const NOTHING: EditReport = { noted: 0, adopted: 0 };

/** The fewest weighted calls: the header with the row, and their notes. */
export const floor = { read: 2 } as const;

/** Nothing at all outside of Pistil's tabs; else four weighted calls for one cell, a few more for new rows. */
export function handleEdit(ports: Ports, { tab, area }: Edit): Result<EditReport> {
  const table = tableOfTab(tab);
  const first = Math.max(area.row, HEADER_ROW + 1);
  const end = Math.min(area.row + area.rows - 1, ports.workbook.tab(tab)?.lastRow ?? 0);
  if (!table || table.appendOnly || end < first) return ok(NOTHING);
  const grid = ports.workbook.tab(tab);
  const width = grid?.lastColumn ?? 0;
  const [top = []] = ports.workbook.read(tab, { row: HEADER_ROW, column: 1, rows: 1, columns: width });
  const header = findColumns(table, top, tab);
  if (!header.ok) return header;
  const lines = ports.workbook.read(tab, { row: first, column: 1, rows: end - first + 1, columns: width });
  const rows = parseRows(table, header.value, lines, first);
  const edited = {
    row: first,
    column: area.column,
    rows: end - first + 1,
    columns: Math.min(area.columns, width - area.column + 1),
  };
  const noted = edited.columns > 0 ? explain(ports, header.value, rows, edited) : 0;
  const place = table.id?.prefix ? placeOf(header.value, table.id.key) : 0;
  const nameless = place > 0 && lines.some((line) => isBlank(line[place - 1] ?? '') && !line.every(isBlank));
  if (!nameless) return ok({ noted, adopted: 0 });
  const adopted = adoptRows(ports, table, PATIENCE);
  return adopted.ok ? ok({ noted, adopted: adopted.value }) : adopted;
}

/** Notes on the edited cells that cannot be read; notes of cells that can be read again are taken away. */
function explain(ports: Ports, header: Header, rows: TableRows<Table>, area: Area): number {
  const messages = new Map(
    rows.rows.flatMap(({ position, problems }) =>
      problems.map(({ column, message }) => [`${position}/${placeOf(header, column)}`, message] as const),
    ),
  );
  const before = ports.workbook.readNotes(header.tab, area);
  let changed = 0;
  const after = before.map((line, i) =>
    line.map((note, j) => {
      const message = messages.get(`${area.row + i}/${area.column + j}`);
      const next = message === undefined ? clearParagraph(note) : setParagraph(note, message);
      if (next !== note) changed += 1;
      return next;
    }),
  );
  if (changed > 0) ports.workbook.writeNotes(header.tab, area.row, area.column, after);
  return changed;
}

/** The table that this tab holds, by its name or an alias. */
function tableOfTab(tab: string): Table | undefined {
  const key = matchKey(tab);
  return TABLES.find((table) => [table.tab, ...(table.aliases ?? [])].some((name) => matchKey(name) === key));
}
