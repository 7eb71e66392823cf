import { journal } from '../crm/tables/index.ts';
import type { Cell, Ports } from '../ports.ts';
import { ok, type Result } from '../result.ts';
import { declaredHeader, findTab, HEADER_ROW, type Header, placeOf } from './header.ts';
import { decodeChanges, type JournaledChange } from './journaled-change.ts';

/** An operation as its lines tell it, without its cells. */
export interface JournaledOperation {
  readonly operation: string;
  readonly action: string;
  /** When it began; `null` when a person has changed the date in the journal. */
  readonly date: Date | null;
  /** E-mail address; `''` when Google did not say. */
  readonly author: string;
  /** The tabs written. */
  readonly tab: string;
  /** What it did, or was about to do, in one French sentence. */
  readonly summary: string;
  /** Rows of its intent lines. */
  readonly lines: readonly number[];
  /** Its last state: `Prévu` while unsealed. */
  readonly state: string;
}

type Line = Omit<JournaledOperation, 'lines'>;

/** All operations, oldest first. One weighted call, of the narrow columns. */
export function readOperations(ports: Pick<Ports, 'workbook'>): Result<readonly JournaledOperation[]> {
  const tab = findTab(ports.workbook, journal);
  if (!tab.ok) return tab;
  const header = declaredHeader(journal);
  const rows = tab.value.lastRow - HEADER_ROW;
  if (rows < 1) return ok([]);
  const area = { row: HEADER_ROW + 1, column: 1, rows, columns: placeOf(header, 'summary') };
  const operations = new Map<string, Line & { lines: number[] }>();
  ports.workbook.read(tab.value.name, area).forEach((cells, index) => {
    const line = readLine(header, cells);
    if (line.operation === '') return;
    const known = operations.get(line.operation) ?? { ...line, state: 'Prévu', lines: [] };
    if (line.state === 'Prévu') known.lines.push(index + HEADER_ROW + 1);
    operations.set(line.operation, { ...known, ...tellMore(known, line) });
  });
  return ok([...operations.values()].filter((operation) => operation.lines.length > 0));
}

function readLine(header: Header, cells: readonly Cell[]): Line {
  const text = (key: string) => String(cells[placeOf(header, key) - 1] ?? '');
  const date = cells[placeOf(header, 'date') - 1];
  return {
    operation: text('operation'),
    action: text('action'),
    date: date instanceof Date ? date : null,
    author: text('author'),
    tab: text('tab'),
    summary: text('summary'),
    state: text('state'),
  };
}

/**
 * In whatever order a person has sorted the journal: a seal beats the intent, and « Annulé » beats every other, though its
 * line speaks of the undoing.
 */
function tellMore(known: Line, { date, state, summary }: Line): Partial<Line> {
  if (state === 'Annulé') return { state };
  if (state === 'Prévu') return { date };
  return known.state === 'Annulé' ? { summary } : { state, summary };
}

/**
 * What operations did, by operation; `null` where a person has changed or deleted lines. One weighted call, from the first
 * line asked for to the last.
 */
export function readChanges(
  ports: Pick<Ports, 'workbook'>,
  operations: readonly JournaledOperation[],
): Result<ReadonlyMap<string, readonly JournaledChange[] | null>> {
  const tab = findTab(ports.workbook, journal);
  if (!tab.ok) return tab;
  const lines = operations.flatMap((operation) => operation.lines);
  if (lines.length === 0) return ok(new Map());
  const first = lines.reduce((least, line) => Math.min(least, line));
  const last = lines.reduce((most, line) => Math.max(most, line));
  const column = placeOf(declaredHeader(journal), 'detail');
  const cells = ports.workbook.read(tab.value.name, { row: first, column, rows: last - first + 1, columns: 1 });
  const textOf = (line: number) => String(cells[line - first]?.[0] ?? '');
  return ok(new Map(operations.map(({ operation, lines: own }) => [operation, joinParts(own.map(textOf))])));
}

/**
 * Every change that scripts have intended below a row of JOURNAL, oldest first; `null` where a person has changed or deleted
 * lines, so that nobody can tell. One weighted call, none when nothing stands there.
 */
export function readChangesBelow(
  ports: Pick<Ports, 'workbook'>,
  row: number,
): Result<readonly JournaledChange[] | null> {
  const tab = findTab(ports.workbook, journal);
  if (!tab.ok) return tab;
  const rows = tab.value.lastRow - row;
  if (rows < 0) return ok(null);
  if (rows === 0) return ok([]);
  const header = declaredHeader(journal);
  const area = { row: row + 1, column: 1, rows, columns: placeOf(header, 'detail') };
  const texts = new Map<string, string[]>();
  for (const cells of ports.workbook.read(tab.value.name, area)) {
    const { operation, state } = readLine(header, cells);
    if (state !== 'Prévu') continue;
    const text = String(cells[placeOf(header, 'detail') - 1] ?? '');
    texts.set(operation, [...(texts.get(operation) ?? []), text]);
  }
  const operations = [...texts.values()].map(joinParts);
  return ok(operations.includes(null) ? null : operations.flatMap((changes) => changes ?? []));
}

/** `1/2:…` and `2/2:…`, in whatever order, as one. */
function joinParts(texts: readonly string[]): readonly JournaledChange[] | null {
  const parts = texts.map((text) => {
    const match = /^(\d+)\/(\d+):/.exec(text);
    return { index: Number(match?.[1] ?? 0), count: Number(match?.[2] ?? 0), text: text.slice(match?.[0].length ?? 0) };
  });
  if (parts.some((part) => part.count !== parts.length)) return null;
  parts.sort((a, b) => a.index - b.index);
  return decodeChanges(parts.map((part) => part.text).join(''));
}
