/** What follows from an edit, in one operation: system cells put back, names linked, stages through their gates, renames. */
import { startOfDay } from 'date-fns';
import { weighAmount } from '../../crm/pipeline/weigh-amount.ts';
import { parseSettings, type Settings } from '../../crm/settings/index.ts';
import { companies, contacts, opportunities, settings as settingsTable, tableOf } from '../../crm/tables/index.ts';
import type { Table } from '../../crm/tables/table.ts';
import type { Edit, Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { cellAt } from '../../sheet/blocks.ts';
import { columnOf } from '../../sheet/change.ts';
import { Draft, decide, decideCell, textOf } from '../../sheet/draft.ts';
import { type Change, type Fresh, readKnownRows, transact } from '../../sheet/index.ts';
import { fillCompanies, fillContacts, fillOpportunities } from '../completion/fill-rows.ts';
import { linkNames, type Names } from '../completion/link-names.ts';
import { restoreSystem } from '../completion/restore-system.ts';
import { bringContactsAlong, settleContacts, settleOpportunities } from '../completion/settle-stages.ts';
import { indexNames, NAMED_TABLES, type NamedRow, type NamedTable, nameContact } from '../mentions/name-index.ts';
import { planRenaming } from '../mentions/rename-mentions.ts';
import { formerCell } from './former-cell.ts';
import { isReplaced } from './give-back.ts';
import { hasNameless } from './identify-edited.ts';
import { PATIENCE } from './patience.ts';
import { standsAsTold } from './stands-as-told.ts';
import type { Touched } from './touched.ts';

export interface SettledEdit {
  /** Nothing was decided: the cell holds something else than what Google says was typed. */
  readonly unsettled?: 'replaced';
  /** Rows that have just received their identifier. */
  readonly identified: number;
  /** The edited rows that have an identifier, with what their notes should say. */
  readonly draft: Draft<Table>;
  /** `null` when nothing asked for PARAMETRES. */
  readonly settings: Settings | null;
}

/**
 * Fails with `lock.busy`, `tab.missing`, `column.missing`…: the night does what was left.
 *
 * @param known the identifiers that the edited rows bore when the event came; those they bear now when absent
 */
export function settleEdit(
  ports: Ports,
  table: Table,
  edit: Edit,
  touched: Touched,
  known?: ReadonlySet<string>,
): Result<SettledEdit> {
  const last = edit.area.row + edit.area.rows;
  const isEdited = ({ position }: { readonly position: number }) => position >= edit.area.row && position < last;
  const done = transact<SettledEdit>(ports, {
    action: 'cells.edit',
    wait: PATIENCE,
    repeatable: true,
    summary: () => `Suites d’une saisie dans ${table.tab}.`,
    identify: { table, when: (rows) => hasNameless({ ...rows, rows: rows.rows.filter(isEdited) }) },
    plan: (fresh) => {
      const read = fresh.rows<Table>(table);
      if (!read.ok) return read;
      const all = new Draft<Table>(table, read.value);
      const draft = all.limitedTo(isEdited);
      const identified = fresh.identified.size;
      if (known === undefined && isReplaced({ ...read.value, rows: read.value.rows.filter(isEdited) }, edit))
        return ok({ changes: [], value: { unsettled: 'replaced', draft, settings: null, identified } });
      const bore = new Set(draft.rows.map(({ id }) => id).filter((id) => !fresh.identified.has(id)));
      return planSettlement(ports, fresh, { all, draft, edit, touched, known: known ?? bore });
    },
  });
  return done.ok ? ok(done.value.value) : done;
}

interface Subject {
  /** The whole table. */
  readonly all: Draft<Table>;
  /** The edited rows. */
  readonly draft: Draft<Table>;
  readonly edit: Edit;
  readonly touched: Touched;
  /** The identifiers that the edited rows bore when the event came. */
  readonly known: ReadonlySet<string>;
}

function planSettlement(
  ports: Ports,
  fresh: Fresh,
  subject: Subject,
): Result<{ changes: Change[]; value: SettledEdit }> {
  const { draft, edit, touched } = subject;
  const staged = draft.table.columns.some(({ key }) => key === 'validatedStage');
  const isNew = staged && draft.rows.some(({ values }) => textOf(values, 'validatedStage') === '');
  const settings = touched.stage || touched.listed || isNew || touched.source ? readSettings(fresh) : ok(null);
  if (!settings.ok) return settings;
  const restored = touched.system ? putBack(ports, fresh, subject) : ok([]);
  if (!restored.ok) return restored;
  const linked = touched.names ? link(fresh, draft, touched) : ok(null);
  if (!linked.ok) return linked;
  const today = startOfDay(fresh.now);
  if (draft.table === companies) fillCompanies(typed(draft, companies), today);
  if (draft.table === contacts) fillContacts(typed(draft, contacts), today);
  const moved = settings.value && (touched.stage || isNew) ? moveStages(fresh, subject, settings.value) : ok([]);
  if (!moved.ok) return moved;
  if (draft.table === opportunities && settings.value) fillDeals(typed(draft, opportunities), settings.value, today);
  const renamed = touched.naming ? rename(fresh, draft, edit) : ok([]);
  if (!renamed.ok) return renamed;
  return ok({
    changes: [...restored.value, ...draft.changes(), ...moved.value, ...renamed.value],
    value: { draft, settings: settings.value, identified: fresh.identified.size },
  });
}

function readSettings(fresh: Fresh): Result<Settings> {
  const rows = fresh.rows(settingsTable);
  return rows.ok ? ok(parseSettings(rows.value.rows.map(({ values }) => values)).settings) : rows;
}

/**
 * One cell: what Google says it held, unless the row has moved since. A block carries no old values: what the night knew, and
 * scripts since.
 */
function putBack(ports: Ports, fresh: Fresh, { draft, edit, touched, known }: Subject): Result<Change[]> {
  const { table } = draft;
  const [row, ...others] = draft.rows;
  const [key, ...more] = touched.keys;
  const single = row !== undefined && key !== undefined && others.length === 0 && more.length === 0;
  if (single && (edit.oldValue !== undefined || edit.value !== undefined)) {
    const image = fresh.fullImage(table);
    if (!image.ok) return image;
    const column = columnOf(table, key);
    if (!standsAsTold(column, cellAt(image.value, row.position, edit.area.column), edit.value)) return ok([]);
    const former = formerCell(column, edit.oldValue ?? '');
    decideCell(table, row, key, former);
    // What cannot be read is blank to the rules already: they would leave it.
    return ok([{ kind: 'update', table, id: row.id, claim: 'system', cells: { [key]: former }, expected: {} }]);
  }
  const past = readKnownRows(ports);
  if (!past.ok) return past;
  restoreSystem(draft, past.value);
  if (past.value === null) forgetGates(draft, known);
  return ok([]);
}

/** A row that has just received its identifier is a new one, or a copy: no gate has let it through. */
function forgetGates(draft: Draft<Table>, known: ReadonlySet<string>): void {
  if (draft.table.columns.every(({ key }) => key !== 'validatedStage')) return;
  for (const row of draft.rows) if (!known.has(row.id)) decideCell(draft.table, row, 'validatedStage', '');
}

function link(fresh: Fresh, draft: Draft<Table>, { keys }: Touched): Result<null> {
  const wanted = draft.table.columns.flatMap(({ key, type, of }) =>
    type === 'name' && of && keys.has(key) ? [of] : [],
  );
  const names: { -readonly [K in NamedTable]?: Names[K] } = {};
  for (const of of NAMED_TABLES) {
    if (!wanted.includes(of)) continue;
    const rows = fresh.rows<Table>(tableOf(of));
    if (!rows.ok) return rows;
    names[of] = indexNames(
      of,
      rows.value.rows.map(({ id, values }) => nameOf(of, id, values as Values)),
    );
  }
  linkNames(draft, names, { known: null, missing: new Set() });
  return ok(null);
}

type Values = Readonly<Record<string, unknown>>;

/** How other tables call a row. */
function nameOf(table: NamedTable, id: string, values: Values): NamedRow {
  // Rows of CONTACTS hold what a contact's name is made of.
  if (table === 'contacts') return nameContact(id, values as unknown as Parameters<typeof nameContact>[1]);
  return { id, name: String(values[tableOf(table).label] ?? '') };
}

function moveStages(fresh: Fresh, { all, draft }: Subject, settings: Settings): Result<readonly Change[]> {
  const context = { settings, now: fresh.now, gates: true, tables: fresh };
  if (draft.table === contacts) {
    const settled = settleContacts(typed(draft, contacts), context);
    return settled.ok ? ok(settled.value.history) : settled;
  }
  if (draft.table !== opportunities) return ok([]);
  const settled = settleOpportunities(typed(draft, opportunities), context);
  if (!settled.ok || settled.value.history.length === 0) return settled.ok ? ok([]) : settled;
  const concerned = new Set(draft.rows.map(({ values }) => textOf(values, 'contactId')).filter((id) => id !== ''));
  if (concerned.size === 0) return ok(settled.value.history);
  const people = fresh.rows(contacts);
  if (!people.ok) return people;
  const along = new Draft(contacts, people.value).limitedTo(({ id }) => concerned.has(id));
  const history = bringContactsAlong(along, typed(all, opportunities), context);
  return ok([...settled.value.history, ...history, ...along.changes()]);
}

function fillDeals(draft: Draft<typeof opportunities>, { stages }: Settings, today: Date): void {
  fillOpportunities(draft, stages, today);
  for (const row of draft.rows) decide(row, { weightedAmount: weighAmount(row.values, stages) });
}

/** A name typed over: every cell that names the row follows. Of a block nobody knows the former names: the night does. */
function rename(fresh: Fresh, draft: Draft<Table>, { oldValue, value, area }: Edit): Result<readonly Change[]> {
  const [row, ...others] = draft.rows;
  const { table, header } = draft;
  if (!row || others.length > 0 || oldValue === undefined || !isNamed(table)) return ok([]);
  const column = table.columns.find(({ key }) => header.places.get(key) === area.column);
  const image = fresh.fullImage(table);
  if (column === undefined || !image.ok) return image.ok ? ok([]) : image;
  if (!standsAsTold(column, cellAt(image.value, row.position, area.column), value)) return ok([]);
  const before = nameOf(table.key, row.id, { ...(row.values as Values), [column.key]: oldValue });
  const after = nameOf(table.key, row.id, row.values as Values);
  if (before.name === after.name || after.name === '') return ok([]);
  return planRenaming(fresh, { table: table.key, before, after });
}

function isNamed(table: Table): table is Table & { readonly key: NamedTable } {
  return NAMED_TABLES.some((key) => key === table.key);
}

/** The draft of a table is the draft of that table. */
function typed<T extends Table>(draft: Draft<Table>, _table: T): Draft<T> {
  return draft as unknown as Draft<T>;
}
