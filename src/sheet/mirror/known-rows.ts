import type { Table, TableKey } from '../../crm/tables/table.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import type { Cells } from '../change.ts';
import { readChangesBelow } from '../journal-reading.ts';
import type { JournaledChange } from '../journaled-change.ts';
import { MIRRORED, type Mirror, readMirror } from '../mirror.ts';

/** Every row as Pistil last knew it: the mirror, and what scripts have written since. */
export interface KnownRows {
  readonly mirror: Mirror;
  /** By identifier; rows that are gone are there too, unless a script took them back or somebody accepted it. */
  rows(table: Table): ReadonlyMap<string, KnownRow>;
  /** False when JOURNAL has been changed by hand: what scripts have written since the mirror is not known. */
  readonly upToDate: boolean;
}

export interface KnownRow {
  readonly cells: Cells;
  /** When it was last seen in its tab. */
  readonly seenAt: Date;
}

/**
 * Two weighted calls: the mirror, and the lines of JOURNAL since. `null` when there is no mirror. Read it inside the lock,
 * with the rows it is compared to.
 */
export function readKnownRows(ports: Pick<Ports, 'workbook' | 'clock' | 'compressor'>): Result<KnownRows | null> {
  const mirror = readMirror(ports);
  if (mirror === null) return ok(null);
  const changes = readChangesBelow(ports, mirror.journalRow);
  if (!changes.ok) return changes;
  const now = ports.clock.now();
  const opened = new Map<TableKey, ReadonlyMap<string, KnownRow>>();
  return ok({
    mirror,
    upToDate: changes.value !== null,
    rows(table) {
      const known = opened.get(table.key) ?? follow(table, mirror, changes.value ?? [], now);
      opened.set(table.key, known);
      return known;
    },
  });
}

/** The rows of a mirror, with the changes made since. */
function follow(
  table: Table,
  mirror: Mirror,
  changes: readonly JournaledChange[],
  now: Date,
): ReadonlyMap<string, KnownRow> {
  const rows = new Map<string, KnownRow>();
  const replaced = new Map<string, KnownRow>();
  if (!MIRRORED.includes(table)) return rows;
  for (const row of mirror.memory.missing) {
    if (row.table.key === table.key) rows.set(row.id, { cells: row.cells, seenAt: row.seenAt });
  }
  for (const [id, cells] of mirror.rows(table)) rows.set(id, { cells, seenAt: mirror.takenAt });
  for (const { kind, table: changed, id, cells } of changes) {
    if (changed.key !== table.key) continue;
    if (kind === 'clear') {
      // A row that was put back and taken away again is missing as it was before.
      const before = replaced.get(id);
      if (before) rows.set(id, before);
      else rows.delete(id);
    } else if (kind === 'append') {
      const before = rows.get(id);
      if (before) replaced.set(id, before);
      rows.set(id, { cells, seenAt: now });
    } else {
      const row = rows.get(id);
      if (row) rows.set(id, { ...row, cells: { ...row.cells, ...cells } });
    }
  }
  for (const { table: accepted, id } of mirror.memory.accepted) if (accepted.key === table.key) rows.delete(id);
  return rows;
}
