/** « Accepter »: rows that are gone stay gone. */
import { countOf } from '../../crm/french/numbers.ts';
import type { Table } from '../../crm/tables/table.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { type Draft, decideCell, textOf } from '../../sheet/draft.ts';
import { type Change, type MissingRow, readMirror, transact, writeMemory } from '../../sheet/index.ts';
import { underLock } from '../../sheet/under-lock.ts';
import { linksOf, refersTo } from '../completion/missing-rows.ts';
import { draftsOf, missingIn, surveyTables } from '../completion/survey.ts';
import { nameOf } from './list-deleted-rows.ts';
import { isAmong, type RowName } from './restore-rows.ts';

export interface AcceptedDeletions {
  readonly accepted: number;
  /** Links emptied in other rows, whose text stays. */
  readonly unlinked: number;
}

/** So many are remembered: beyond, the oldest names would be noted again where they still stand. */
const MOST_REMEMBERED = 1_000;

/**
 * Empties the identifiers that lead to these rows; the names beside them stay as the team wrote them, without a note. They
 * are not listed again, and their cells are forgotten with the next mirror. The links first: a run that dies in between
 * leaves the rows listed.
 */
export function acceptDeletions(
  ports: Ports,
  { rows }: { readonly rows: readonly RowName[] },
): Result<AcceptedDeletions> {
  const done = transact(ports, {
    action: 'rows.accept',
    plan: (fresh) => {
      const survey = surveyTables(ports, fresh);
      if (!survey.ok) return survey;
      const missing = missingIn(survey.value, fresh.now).filter((row) => isAmong(rows, row));
      const changes = unlink(draftsOf(survey.value), missing);
      return ok({ changes, value: { missing, unlinked: changes.length } });
    },
    summary: ({ missing }) => `${countOf(missing.length, 'suppression acceptée', 'suppressions acceptées')}.`,
  });
  if (!done.ok) return done;
  const { missing, unlinked } = done.value.value;
  const remembered = missing.length === 0 ? ok(null) : remember(ports, missing);
  return remembered.ok ? ok({ accepted: missing.length, unlinked }) : remembered;
}

function unlink(drafts: readonly Draft<Table>[], missing: readonly MissingRow[]): Change[] {
  const gone = new Set(missing.map(({ table, id }) => refersTo(table, id)));
  for (const draft of drafts) {
    const links = linksOf(draft.table).filter(({ key }) => isSystem(draft.table, key));
    for (const row of draft.rows) {
      for (const { key, of } of links) {
        if (gone.has(`${of}/${textOf(row.values, key)}`)) decideCell(draft.table, row, key, '');
      }
    }
  }
  return drafts.flatMap((draft) => draft.changes());
}

/** A number that the team types itself, as that of a tender, is a fact whatever became of the row. */
function isSystem(table: Table, key: string): boolean {
  return table.columns.some((column) => column.key === key && column.owner === 'system');
}

function remember(ports: Ports, missing: readonly MissingRow[]): Result<null> {
  return underLock(ports, () => {
    const mirror = readMirror(ports);
    if (mirror === null) return ok(null);
    const accepted = missing.map((row) => ({ table: row.table, id: row.id, name: nameOf(row) }));
    const gone = new Set(missing.map(({ table, id }) => refersTo(table, id)));
    writeMemory(ports, mirror, {
      missing: mirror.memory.missing.filter(({ table, id }) => !gone.has(refersTo(table, id))),
      accepted: [...mirror.memory.accepted, ...accepted].slice(-MOST_REMEMBERED),
    });
    return ok(null);
  });
}
