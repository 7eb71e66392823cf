import { journal } from '../crm/tables/index.ts';
import type { Ports } from '../ports.ts';
import { ok, type Result } from '../result.ts';
import { declaredHeader, findTab, HEADER_ROW, placeOf } from './header.ts';
import { decodeChanges, type JournaledChange } from './journaled-change.ts';

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

/**
 * What operations did, by operation; `null` where a person has changed or deleted lines. One weighted call, from the first
 * line asked for to the last.
 */
export function readChanges(
  ports: Ports,
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
