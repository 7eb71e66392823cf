/** Takes a text out of JOURNAL, where every write keeps what stood in a cell before and after. */
import { journal } from '../crm/tables/index.ts';
import type { Cell, Ports } from '../ports.ts';
import { ok, type Result } from '../result.ts';
import { declaredHeader, findTab, HEADER_ROW, placeOf } from './header.ts';
import { LONGEST_DETAIL } from './journal.ts';
import { underLock } from './under-lock.ts';

/** A line's share of an operation's changes: `2/3:…` (journal.ts). */
const PART = /^(\d+)\/(\d+):([\s\S]*)$/;

interface Line {
  /** Row in the tab, from 1. */
  readonly row: number;
  readonly index: number;
  readonly text: string;
}

/**
 * The cells that held `text`, or a text with it, are told as blank from now on: an undo of those operations leaves them alone.
 * The lock, one read, and one write for each line concerned.
 */
export function forget(ports: Ports, text: string): Result<null> {
  if (ports.rehearsal !== undefined || text === '') return ok(null);
  return underLock(ports, () => {
    const tab = findTab(ports.workbook, journal);
    if (!tab.ok) return tab;
    const header = declaredHeader(journal);
    const [operation, detail] = [placeOf(header, 'operation'), placeOf(header, 'detail')];
    const rows = tab.value.lastRow - HEADER_ROW;
    if (rows < 1) return ok(null);
    const area = { row: HEADER_ROW + 1, column: 1, rows, columns: detail };
    const told = new Map<string, Line[]>();
    ports.workbook.read(tab.value.name, area).forEach((cells, at) => {
      const part = PART.exec(String(cells[detail - 1] ?? ''));
      const id = String(cells[operation - 1] ?? '');
      if (id === '' || part === null) return;
      const line = { row: HEADER_ROW + 1 + at, index: Number(part[1]), text: part[3] ?? '' };
      told.set(id, [...(told.get(id) ?? []), line]);
    });
    for (const lines of told.values()) {
      for (const [row, cell] of rewrite(lines, text)) ports.workbook.write(tab.value.name, row, detail, [[cell]]);
    }
    return ok(null);
  });
}

/** An operation's lines without the text, which may begin in one and end in the next: as many lines, the last ones shorter. */
function rewrite(lines: readonly Line[], text: string): [number, Cell][] {
  const ordered = [...lines].sort((a, b) => a.index - b.index);
  const whole = ordered.map((line) => line.text).join('');
  const bare = whole.replace(stringsWith(text), '""');
  if (bare === whole) return [];
  return ordered.map(({ row }, at) => {
    const part = bare.slice(at * LONGEST_DETAIL, (at + 1) * LONGEST_DETAIL);
    return [row, `${at + 1}/${ordered.length}:${part}`];
  });
}

/** JSON strings that hold the text, however it is written in capitals. */
function stringsWith(text: string): RegExp {
  const written = JSON.stringify(text)
    .slice(1, -1)
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`"(?:[^"\\\\]|\\\\.)*?${written}(?:[^"\\\\]|\\\\.)*"`, 'gi');
}
