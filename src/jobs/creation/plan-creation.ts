/** Everything that creating a row decides, on what stands in the sheet at that moment. */
import type { Missing } from '../../crm/pipeline/gates.ts';
import { parseSettings, type Settings } from '../../crm/settings/index.ts';
import { companies, contacts, history, opportunities, settings as settingsTable } from '../../crm/tables/index.ts';
import type { Table } from '../../crm/tables/table.ts';
import { type Failure, ok, type Result } from '../../result.ts';
import { append, type Change, type Fresh } from '../../sheet/index.ts';
import { type Contact, judgeContact, judgeOpportunity } from '../pipeline/judge-move.ts';
import { bringContactAlong } from '../pipeline/record-move.ts';
import { completeRow, type NewRow, nameOnlyCompany } from './complete-row.ts';
import { CREATED, type CreatedTable } from './created-tables.ts';
import { findKnown, type KnownRow } from './find-known.ts';
import { type ReadRow, readTyped, type TypedRow } from './read-typed.ts';
import { startingValues } from './starting-values.ts';
import { type ToldLine, tellRow } from './tell-creation.ts';

export interface CreationRequest extends TypedRow {
  readonly table: CreatedTable;
  /** The person has seen which rows may be the same, and goes on. */
  readonly confirmed: boolean;
  /** Why the gate of a stage is passed over; `''` to go through it. */
  readonly forcedReason: string;
}

export type CreationDecision =
  | { readonly kind: 'created'; readonly id: string; readonly row: NewRow; readonly told: readonly ToldLine[] }
  /** Nothing is written: what to type instead, by column key. */
  | { readonly kind: 'invalid'; readonly errors: Readonly<Record<string, Failure>> }
  /** Nothing is written: rows that may be the same. */
  | { readonly kind: 'known'; readonly known: readonly KnownRow[] }
  /** Nothing is written: what the stage asks for. */
  | { readonly kind: 'refused'; readonly from: string; readonly to: string; readonly missing: readonly Missing[] };

type Planned = Result<{ changes: Change[]; value: CreationDecision }>;

/**
 * Reads PARAMETRES, the row's own table, those that its names point to, and those that the gate of its stage asks for.
 * Fails with `record.field`, and as reading does.
 */
export function planCreation(fresh: Fresh, request: CreationRequest): Planned {
  const parameters = fresh.rows(settingsTable);
  if (!parameters.ok) return parameters;
  const { settings } = parseSettings(parameters.value.rows.map(({ values }) => values));
  const table: Table = CREATED[request.table];
  // Its identifiers, before a new one is made.
  const present = fresh.rows(table);
  if (!present.ok) return present;
  // What the page does not send is as its form would begin; what it sends blank is meant so.
  const fields = { ...startingValues(request.table, settings, fresh.user, fresh.now), ...request.fields };
  const typed = readTyped(fresh, table, settings, { ...request, fields });
  if (!typed.ok) return typed;
  if (Object.keys(typed.value.errors).length > 0) return nothing({ kind: 'invalid', errors: typed.value.errors });
  const firm = prepareCompany(fresh, settings, typed.value);
  if (!firm.ok) return firm;
  const id = fresh.newId(table);
  const values = { ...typed.value.values, ...firm.value.link, id };
  const row = completeRow(request.table, values, settings, fresh.now, firm.value.score);

  const known = request.confirmed ? ok([]) : findKnown(fresh, settings, row);
  if (!known.ok) return known;
  if (known.value.length > 0) return nothing({ kind: 'known', known: known.value });
  const missing = judge(fresh, settings, row);
  if (!missing.ok) return missing;
  if (missing.value.length > 0 && request.forcedReason === '') {
    return nothing({ kind: 'refused', ...stagesOf(settings, row), missing: missing.value });
  }
  const along = bringAlong(fresh, settings, row);
  if (!along.ok) return along;
  const forcedReason = missing.value.length > 0 ? request.forcedReason : '';
  return ok({
    changes: [
      ...firm.value.changes,
      append(table, row.values),
      ...begin(fresh, row, forcedReason),
      ...along.value.changes,
    ],
    value: {
      kind: 'created',
      id,
      row,
      told: [...tellRow(table, row.values, typed.value.newCompany), ...along.value.told],
    },
  });
}

function nothing(value: CreationDecision): Planned {
  return ok({ changes: [], value });
}

interface PreparedCompany {
  readonly changes: readonly Change[];
  /** The link to a company that is created on the way. */
  readonly link: { readonly companyId?: string };
  readonly score: number | null;
}

function prepareCompany(fresh: Fresh, settings: Settings, { values, newCompany }: ReadRow): Result<PreparedCompany> {
  if (newCompany !== '') {
    const companyId = fresh.newId(companies);
    const row = { ...nameOnlyCompany(newCompany, settings, fresh.now), id: companyId };
    return ok({ changes: [append(companies, row)], link: { companyId }, score: row.score });
  }
  const id = String(values.companyId ?? '');
  if (id === '') return ok({ changes: [], link: {}, score: null });
  const firms = fresh.rows(companies);
  return firms.ok ? ok({ changes: [], link: {}, score: firms.value.byId(id)?.values.score ?? null }) : firms;
}

/** What the gate of its stage asks for, coming from the first one. */
function judge(fresh: Fresh, settings: Settings, row: NewRow): Result<readonly Missing[]> {
  if (row.table !== 'contacts' && row.table !== 'opportunities') return ok([]);
  const { from, to } = stagesOf(settings, row);
  if (from === to) return ok([]);
  const { id } = row.values;
  return row.table === 'contacts'
    ? judgeContact(fresh, settings, { id, values: row.values }, from, to)
    : judgeOpportunity(fresh, settings, { id, values: row.values }, from, to);
}

function stagesOf({ stages }: Settings, { values }: NewRow): { readonly from: string; readonly to: string } {
  return { from: stages[0]?.name ?? '', to: 'stage' in values ? values.stage : '' };
}

/** A creation is the first line of a row's history. */
function begin({ now, user }: Fresh, row: NewRow, forcedReason: string): Change[] {
  if (row.table !== 'contacts' && row.table !== 'opportunities') return [];
  const isDeal = row.table === 'opportunities';
  return [
    append(history, {
      date: now,
      subject: isDeal ? 'Opportunité' : 'Contact',
      subjectId: row.values.id,
      to: row.values.stage,
      author: user,
      forcedReason,
      ...(isDeal ? { channel: row.values.channel } : {}),
    }),
  ];
}

interface Along {
  readonly changes: readonly Change[];
  readonly told: readonly ToldLine[];
}

/** A contact is never behind its most advanced open opportunity. */
function bringAlong(fresh: Fresh, settings: Settings, row: NewRow): Result<Along> {
  const none: Along = { changes: [], told: [] };
  if (row.table !== 'opportunities' || row.values.contactId === '') return ok(none);
  const { contactId, stage } = row.values;
  const people = fresh.rows(contacts);
  if (!people.ok) return people;
  const deals = fresh.rows(opportunities);
  if (!deals.ok) return deals;
  const contact = people.value.byId(contactId);
  if (contact === undefined) return ok(none);
  const own = deals.value.rows.filter(({ values }) => values.contactId === contactId);
  const stages = [...own.map(({ values }) => values.validatedStage || values.stage), stage];
  const changes = bringContactAlong(fresh, settings, contact, stages, fresh.user);
  return ok({ changes, told: changes.length === 0 ? [] : [tellAlong(contact, stage)] });
}

function tellAlong({ values }: Contact, stage: string): ToldLine {
  return { term: `Étape de ${values.firstName} ${values.lastName}`.trim(), text: `${values.stage} → ${stage}` };
}
