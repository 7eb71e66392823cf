import * as z from 'zod/mini';
import { ALL_TABLES } from '../crm/tables/index.ts';
import type { Table } from '../crm/tables/table.ts';
import type { Cell } from '../ports.ts';
import type { Cells } from './change.ts';

/** What an operation did to one row, as the journal keeps it. */
export interface JournaledChange {
  readonly kind: 'append' | 'update' | 'clear';
  readonly table: Table;
  readonly id: string;
  /** Cells before and after, by column key. */
  readonly old: Cells;
  readonly cells: Cells;
  /** For a cleared row: where it stood. */
  readonly position?: number;
}

/** The text under which JOURNAL keeps changes. */
export function encodeChanges(changes: readonly JournaledChange[]): string {
  return JSON.stringify(changes.map(encodeChange));
}

/** Reads that text back; `null` when a person has changed or cut it. */
export function decodeChanges(text: string): readonly JournaledChange[] | null {
  const parsed = CHANGES.safeParse(parseJson(text));
  if (!parsed.success) return null;
  const changes = parsed.data.map(decodeChange);
  return changes.some((change) => change === null) ? null : changes.filter((change) => change !== null);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
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
    position: z.optional(z.number()),
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
    ...(change.position === undefined ? {} : { position: change.position }),
  };
}

function encodeCells(cells: Cells): EncodedCells {
  const encoded: EncodedCells = {};
  for (const [key, cell] of Object.entries(cells))
    encoded[key] = cell instanceof Date ? { date: cell.toISOString() } : cell;
  return encoded;
}

function decodeChange(change: EncodedChange): JournaledChange | null {
  const table = ALL_TABLES.find((candidate) => candidate.key === change.table);
  if (!table) return null;
  const { kind, id, position } = change;
  const cells = { old: decodeCells(change.old), cells: decodeCells(change.cells) };
  return { kind, table, id, ...cells, ...(position === undefined ? {} : { position }) };
}

function decodeCells(encoded: EncodedCells): Cells {
  const cells: Record<string, Cell> = {};
  for (const [key, cell] of Object.entries(encoded)) cells[key] = typeof cell === 'object' ? new Date(cell.date) : cell;
  return cells;
}
