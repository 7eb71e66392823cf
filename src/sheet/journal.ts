import { journal } from '../crm/tables/index.ts';
import type { RowOf } from '../crm/tables/table.ts';
import type { Cell, Ports } from '../ports.ts';
import { ok, type Result } from '../result.ts';
import { type CellValue, toCell } from './cell-values.ts';
import { findTab } from './header.ts';
import { encodeChanges, type JournaledChange } from './journaled-change.ts';

/** A line of JOURNAL to be. Columns left out are blank. */
export type JournalEntry = Partial<RowOf<typeof journal>>;

/** A cell of Sheets holds 50,000 characters; the rest is margin. */
export const LONGEST_DETAIL = 45_000;

/**
 * Adds a line that changes nothing elsewhere: the outcome of a run, an error. One weighted call. `detail` beyond 45,000
 * characters is cut. A dry run leaves no trace.
 */
export function note(ports: Ports, entry: Omit<JournalEntry, 'date' | 'author'>): Result<null> {
  if (ports.rehearsal !== undefined) return ok(null);
  const tab = findTab(ports.workbook, journal);
  if (!tab.ok) return tab;
  const detail = (entry.detail ?? '').slice(0, LONGEST_DETAIL);
  const line = journalLine({
    state: 'Information',
    ...entry,
    detail,
    date: ports.clock.now(),
    author: ports.identity.user(),
  });
  ports.workbook.appendRow(tab.value.name, line);
  return ok(null);
}

/** The cells of a line, in the declared order. */
export function journalLine(entry: JournalEntry): Cell[] {
  return journal.columns.map((column) => toCell(column, (entry[column.key] as CellValue | undefined) ?? ''));
}

/** The lines of an intent: one, or several when the cells of a large operation do not fit in one. */
export function intentLines(entry: JournalEntry, changes: readonly JournaledChange[]): Cell[][] {
  const text = encodeChanges(changes);
  const count = Math.max(1, Math.ceil(text.length / LONGEST_DETAIL));
  return Array.from({ length: count }, (_, index) => {
    const part = text.slice(index * LONGEST_DETAIL, (index + 1) * LONGEST_DETAIL);
    return journalLine({ ...entry, detail: `${index + 1}/${count}:${part}` });
  });
}

/** Adds lines at the end of JOURNAL, in one call. Only scripts write there, under the lock. */
export function addJournalLines(ports: Ports, lines: readonly (readonly Cell[])[]): Result<null> {
  const tab = findTab(ports.workbook, journal);
  if (!tab.ok) return tab;
  const [only] = lines;
  if (lines.length === 1 && only) ports.workbook.appendRow(tab.value.name, only);
  else ports.workbook.write(tab.value.name, tab.value.lastRow + 1, 1, lines);
  return ok(null);
}
