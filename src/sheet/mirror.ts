import { isSameDay } from 'date-fns';
import * as z from 'zod/mini';
import { ALL_TABLES, journal } from '../crm/tables/index.ts';
import type { Table, TableKey } from '../crm/tables/table.ts';
import type { Cell, Compressor, Ports, Workbook } from '../ports.ts';
import type { Cells } from './change.ts';
import { findTab } from './header.ts';
import { type MirroredRows, mirrorRows, type PackedRows, packRows, unpackRows } from './mirror/mirrored-rows.ts';
import { fingerprint, pack, unpack } from './mirror/packed-text.ts';
import type { FullImage } from './table-image.ts';

type MirrorPorts = Pick<Ports, 'workbook' | 'compressor'>;

/** The hidden tab. Not a table: nobody reads it but Pistil. */
const TAB = 'MIROIR';

/** A cell of Sheets holds 50,000 characters; the rest is margin. */
const LONGEST_CELL = 45_000;

/** The rows of every table as they last stood: what tells, in the morning, what people have deleted or overwritten. */
export interface Mirror {
  readonly takenAt: Date;
  /** Last row of JOURNAL at that moment: what scripts have written since stands below. */
  readonly journalRow: number;
  /** By identifier: cells by column key, blank ones left out. Unpacked when first asked for. */
  rows(table: Table): MirroredRows;
  readonly memory: MirrorMemory;
  /** Where each part stands in the tab, and its fingerprint. */
  readonly parts: ReadonlyMap<string, { readonly column: number; readonly fingerprint: number }>;
}

/** What a mirror hands on to the next one. */
export interface MirrorMemory {
  /** Rows that are no longer in their tab, and of which nobody has decided. */
  readonly missing: readonly MissingRow[];
  /** Rows whose deletion somebody has accepted. */
  readonly accepted: readonly AcceptedRow[];
}

export interface MissingRow {
  readonly table: Table;
  readonly id: string;
  readonly cells: Cells;
  /** When a mirror last saw it in its tab. */
  readonly seenAt: Date;
}

export interface AcceptedRow {
  readonly table: Table;
  readonly id: string;
  /** What other rows called it. */
  readonly name: string;
}

/** The tables that a mirror keeps: those whose rows people can delete, and tell apart. */
export const MIRRORED: readonly Table[] = ALL_TABLES.filter((table) => table.id !== undefined && !table.appendOnly);

/** One weighted call, none when there is no mirror yet. `null` too when somebody has touched its cells. */
export function readMirror(ports: MirrorPorts): Mirror | null {
  const tab = ports.workbook.tab(TAB);
  if (!tab || tab.lastRow === 0) return null;
  const area = { row: 1, column: 1, rows: tab.lastRow, columns: tab.lastColumn };
  return openMirror(ports.compressor, ports.workbook.read(TAB, area));
}

/** What a mirror is made of, all of one moment. */
export interface MirrorState {
  readonly takenAt: Date;
  /** As `lastJournalRow` gave it when the tables were read. */
  readonly journalRow: number;
  readonly images: readonly FullImage[];
  readonly memory: MirrorMemory;
}

/** The last row of JOURNAL; 0 without one. No weighted call. */
export function lastJournalRow({ workbook }: Pick<Ports, 'workbook'>): number {
  const tab = findTab(workbook, journal);
  return tab.ok ? tab.value.lastRow : 0;
}

/**
 * Keeps the tables as they were read, and what is to be remembered of rows that are gone. One weighted call, whatever the
 * number of rows; none when a mirror of the same day holds the same. Call it under the lock: two scripts would write over
 * each other.
 *
 * @returns whether anything was written
 */
export function writeMirror(
  ports: MirrorPorts,
  { takenAt, journalRow, images, memory }: MirrorState,
  previous: Mirror | null,
): boolean {
  const texts = new Map([[MEMORY, pack(ports.compressor, encodeMemory(memory))]]);
  for (const image of images) {
    texts.set(image.table.key, pack(ports.compressor, packRows(mirrorRows(image))));
  }
  const parts = [...texts].map(([key, text], index) => ({ key, column: index + 2, fingerprint: fingerprint(text) }));
  const same = parts.every((part) => part.fingerprint === previous?.parts.get(part.key)?.fingerprint);
  if (same && previous && isSameDay(previous.takenAt, takenAt)) return false;
  const head: Head = { version: VERSION, takenAt: takenAt.getTime(), journalRow, parts };
  writeColumns(ports.workbook, [[JSON.stringify(head)], ...[...texts.values()].map(cut)]);
  return true;
}

/** Changes what is remembered, and nothing else. One weighted call, under the lock. */
export function writeMemory(ports: MirrorPorts, mirror: Mirror, memory: MirrorMemory): void {
  const text = pack(ports.compressor, encodeMemory(memory));
  const parts = [...mirror.parts].map(([key, part]) => ({
    key,
    ...part,
    ...(key === MEMORY ? { fingerprint: fingerprint(text) } : {}),
  }));
  const head: Head = {
    version: VERSION,
    takenAt: mirror.takenAt.getTime(),
    journalRow: mirror.journalRow,
    parts,
  };
  writeColumns(ports.workbook, [[JSON.stringify(head)], cut(text)]);
}

/** Columns from the first one; what a longer mirror had left below them is blanked in the same call. */
function writeColumns(workbook: Workbook, columns: readonly (readonly string[])[]): void {
  const filled = openTab(workbook);
  const rows = Math.max(filled, ...columns.map((column) => column.length));
  const line = (row: number) => columns.map((column) => column[row] ?? '');
  workbook.write(
    TAB,
    1,
    1,
    Array.from({ length: rows }, (_, row) => line(row)),
  );
}

/** Makes the tab when there is none. @returns how many rows it holds */
function openTab(workbook: Workbook): number {
  const present = workbook.tab(TAB);
  if (present) return present.lastRow;
  workbook.addTab(TAB);
  const description = 'Copie de sécurité de Pistil\u00a0: ne modifiez rien ici.';
  workbook.design(TAB, { hidden: true, protections: [{ description }] });
  return 0;
}

function cut(text: string): string[] {
  return Array.from({ length: Math.ceil(text.length / LONGEST_CELL) }, (_, part) =>
    text.slice(part * LONGEST_CELL, (part + 1) * LONGEST_CELL),
  );
}

// ------------------------------------------------------------------------------------------------------ reading it back

const VERSION = 1;
const MEMORY = 'memory';

type Head = z.infer<typeof HEAD>;

const HEAD = z.object({
  version: z.literal(VERSION),
  takenAt: z.number(),
  journalRow: z.number(),
  parts: z.array(z.object({ key: z.string(), column: z.number(), fingerprint: z.number() })),
});

function openMirror(compressor: Compressor, cells: readonly (readonly Cell[])[]): Mirror | null {
  const head = HEAD.safeParse(parseJson(String(cells[0]?.[0] ?? '')));
  if (!head.success) return null;
  const texts = new Map<string, string>();
  for (const { key, column, fingerprint: expected } of head.data.parts) {
    const text = cells.map((line) => String(line[column - 1] ?? '')).join('');
    if (fingerprint(text) !== expected) return null;
    texts.set(key, text);
  }
  const memory = decodeMemory(unpack(compressor, texts.get(MEMORY) ?? ''));
  if (memory === null) return null;
  const opened = new Map<TableKey, MirroredRows>();
  return {
    takenAt: new Date(head.data.takenAt),
    journalRow: head.data.journalRow,
    memory,
    parts: new Map(head.data.parts.map(({ key, ...part }) => [key, part])),
    rows(table) {
      const known = opened.get(table.key);
      if (known) return known;
      const text = texts.get(table.key);
      // Its fingerprint is right, so that the text is what packRows made.
      const rows = text === undefined ? new Map() : unpackRows(unpack(compressor, text) as PackedRows);
      opened.set(table.key, rows);
      return rows;
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const PACKED_CELL = z.union([z.string(), z.number(), z.boolean(), z.tuple([z.number()])]);
const PACKED_MEMORY = z.object({
  missing: z.array(
    z.object({
      table: z.string(),
      seenAt: z.number(),
      row: z.object({ keys: z.array(z.string()), rows: z.array(z.array(PACKED_CELL)) }),
    }),
  ),
  accepted: z.array(z.object({ table: z.string(), id: z.string(), name: z.string() })),
});

function encodeMemory({ missing, accepted }: MirrorMemory): unknown {
  return {
    missing: missing.map(({ table, id, cells, seenAt }) => ({
      table: table.key,
      seenAt: seenAt.getTime(),
      row: packRows(new Map([[id, cells]])),
    })),
    accepted: accepted.map(({ table, id, name }) => ({ table: table.key, id, name })),
  };
}

function decodeMemory(packed: unknown): MirrorMemory | null {
  const parsed = PACKED_MEMORY.safeParse(packed);
  if (!parsed.success) return null;
  const tableNamed = (key: string) => MIRRORED.find((table) => table.key === key);
  return {
    missing: parsed.data.missing.flatMap(({ table: key, seenAt, row }) => {
      const table = tableNamed(key);
      return table === undefined
        ? []
        : [...unpackRows(row)].map(([id, cells]) => ({ table, id, cells, seenAt: new Date(seenAt) }));
    }),
    accepted: parsed.data.accepted.flatMap(({ table: key, id, name }) => {
      const table = tableNamed(key);
      return table === undefined ? [] : [{ table, id, name }];
    }),
  };
}
