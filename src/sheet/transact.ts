import { countOf } from '../crm/french/numbers.ts';
import { createIdentifier } from '../crm/identifiers.ts';
import type { Table } from '../crm/tables/table.ts';
import type { Cell, Ports, RehearsedChange } from '../ports.ts';
import { ok, type Result } from '../result.ts';
import { adoptInLock, adoptionEntry } from './adopt-rows.ts';
import { appendRows } from './append-rows.ts';
import { sameCell } from './cell-values.ts';
import { clearRows } from './clear-rows.ts';
import { FreshReader } from './fresh-reader.ts';
import { findTab } from './header.ts';
import { addJournalLines, intentLines, type JournalEntry, journalLine, note } from './journal.ts';
import type { JournaledChange } from './journaled-change.ts';
import type { Committed, GivenUp, Operation } from './operation.ts';
import { refillRows } from './refill-rows.ts';
import { type ResolvedChanges, resolveChanges } from './resolve.ts';
import { type FullImage, readImage } from './table-image.ts';
import { underLock } from './under-lock.ts';
import { writeCells } from './write-cells.ts';

/** Prefix of operations, unlike that of any table. */
const OPERATION = 'JN';

/** Above so many rows, cells that already hold their value are not journaled. */
const SMALL_OPERATION = 200;

/**
 * The one way in which rows are written (spec/quality.md, section 2): lock; one fresh read, on which `plan` decides;
 * the intent in JOURNAL; the cells, each written only if it may be, then read back and repaired where people moved rows
 * meanwhile; the seal; unlock. Nothing is written when there is nothing to change.
 *
 * Fails with `lock.busy`, with what `plan` answers, with `tab.missing` or `column.missing`…, and with `sheet.unsettled`
 * when people kept moving rows during six repairs: the intent then stays open, for `recover`. Whatever a service throws
 * comes out as it is, the lock released and the intent open.
 */
export function transact<T>(ports: Ports, operation: Operation<T>): Result<Committed<T>> {
  return underLock(ports, () => commit(ports, operation), operation.wait);
}

function commit<T>(ports: Ports, operation: Operation<T>): Result<Committed<T>> {
  const fresh = new FreshReader(ports);
  const identified = identify(ports, fresh, operation);
  if (!identified.ok) return identified;
  const given = identified.value;
  const plan = operation.plan(fresh);
  if (!plan.ok) return plan;
  const { changes, value, cost, closes = [] } = plan.value;
  const resolved = resolveChanges(changes, fresh);
  if (!resolved.ok) return resolved;
  const { writes, appends, refills, clears, givenUp } = resolved.value;
  const appended = appends.map((row) => row.id);
  const idle =
    appends.length + refills.length + clears.length === 0 && writes.every((write) => sameCell(write.old, write.value));
  if (idle && closes.length === 0) {
    const noted = given === null ? ok(null) : note(ports, given);
    return noted.ok ? ok({ value, operation: null, appended, givenUp }) : noted;
  }

  const { rehearsal } = ports;
  if (rehearsal !== undefined) {
    rehearsal.record(operation.summary(value), rehearsed(describe(resolved.value), fresh));
    return ok({ value, operation: null, appended, givenUp });
  }

  const id = createIdentifier(OPERATION, new Set(), ports.random);
  const journaled = describe(resolved.value);
  const summary = operation.summary(value);
  const entry = {
    operation: id,
    action: operation.action,
    author: fresh.user,
    tab: [...new Set(journaled.map((change) => change.table.tab))].join(', '),
    subject: subjectOf(journaled),
    summary,
  };
  const costs = cost === undefined ? {} : { cost };
  const lines = [
    ...(given === null ? [] : [journalLine({ ...given, state: 'Information', author: fresh.user, date: fresh.now })]),
    ...intentLines({ ...entry, ...costs, date: fresh.now, state: 'Prévu' }, journaled),
  ];
  const sealOf = (left: readonly GivenUp[]): Cell[] => {
    const end = ports.clock.now();
    const seconds = Math.round((end.getTime() - fresh.now.getTime()) / 100) / 10;
    const outcome = left.length === 0 ? summary : `${summary} ${leftOut(left.length)}`;
    const detail =
      left.length === 0 ? '' : JSON.stringify(left.slice(0, SMALL_OPERATION).map(({ message }) => message));
    return journalLine({ ...entry, ...costs, date: end, state: 'Fait', summary: outcome, seconds, detail });
  };
  // A row that is added once must not be added again: its intent stays open until it stands.
  const ahead = operation.repeatable === true && appends.length + refills.length + clears.length + closes.length === 0;
  const intent = addJournalLines(ports, ahead ? [...lines, sealOf(givenUp)] : lines);
  if (!intent.ok) return intent;
  const left = carryOut(ports, fresh, resolved.value);
  if (!left.ok) return left;

  const all = [...givenUp, ...left.value];
  const seals: Cell[][] = [
    ...(ahead && left.value.length === 0 ? [] : [sealOf(all)]),
    ...closes.map((closing) => journalLine({ ...entry, ...closing, date: ports.clock.now() })),
  ];
  if (seals.length === 0) return ok({ value, operation: id, appended, givenUp: all });
  const sealed = addJournalLines(ports, seals);
  return sealed.ok ? ok({ value, operation: id, appended, givenUp: all }) : sealed;
}

/** Gives identifiers where the operation needs them. @returns what JOURNAL says of it; `null` when no row lacked one */
function identify<T>(
  ports: Ports,
  fresh: FreshReader,
  { identify: wanted }: Operation<T>,
): Result<JournalEntry | null> {
  if (wanted === undefined) return ok(null);
  const rows = fresh.rows(wanted.table);
  if (!rows.ok) return rows;
  if (!wanted.when(rows.value)) return ok(null);
  const image = fresh.fullImage(wanted.table);
  if (!image.ok) return image;
  const adopted = adoptInLock(ports, wanted.table, undefined, image.value);
  if (!adopted.ok) return adopted;
  fresh.learnIdentifiers(adopted.value.image);
  const { count } = adopted.value;
  return ok(count === 0 ? null : adoptionEntry(wanted.table, count));
}

/** Writes the resolved changes, table after table: the people's cells first, so that they are the freshest. */
function carryOut(ports: Ports, fresh: FreshReader, resolved: ResolvedChanges): Result<readonly GivenUp[]> {
  const { writes, appends, refills, clears } = resolved;
  const left: GivenUp[] = [];
  const written = new Set<Table>();
  for (const [table, cells] of byTable(writes)) {
    const image = fresh.fullImage(table);
    if (!image.ok) return image;
    const done = writeCells(ports, image.value, cells);
    if (!done.ok) return done;
    left.push(...done.value);
    if (cells.some((write) => !sameCell(write.old, write.value))) written.add(table);
  }
  for (const [table, rows] of byTable(refills)) {
    const image = imageNow(ports, fresh, table, written);
    if (!image.ok) return image;
    const refilled = refillRows(ports, image.value, rows);
    if (!refilled.ok) return refilled;
    written.add(table);
  }
  for (const [table, rows] of byTable(appends)) {
    const image = fresh.image(table);
    if (!image.ok) return image;
    const added = appendRows(
      ports,
      image.value,
      rows,
      writes.filter((write) => write.table === table),
    );
    if (!added.ok) return added;
  }
  for (const [table, rows] of byTable(clears)) {
    const first = fresh.fullImage(table);
    if (!first.ok) return first;
    const now = imageNow(ports, fresh, table, written);
    if (!now.ok) return now;
    const cleared = clearRows(ports, first.value, rows, now.value);
    if (!cleared.ok) return cleared;
  }
  return ok(left);
}

/** The fresh image of a table, read again once this operation has written in it: what is repaired from must hold that. */
function imageNow(ports: Ports, fresh: FreshReader, table: Table, written: ReadonlySet<Table>): Result<FullImage> {
  const image = fresh.fullImage(table);
  if (!image.ok || !written.has(table)) return image;
  const tab = findTab(ports.workbook, table);
  return tab.ok ? readImage(ports, table, tab.value) : tab;
}

/** One journaled change for each row. */
function describe({ writes, appends, refills, clears }: ResolvedChanges): JournaledChange[] {
  const rows = new Map<string, { table: Table; id: string; old: Record<string, Cell>; cells: Record<string, Cell> }>();
  const small = new Set(writes.map((write) => write.position)).size <= SMALL_OPERATION;
  for (const write of writes) {
    // An unchanged cell is claimed all the same: taking back an earlier operation must not undo it (see take-back.ts).
    if (!small && sameCell(write.old, write.value)) continue;
    const at = `${write.table.key}/${write.id}`;
    const row = rows.get(at) ?? { table: write.table, id: write.id, old: {}, cells: {} };
    row.old[write.column.key] = write.old;
    row.cells[write.column.key] = write.value;
    rows.set(at, row);
  }
  return [
    ...[...rows.values()].map((row): JournaledChange => ({ kind: 'update', ...row })),
    ...[...appends, ...refills].map(
      ({ table, id, cells }): JournaledChange => ({ kind: 'append', table, id, old: {}, cells }),
    ),
    ...clears.map(
      ({ table, id, cells, position }): JournaledChange => ({
        kind: 'clear',
        table,
        id,
        old: cells,
        cells: {},
        position,
      }),
    ),
  ];
}

/** Changes with the names of their rows, by which people know them. */
function rehearsed(changes: readonly JournaledChange[], fresh: FreshReader): RehearsedChange[] {
  const names = new Map<Table, ReadonlyMap<string, string>>();
  const namesOf = (table: Table): ReadonlyMap<string, string> => {
    const known = names.get(table);
    if (known) return known;
    const rows = table.label === undefined ? null : fresh.rows(table);
    const found = new Map(
      rows?.ok ? rows.value.rows.map(({ id, values }) => [id, String(values[table.label ?? ''] ?? '')] as const) : [],
    );
    names.set(table, found);
    return found;
  };
  return changes.map(({ kind, table, id, old, cells }) => ({
    kind,
    tab: table.tab,
    id,
    name: String(cells[table.label ?? ''] ?? namesOf(table).get(id) ?? ''),
    old,
    cells,
  }));
}

/** The identifiers of a few rows, the number of many. */
function subjectOf(changes: readonly JournaledChange[]): string {
  const ids = [...new Set(changes.map((change) => change.id).filter((id) => id !== ''))];
  if (ids.length > 0 && ids.length <= 5) return ids.join(', ');
  return countOf(changes.length, 'ligne', 'lignes');
}

function leftOut(count: number): string {
  return count === 1
    ? 'Un changement a été laissé de côté.'
    : `${countOf(count, 'changement', 'changements')} ont été laissés de côté.`;
}

function byTable<C extends { readonly table: Table }>(changes: readonly C[]): ReadonlyMap<Table, C[]> {
  const tables = new Map<Table, C[]>();
  for (const change of changes) {
    const known = tables.get(change.table);
    if (known) known.push(change);
    else tables.set(change.table, [change]);
  }
  return tables;
}
