/** Two rows side by side, column by column, with what is proposed: what the page of duplicates shows of a pair. */
import { type Choice, choose } from '../../crm/duplicates/choose-values.ts';
import { formatShortDay } from '../../crm/french/dates.ts';
import { parseSettings } from '../../crm/settings/index.ts';
import { ALL_TABLES, settings as settingsTable } from '../../crm/tables/index.ts';
import type { Column, Table } from '../../crm/tables/table.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import type { CellValue } from '../../sheet/cell-values.ts';
import { Draft } from '../../sheet/draft.ts';
import { FreshReader } from '../../sheet/fresh-reader.ts';
import type { Fresh } from '../../sheet/index.ts';
import { linksOf } from '../completion/missing-rows.ts';
import { showValue } from '../records/facts.ts';
import { type Combination, combine } from './combine.ts';
import { nameOf } from './merge-records.ts';
import { countLinks, type LinkCounts, tellLinks } from './move-links.ts';
import { type MergedRow, type MergedTable, type OneRecord, readTwoRecords } from './two-records.ts';

/** PARAMETRES, and each table that names a contact, CONTACTS among them; a company is named in four others. */
export const floor = { read: 6 };

export interface Comparison {
  /** « Paul Vassal, Habitat Prunelle » */
  readonly title: string;
  readonly keep: ComparedRecord;
  readonly drop: ComparedRecord;
  /** « 5 interactions, 1 opportunité »: what the row that stays will be linked to; `''` for nothing. */
  readonly links: string;
  /** Columns that differ, in the order of the tab. */
  readonly fields: readonly ComparedField[];
  /** Headers of the columns that say the same. */
  readonly same: readonly string[];
  /** Lines added to the notes, since no column has room for them. */
  readonly noted: readonly string[];
}

export interface ComparedRecord {
  readonly id: string;
  /** « ligne 18, ajoutée le 4 juin » */
  readonly origin: string;
  readonly links: string;
  /** For `duplicates.merge`. */
  readonly seen: number;
}

export interface ComparedField {
  readonly key: string;
  readonly label: string;
  /** As shown; `''` for a blank. */
  readonly keep: string;
  readonly drop: string;
  readonly choice: Choice;
  /** What may be chosen; one or none when there is no choosing. */
  readonly options: readonly Choice[];
  /** What keeping both gives: « Les deux, à la suite », or all that is listed; `''` when they cannot be kept together. */
  readonly both: string;
  /** Why it is proposed; `''` when it speaks for itself. */
  readonly why: string;
  /** For a value that follows from another choice: the column, and what stands here after each. */
  readonly follows: { readonly key: string; readonly keep: string; readonly drop: string } | null;
}

export interface ComparisonRequest {
  readonly table: MergedTable;
  readonly ids: readonly [string, string];
}

/** The row with the most links stays, then the older one. Fails with `duplicates.gone`, `duplicates.nameless`. */
export function compareRecords(ports: Ports, { table, ids: [one, other] }: ComparisonRequest): Result<Comparison> {
  const fresh = new FreshReader(ports);
  const two = readTwoRecords(fresh, { table, keep: one, drop: other });
  if (!two.ok) return two;
  const configured = fresh.rows(settingsTable);
  if (!configured.ok) return configured;
  const linked = openLinked(fresh, table);
  if (!linked.ok) return linked;
  const counts = [one, other].map((id) => countLinks(linked.value, table, id));
  const { settings } = parseSettings(configured.value.rows.map(({ values }) => values));
  const sides = [two.value.keep, two.value.drop].map((record, index) => ({
    record,
    links: counts[index] ?? new Map(),
  }));
  const [keep, drop] = sides.sort(stayingFirst) as [Side, Side];
  const pair = { keep: keep.record, drop: drop.record };
  const combination = combine(table, pair, settings);
  const others = (['keep', 'drop'] as const).map(
    (email) => combine(table, pair, settings, { email }).values.email2 ?? '',
  );
  const fields = combination.compared.flatMap(({ column, keep: kept, drop: dropped, offer }): ComparedField[] => {
    const follows = table === 'contacts' && column.key === 'email2' ? followsEmail(column, others) : null;
    if (offer === null && follows === null) return [];
    return [
      {
        key: column.key,
        label: column.header,
        keep: show(column, kept),
        drop: show(column, dropped),
        choice: combination.choices[column.key] ?? 'keep',
        options: follows === null ? (offer?.options ?? []) : [],
        both: offer?.options.includes('both') ? tellBoth(column, choose(kept, dropped, 'both')) : '',
        why: follows === null ? (offer?.why ?? '') : 'l’autre adresse',
        follows,
      },
    ];
  });
  const shown = new Set(fields.map(({ key }) => key));
  return ok({
    title: titleOf(combination),
    keep: describe(keep, fresh.now),
    drop: describe(drop, fresh.now),
    links: tellLinks(add(keep.links, drop.links)),
    fields,
    same: combination.compared.filter(({ column }) => !shown.has(column.key)).map(({ column }) => column.header),
    noted: combination.noted,
  });
}

interface Side {
  readonly record: OneRecord;
  readonly links: LinkCounts;
}

/** Each table that holds identifiers of this one, the append-only ones apart: one weighted call each. */
function openLinked(fresh: Fresh, of: MergedTable): Result<readonly Draft<Table>[]> {
  const drafts: Draft<Table>[] = [];
  for (const table of ALL_TABLES) {
    if (table.appendOnly === true || !fresh.holds(table) || !linksOf(table).some((link) => link.of === of)) continue;
    const rows = fresh.rows(table);
    if (!rows.ok) return rows;
    drafts.push(new Draft(table, rows.value));
  }
  return ok(drafts);
}

function stayingFirst(a: Side, b: Side): number {
  const total = ({ links }: Side) => [...links.values()].reduce((sum, count) => sum + count, 0);
  const since = ({ record }: Side) => record.row.values.addedOn?.getTime() ?? Number.POSITIVE_INFINITY;
  return (
    total(b) - total(a) ||
    (since(a) < since(b) ? -1 : Number(since(a) > since(b))) ||
    a.record.row.position - b.record.row.position
  );
}

function add(a: LinkCounts, b: LinkCounts): LinkCounts {
  return new Map([...a.keys(), ...b.keys()].map((table) => [table, (a.get(table) ?? 0) + (b.get(table) ?? 0)]));
}

/** « Email 2 » is whatever address was not chosen. */
function followsEmail(column: Column, [keep = '', drop = '']: readonly CellValue[]): ComparedField['follows'] {
  const shown = { keep: show(column, keep), drop: show(column, drop) };
  return shown.keep === '' && shown.drop === '' ? null : { key: 'email', ...shown };
}

function show(column: Column, value: CellValue): string {
  if (column.type === 'checkbox') return value === true ? 'oui' : 'non';
  return showValue(column, value);
}

function tellBoth(column: Column, value: CellValue): string {
  return column.type === 'paragraph' ? 'Les deux, à la suite' : showValue(column, value);
}

/** As the row that stays will be called. */
function titleOf({ values }: Combination): string {
  const place = 'lastName' in values ? values.company : values.city;
  return [nameOf(values as unknown as MergedRow['values']), String(place)].filter((part) => part !== '').join(', ');
}

function describe({ record: { row, seen }, links }: Side, now: Date): ComparedRecord {
  const { addedOn } = row.values;
  const imported = 'source' in row.values && row.values.source === 'Import';
  const year = addedOn?.getFullYear() === now.getFullYear() ? '' : ` ${addedOn?.getFullYear()}`;
  const entered = addedOn === null ? '' : `, ${imported ? 'importée' : 'ajoutée'} le ${formatShortDay(addedOn)}${year}`;
  return { id: row.id, origin: `ligne ${row.position}${entered}`, links: tellLinks(links), seen };
}
