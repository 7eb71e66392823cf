/**
 * What happens when somebody types, pastes or clears cells of a table: the edited range is one block, whatever its size.
 * Unreadable cells are explained in a note, new rows get their identifier, names their link, stages their gate, and what the
 * system owns comes back. What this leaves, for want of time or of old values, `reconcile` does at night.
 */
import { matchKey } from '../../crm/names.ts';
import { parseSettings } from '../../crm/settings/index.ts';
import { ALL_TABLES, settings as settingsTable, type TenderRow } from '../../crm/tables/index.ts';
import type { Table } from '../../crm/tables/table.ts';
import type { Area, Edit, Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import type { ListSources } from '../../sheet/column-rules.ts';
import type { Draft } from '../../sheet/draft.ts';
import { findColumns, findTab, HEADER_ROW } from '../../sheet/header.ts';
import { readTable } from '../../sheet/read-table.ts';
import { parseRows } from '../../sheet/rows.ts';
import { checkboxDesign } from '../../sheet/tab-design.ts';
import { writeNotes } from '../completion/write-notes.ts';
import { listsOf } from '../tabs/prepare-tabs.ts';
import { awaitsDeal } from '../tenders/keep-tenders.ts';
import { explainBlock } from './explain-block.ts';
import { explainHeader } from './explain-header.ts';
import { giveBackTyped } from './give-back.ts';
import { hasNameless, identifyEdited } from './identify-edited.ts';
import { settleEdit } from './settle-edit.ts';
import { isPlain, type Touched, touchedBy } from './touched.ts';

export interface EditReport {
  /** Cells whose note asks for something. */
  readonly noted: number;
  /** Rows that received an identifier. */
  readonly adopted: number;
}

const NOTHING: EditReport = { noted: 0, adopted: 0 };

/** An opportunity and its history are more than the seconds that Google gives an edit: the night makes them. */
const KEPT =
  'Son affaire sera créée cette nuit, ses relances demain matin. Tout de suite\u00a0: Pistil > Automatisations > Appels d’offres retenus.';

/** The fewest weighted calls, for a cell that concerns nothing else: the header, the row, and their notes. */
export const floor = { read: 3 } as const;

/**
 * Nothing at all outside of Pistil's tabs. What another script's lock, or a missing column, keeps it from is left to the
 * night. Fails as a service does.
 */
export function handleEdit(ports: Ports, edit: Edit): Result<EditReport> {
  const table = tableOfTab(edit.tab);
  if (!table || table.appendOnly) return ok(NOTHING);
  const tab = findTab(ports.workbook, table);
  // Another tab may bear an alias beside the table's own.
  if (!tab.ok || tab.value.name !== edit.tab || tab.value.lastColumn === 0) return ok(NOTHING);
  const { lastRow, lastColumn: width } = tab.value;
  const [top = []] = ports.workbook.read(edit.tab, { row: HEADER_ROW, column: 1, rows: 1, columns: width });
  if (edit.area.row === HEADER_ROW) explainHeader(ports, table, edit, top);
  const header = findColumns(table, top, edit.tab);
  const block = clip(edit.area, lastRow, width);
  if (!header.ok || block === null) return ok(NOTHING);

  const touched = touchedBy(header.value, block);
  const clipped = { ...edit, area: block };
  if (!isPlain(touched) && !touched.identifier) {
    const settled = settle(ports, table, clipped, touched);
    if (!settled.ok) return leaveToNight(settled);
    if (settled.value !== null) return ok(settled.value);
  }
  const lines = ports.workbook.read(edit.tab, { row: block.row, column: 1, rows: block.rows, columns: width });
  const rows = parseRows<Table>(table, header.value, lines, block.row);
  if (giveBackTyped(ports, rows, clipped)) return ok(NOTHING);
  if (touched.decision && rows.rows.some(({ values }) => awaitsDeal(values as unknown as TenderRow))) {
    ports.screen.toast(KEPT, 'Appel d’offres retenu', 15);
  }
  if (isPlain(touched) && !hasNameless(rows))
    return ok({ noted: explainBlock(ports, rows, block, readLists(ports, touched)), adopted: 0 });
  const adopted = touched.identifier ? identifyEdited(ports, rows, clipped) : ok(0);
  if (!adopted.ok) return leaveToNight(adopted);
  // What is still not what Google says was typed is the sheet's own doing, such as a spelling corrected.
  const { value: _told, ...rest } = clipped;
  const bore = new Set(rows.rows.map(({ id }) => id));
  const settled = settle(ports, table, rest, touched, bore);
  if (!settled.ok) return leaveToNight(settled);
  const { noted, adopted: more } = settled.value ?? NOTHING;
  return ok({ noted, adopted: adopted.value + more });
}

/** @returns `null` when a value given back must come first */
function settle(
  ports: Ports,
  table: Table,
  edit: Edit,
  touched: Touched,
  known?: ReadonlySet<string>,
): Result<EditReport | null> {
  const settled = settleEdit(ports, table, edit, touched, known);
  if (!settled.ok) return settled;
  const { unsettled, draft, settings, identified } = settled.value;
  if (unsettled !== undefined) return ok(null);
  const lists = settings === null ? NO_LISTS : listsOf(settings);
  if (identified > 0) addCheckboxes(ports, draft);
  return ok({ noted: writeNotes(ports, draft, lists, touched.keys), adopted: identified });
}

/** Rows begun by hand get the boxes that a script’s own rows come with: one call, whatever the number of rows. */
function addCheckboxes({ workbook }: Ports, { table, header }: Draft<Table>): void {
  if (table.columns.every(({ type }) => type !== 'checkbox')) return;
  workbook.design(header.tab, checkboxDesign(header, workbook.tab(header.tab)?.lastRow ?? 0));
}

/** Another script writes, or people keep moving rows. */
function leaveToNight(failure: Extract<Result<unknown>, { readonly ok: false }>): Result<EditReport> {
  return ['lock.busy', 'sheet.unsettled'].includes(failure.error.code) ? ok(NOTHING) : failure;
}

const NO_LISTS: ListSources['lists'] = { stages: [], channels: [], team: [] };

/** PARAMETRES is read only when a list of it says what may stand in the block. */
function readLists(ports: Ports, { listed }: Touched): ListSources['lists'] {
  if (!listed) return NO_LISTS;
  const rows = readTable(ports, settingsTable);
  return rows.ok ? listsOf(parseSettings(rows.value.rows.map(({ values }) => values)).settings) : NO_LISTS;
}

/** The part of the edited cells that stands below the header and within what is filled; `null` when there is none. */
function clip({ row, column, rows, columns }: Area, lastRow: number, width: number): Area | null {
  const first = Math.max(row, HEADER_ROW + 1);
  const end = Math.min(row + rows - 1, lastRow);
  const right = Math.min(column + columns - 1, width);
  if (end < first || right < column) return null;
  return { row: first, column, rows: end - first + 1, columns: right - column + 1 };
}

/** The table that this tab holds, by its name or an alias. */
function tableOfTab(tab: string): Table | undefined {
  const key = matchKey(tab);
  return ALL_TABLES.find((table) => [table.tab, ...(table.aliases ?? [])].some((name) => matchKey(name) === key));
}
