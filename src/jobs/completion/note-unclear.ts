import type { Settings } from '../../crm/settings/index.ts';
import { TABLES } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { placeOf } from '../../sheet/header.ts';
import { setParagraph } from '../../sheet/notes.ts';
import { readTable } from '../../sheet/read-table.ts';
import { listsOf } from '../install/prepare-tabs.ts';
import { findUnclear } from '../install/takeover.ts';

/** A note on each cell that nobody but the team can make sense of. Two service calls for a tab that has some. */
export function noteUnclear(ports: Ports, settings: Settings): Result<number> {
  let count = 0;
  for (const table of TABLES.filter((candidate) => !candidate.appendOnly)) {
    const read = readTable(ports, table);
    if (!read.ok) return read;
    const { header } = read.value;
    const unclear = findUnclear(table, read.value, listsOf(settings));
    if (unclear.length === 0) continue;
    const rows = Math.max(...unclear.map(({ position }) => position));
    const area = { row: 1, column: 1, rows, columns: header.cells.length };
    const notes = ports.workbook.readNotes(header.tab, area);
    for (const { position, column, message } of unclear) {
      const line = notes[position - 1];
      const place = placeOf(header, column) - 1;
      if (line) line[place] = setParagraph(line[place] ?? '', message);
    }
    ports.workbook.writeNotes(header.tab, 1, 1, notes);
    count += unclear.length;
  }
  return ok(count);
}
