/** What people have deleted, or overwritten, and what referred to it: the page « Lignes supprimées ». */
import { countOf } from '../../crm/french/numbers.ts';
import { ALL_TABLES } from '../../crm/tables/index.ts';
import type { Table, TableKey } from '../../crm/tables/table.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { textOf } from '../../sheet/draft.ts';
import { FreshReader } from '../../sheet/fresh-reader.ts';
import type { MissingRow } from '../../sheet/index.ts';
import { linksOf, refersTo } from '../completion/missing-rows.ts';
import { draftsOf, missingIn, type Survey, surveyTables } from '../completion/survey.ts';
import { toWireMinute } from '../pages/wire-days.ts';

export interface DeletedRow {
  readonly table: TableKey;
  readonly id: string;
  /** How other rows call it, else what can be read in it. */
  readonly name: string;
  /** `2026-06-16T03:12`: when a mirror last saw it. */
  readonly seenAt: string;
  /** « 2 interactions, 1 opportunité »; `''` when nothing refers to it. */
  readonly referredBy: string;
}

export interface DeletedRows {
  readonly now: string;
  /** `2026-06-16T03:12`; `''` when there is no mirror yet, so that nothing can be known. */
  readonly comparedTo: string;
  /** One group for each table that lacks rows, in the order of the tabs. */
  readonly groups: readonly { readonly tab: string; readonly rows: readonly DeletedRow[] }[];
  /** Rows beyond those shown. */
  readonly more: number;
}

/** Beyond that the page would be slow to draw; accepting or restoring makes room for the next. */
const MOST_SHOWN = 200;

/** Nine reads at most: all tables, the mirror, the journal since. Nothing is written. */
export function listDeletedRows(ports: Ports): Result<DeletedRows> {
  const surveyed = surveyTables(ports, new FreshReader(ports));
  if (!surveyed.ok) return surveyed;
  const now = ports.clock.now();
  const { known } = surveyed.value;
  const missing = missingIn(surveyed.value, now);
  const shown = missing.slice(0, MOST_SHOWN);
  const referring = countReferring(surveyed.value);
  const groups = ALL_TABLES.map((table) => ({
    tab: table.tab,
    rows: shown.filter((row) => row.table.key === table.key).map((row) => describe(row, referring)),
  })).filter(({ rows }) => rows.length > 0);
  const comparedTo = known === null ? '' : toWireMinute(known.mirror.takenAt);
  return ok({ now: toWireMinute(now), comparedTo, groups, more: missing.length - shown.length });
}

function describe(row: MissingRow, referring: Referring): DeletedRow {
  const counts = referring.get(refersTo(row.table, row.id)) ?? new Map<Table, number>();
  return {
    table: row.table.key,
    id: row.id,
    name: nameOf(row),
    seenAt: toWireMinute(row.seenAt),
    referredBy: [...counts].map(([table, count]) => countOf(count, table.one, table.many)).join(', '),
  };
}

/** How other rows call a row; without a label, its first words. */
export function nameOf({ table, id, cells }: Pick<MissingRow, 'table' | 'id' | 'cells'>): string {
  const label = table.label === undefined ? '' : String(cells[table.label] ?? '').trim();
  if (label !== '') return label;
  const first = table.columns.find(({ key, type }) => type === 'text' && String(cells[key] ?? '').trim() !== '');
  return first === undefined ? id : String(cells[first.key]);
}

/** For each row, as `refersTo` writes it, how many rows of each table refer to it. */
type Referring = ReadonlyMap<string, ReadonlyMap<Table, number>>;

function countReferring(survey: Survey): Referring {
  const referring = new Map<string, Map<Table, number>>();
  for (const { table, rows } of draftsOf(survey)) {
    for (const { values } of rows) {
      for (const link of new Set(linksOf(table).map(({ key, of }) => `${of}/${textOf(values, key)}`))) {
        const counts = referring.get(link) ?? new Map<Table, number>();
        referring.set(link, counts.set(table, (counts.get(table) ?? 0) + 1));
      }
    }
  }
  return referring;
}
