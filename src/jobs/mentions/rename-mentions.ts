/** A row was renamed: every cell that names it follows, wherever it still holds the former name. */
import { actions, contacts, followUps, interactions, opportunities, sales, tenders } from '../../crm/tables/index.ts';
import type { Table } from '../../crm/tables/table.ts';
import { ok, type Result } from '../../result.ts';
import type { Change } from '../../sheet/change.ts';
import { Draft, decide, textOf } from '../../sheet/draft.ts';
import type { Fresh } from '../../sheet/operation.ts';
import { indexNames, type NamedRow, type NamedTable, nameContact } from './name-index.ts';

/** A row, as it was called and as it is. */
export interface Renaming {
  readonly table: NamedTable;
  readonly before: NamedRow;
  readonly after: NamedRow;
}

/** Which tables name the rows of each table. */
const MENTIONS = {
  companies: [contacts, opportunities, interactions, sales],
  contacts: [opportunities, interactions, followUps],
  opportunities: [interactions, followUps, tenders, sales],
  tenders: [followUps],
  objectives: [actions],
} as const satisfies Record<NamedTable, readonly Table[]>;

/**
 * The changes that a renaming makes elsewhere, on behalf of whoever renamed: a name is replaced where the identifier beside
 * it leads to the row. A text that names something else is its author's, and stays. A company carries its contacts' labels
 * along, and these the cells that hold them. Each table is read once: six weighted calls at most, whatever the rows.
 */
export function planRenaming(fresh: Pick<Fresh, 'holds' | 'rows'>, renaming: Renaming): Result<Change[]> {
  const drafts = new Map<Table, Draft<Table>>();
  const renamings = [renaming];
  // Renamed contacts join the list while it is walked.
  for (const current of renamings) {
    for (const table of MENTIONS[current.table]) {
      if (!fresh.holds(table)) continue;
      const draft = draftOf(fresh, drafts, table);
      if (!draft.ok) return draft;
      const touched = mention(draft.value, current);
      if (table === contacts) renamings.push(...touched.map(relabel));
    }
  }
  return ok([...drafts.values()].flatMap((draft) => draft.changes()));
}

type Row = Draft<Table>['rows'][number];

function draftOf(
  fresh: Pick<Fresh, 'holds' | 'rows'>,
  drafts: Map<Table, Draft<Table>>,
  table: Table,
): Result<Draft<Table>> {
  const known = drafts.get(table);
  if (known) return ok(known);
  const read = fresh.rows(table);
  if (!read.ok) return read;
  const draft = new Draft(table, read.value);
  drafts.set(table, draft);
  return ok(draft);
}

/** Replaces the name in the rows of one table; gives those that were. */
function mention(draft: Draft<Table>, { table, before, after }: Renaming): Row[] {
  const { keyOf } = indexNames(table, []);
  const former = new Set([before.name, before.short ?? ''].filter((name) => name !== '').map(keyOf));
  const touched = new Set<Row>();
  for (const { key, type, of, owner, link } of draft.table.columns) {
    if (type !== 'name' || of !== table || link === undefined) continue;
    for (const row of draft.rows) {
      if (textOf(row.values, link) !== before.id) continue;
      const present = textOf(row.values, key);
      if (owner === 'team' && !former.has(keyOf(present))) continue;
      decide(row, { [key]: after.name });
      touched.add(row);
    }
  }
  return [...touched];
}

/** A contact of a renamed company: its label bears the company's name. */
function relabel(row: Row): Renaming {
  // Only rows of CONTACTS are relabelled.
  const [was, is] = [row.before, row.values] as unknown as [ContactValues, ContactValues];
  const after = nameContact(row.id, is);
  decide(row, { label: after.name });
  return { table: 'contacts', before: nameContact(row.id, was), after };
}

type ContactValues = Parameters<typeof nameContact>[1];
