import * as z from 'zod/mini';
import { journal, TABLES } from '../crm/tables/index.ts';
import type { RowOf, Table } from '../crm/tables/table.ts';
import type { Cell, Ports } from '../ports.ts';
import { ok, type Result } from '../result.ts';
import { type CellValue, toCell } from './cell-values.ts';
import type { Cells } from './change.ts';
import { declaredHeader, findTab, HEADER_ROW, placeOf } from './header.ts';

/** A line of JOURNAL to be. Columns left out are blank. */
export type JournalEntry = Partial<RowOf<typeof journal>>;

/** A cell of Sheets holds 50,000 characters; the rest is margin. */
const LONGEST_DETAIL = 45_000;

/** What an operation did to one row, as the journal keeps it. */
export interface JournaledChange {
  readonly kind: 'append' | 'update' | 'clear';
  readonly table: Table;
  readonly id: string;
  /** Cells before and after, by column key. */
  readonly old: Cells;
  readonly cells: Cells;
}

/**
 * Adds a line that changes nothing elsewhere: the outcome of a run, an error. One weighted call. `detail` beyond 45,000
 * characters is cut.
 */
export function note(ports: Ports, entry: Omit<JournalEntry, 'date' | 'author'>): Result<null> {
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
  const text = JSON.stringify(changes.map(encodeChange));
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

/** An operation as its lines tell it, without its cells. */
export interface JournaledOperation {
  readonly operation: string;
  readonly action: string;
  /** Rows of its intent lines. */
  readonly lines: readonly number[];
  /** Its last state: `Prévu` while unsealed. */
  readonly state: string;
}

/** All operations, oldest first. One weighted call, of four narrow columns. */
export function readOperations(ports: Ports): Result<readonly JournaledOperation[]> {
  const tab = findTab(ports.workbook, journal);
  if (!tab.ok) return tab;
  const header = declaredHeader(journal);
  const left = placeOf(header, 'operation');
  const width = placeOf(header, 'state') - left + 1;
  const rows = tab.value.lastRow - HEADER_ROW;
  if (rows < 1) return ok([]);
  const cells = ports.workbook.read(tab.value.name, { row: HEADER_ROW + 1, column: left, rows, columns: width });
  const operations = new Map<string, { operation: string; action: string; lines: number[]; state: string }>();
  cells.forEach((line, index) => {
    const [operation, action, state] = [line[0], line[1], line[width - 1]].map(String);
    if (!operation || state === undefined) return;
    const known = operations.get(operation) ?? { operation, action: action ?? '', lines: [], state: 'Prévu' };
    operations.set(operation, known);
    // In whatever order a person has sorted the journal: a seal beats the intent, and « Annulé » beats every other.
    if (state === 'Prévu') known.lines.push(index + HEADER_ROW + 1);
    else if (known.state !== 'Annulé') known.state = state;
  });
  return ok([...operations.values()].filter((operation) => operation.lines.length > 0));
}

/** The cells of operations, in the order they were written. One weighted call for each run of lines. */
export function readChanges(ports: Ports, operation: JournaledOperation): Result<readonly JournaledChange[]> {
  const tab = findTab(ports.workbook, journal);
  if (!tab.ok) return tab;
  const column = placeOf(declaredHeader(journal), 'detail');
  const first = Math.min(...operation.lines);
  const rows = Math.max(...operation.lines) - first + 1;
  const cells = ports.workbook.read(tab.value.name, { row: first, column, rows, columns: 1 });
  const parts = operation.lines.map((line) => {
    const text = String(cells[line - first]?.[0] ?? '');
    const match = /^(\d+)\/(\d+):/.exec(text);
    return { index: Number(match?.[1] ?? 0), text: text.slice(match?.[0].length ?? 0) };
  });
  const text = parts
    .sort((a, b) => a.index - b.index)
    .map((part) => part.text)
    .join('');
  return ok(CHANGES.parse(JSON.parse(text)).map(decodeChange));
}

const CELL = z.union([z.string(), z.number(), z.boolean(), z.object({ date: z.string() })]);
const CELLS = z.record(z.string(), CELL);
const CHANGES = z.array(
  z.object({
    kind: z.enum(['append', 'update', 'clear']),
    table: z.string(),
    id: z.string(),
    old: CELLS,
    cells: CELLS,
  }),
);
type EncodedChange = z.infer<typeof CHANGES>[number];
type EncodedCells = z.infer<typeof CELLS>;

function encodeChange(change: JournaledChange): EncodedChange {
  return {
    kind: change.kind,
    table: change.table.key,
    id: change.id,
    old: encodeCells(change.old),
    cells: encodeCells(change.cells),
  };
}

function encodeCells(cells: Cells): EncodedCells {
  const encoded: EncodedCells = {};
  for (const [key, cell] of Object.entries(cells))
    encoded[key] = cell instanceof Date ? { date: cell.toISOString() } : cell;
  return encoded;
}

function decodeChange(change: EncodedChange): JournaledChange {
  const table = TABLES.find((candidate) => candidate.key === change.table);
  if (!table) throw new Error(`JOURNAL names a table that is not declared: ${change.table}`);
  return { kind: change.kind, table, id: change.id, old: decodeCells(change.old), cells: decodeCells(change.cells) };
}

function decodeCells(encoded: EncodedCells): Cells {
  const cells: Record<string, Cell> = {};
  for (const [key, cell] of Object.entries(encoded)) cells[key] = typeof cell === 'object' ? new Date(cell.date) : cell;
  return cells;
}
