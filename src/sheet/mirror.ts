import * as z from 'zod/mini';
import { journal, TABLES } from '../crm/tables/index.ts';
import type { Table, TableKey } from '../crm/tables/table.ts';
import type { Cell, Ports, Tab, Workbook } from '../ports.ts';
import type { Cells } from './change.ts';
import type { FullImage } from './fresh-reader.ts';
import { findTab } from './header.ts';
import { type MirroredRows, mirrorRows, type PackedRows, packRows, unpackRows } from './mirror/mirrored-rows.ts';
import { fingerprint, pack, unpack } from './mirror/packed-text.ts';

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
export const MIRRORED: readonly Table[] = TABLES.filter((table) => table.id !== undefined && !table.appendOnly);

/** One weighted call, none when there is no mirror yet. `null` too when somebody has touched its cells. */
export function readMirror(ports: Pick<Ports, 'workbook'>): Mirror | null {
  const tab = ports.workbook.tab(TAB);
  if (!tab || tab.lastRow === 0) return null;
  const area = { row: 1, column: 1, rows: tab.lastRow, columns: tab.lastColumn };
  return openMirror(ports.workbook.read(TAB, area));
}

/**
 * Keeps these tables as they were read, and what is to be remembered of rows that are gone. One weighted call, whatever the
 * number of rows. Call it under the lock: two scripts would write over each other.
 */
export function writeMirror(
  ports: Pick<Ports, 'workbook' | 'clock'>,
  images: readonly FullImage[],
  memory: MirrorMemory,
): void {
  const { workbook } = ports;
  const tab = openTab(workbook);
  const journalTab = findTab(workbook, journal);
  const texts = new Map<string, string>(images.map((image) => [image.table.key, pack(packRows(mirrorRows(image)))]));
  texts.set(MEMORY, pack(encodeMemory(memory)));
  const parts = [...texts].map(([key, text], index) => ({ key, column: index + 2, fingerprint: fingerprint(text) }));
  const head: z.infer<typeof HEAD> = {
    version: VERSION,
    takenAt: ports.clock.now().getTime(),
    journalRow: journalTab.ok ? journalTab.value.lastRow : 0,
    parts,
  };
  const columns = [[JSON.stringify(head)], ...[...texts.values()].map(cut)];
  // Cells of a longer mirror are blanked in the same call.
  const rows = Math.max(tab.lastRow, ...columns.map((column) => column.length));
  const width = Math.max(tab.lastColumn, columns.length);
  workbook.write(
    TAB,
    1,
    1,
    Array.from({ length: rows }, (_, row) => Array.from({ length: width }, (_unused, at) => columns[at]?.[row] ?? '')),
  );
}

function openTab(workbook: Workbook): Tab | { readonly lastRow: 0; readonly lastColumn: 0 } {
  const present = workbook.tab(TAB);
  if (present) return present;
  workbook.addTab(TAB);
  const description = 'Copie de sécurité de Pistil\u00a0: ne modifiez rien ici.';
  workbook.design(TAB, { hidden: true, protections: [{ description }] });
  return { lastRow: 0, lastColumn: 0 };
}

function cut(text: string): string[] {
  return Array.from({ length: Math.ceil(text.length / LONGEST_CELL) }, (_, part) =>
    text.slice(part * LONGEST_CELL, (part + 1) * LONGEST_CELL),
  );
}

// ------------------------------------------------------------------------------------------------------ reading it back

const VERSION = 1;
const MEMORY = 'memory';

const HEAD = z.object({
  version: z.literal(VERSION),
  takenAt: z.number(),
  journalRow: z.number(),
  parts: z.array(z.object({ key: z.string(), column: z.number(), fingerprint: z.number() })),
});

function openMirror(cells: readonly (readonly Cell[])[]): Mirror | null {
  const head = HEAD.safeParse(parseJson(String(cells[0]?.[0] ?? '')));
  if (!head.success) return null;
  const texts = new Map<string, string>();
  for (const { key, column, fingerprint: expected } of head.data.parts) {
    const text = cells.map((line) => String(line[column - 1] ?? '')).join('');
    if (fingerprint(text) !== expected) return null;
    texts.set(key, text);
  }
  const memory = decodeMemory(unpack(texts.get(MEMORY) ?? ''));
  if (memory === null) return null;
  const opened = new Map<TableKey, MirroredRows>();
  return {
    takenAt: new Date(head.data.takenAt),
    journalRow: head.data.journalRow,
    memory,
    rows(table) {
      const known = opened.get(table.key);
      if (known) return known;
      const text = texts.get(table.key);
      // Its fingerprint is right, so that the text is what packRows made.
      const rows = text === undefined ? new Map() : unpackRows(unpack(text) as PackedRows);
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
