/** What the page « Journaliser une interaction » needs to open, in one call and three reads at most. */
import { addDays, isWeekend, startOfDay } from 'date-fns';
import { isIdentifier } from '../../crm/identifiers.ts';
import { fold } from '../../crm/names.ts';
import type { CalendarSettings } from '../../crm/settings/calendar.ts';
import { parseSettings } from '../../crm/settings/index.ts';
import { contacts, opportunities, settings as settingsTable } from '../../crm/tables/index.ts';
import { isWorkingDay } from '../../crm/working-days.ts';
import type { Cell, Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { findTab, readTable, type SheetRow, type TableRows } from '../../sheet/index.ts';
import { type ContactIndex, indexContacts } from '../contacts/index-contacts.ts';
import { toWireDay } from '../pages/wire-days.ts';

export interface JournalForm {
  /** `2026-06-16`, on the script's clock. */
  readonly today: string;
  /** Week days of the year to come on which nobody works. */
  readonly closedDays: readonly string[];
  readonly contacts: ContactIndex;
  /** False when there are too many contacts to send: the page then asks `contacts.search`. */
  readonly allContacts: boolean;
  /** Identifiers of the contacts last spoken to, the latest first. */
  readonly recent: readonly string[];
  /** Whom the page was opened on: by its subject, else by what the selected row leads to. */
  readonly selected: Selected | null;
}

export interface Selected {
  readonly contactId: string;
  /** `''` when the row names no opportunity. */
  readonly opportunityId: string;
}

/** 1.2 MB of JSON: read in 80 ms by the page, searched in less than 30. */
export const LARGEST_INDEX = 10_000;

const RECENT = 3;

/** CONTACTS, PARAMETRES, and what leads to the contact when it stands in another tab. */
export const floor = { read: 3 };

export interface JournalRequest {
  /** A contact, or an opportunity that the exchange is about; left out or `''`: the selected row. */
  readonly subject?: string | undefined;
}

/** Fails with `tab.missing`, `column.missing`… when a table that it needs cannot be read. */
export function loadJournalForm(ports: Ports, { subject = '' }: JournalRequest = {}): Result<JournalForm> {
  const people = readTable(ports, contacts);
  if (!people.ok) return people;
  const parameters = readTable(ports, settingsTable);
  if (!parameters.ok) return parameters;
  const { calendar } = parseSettings(parameters.value.rows.map(({ values }) => values)).settings;

  const today = startOfDay(ports.clock.now());
  const found = subject === '' ? ok(findSelected(ports, people.value)) : findNamed(ports, people.value, subject);
  if (!found.ok) return found;
  const selected = found.value;
  const recent = lastSpokenTo(people.value.rows);
  const allContacts = people.value.rows.length <= LARGEST_INDEX;
  const needed = new Set([...recent, selected?.contactId]);
  const sent = allContacts ? people.value.rows : people.value.rows.filter(({ id }) => needed.has(id));
  return ok({
    today: toWireDay(today),
    closedDays: closedDays(today, calendar),
    contacts: indexContacts(sent),
    allContacts,
    recent,
    selected,
  });
}

/** A contact by its identifier, or the main contact of an opportunity; `null` when it is gone. */
function findNamed(ports: Ports, people: TableRows<typeof contacts>, subject: string): Result<Selected | null> {
  if (!subject.startsWith(`${opportunities.id.prefix}-`)) {
    return ok(people.byId(subject) ? { contactId: subject, opportunityId: '' } : null);
  }
  const deals = readTable(ports, opportunities);
  if (!deals.ok) return deals;
  const contactId = deals.value.byId(subject)?.values.contactId ?? '';
  return ok(people.byId(contactId) ? { contactId, opportunityId: subject } : null);
}

/**
 * The contact that the selected row leads to, in whatever tab: the row itself in CONTACTS, elsewhere the one contact
 * whose identifier, or else whose label, the row holds.
 */
function findSelected(ports: Ports, people: TableRows<typeof contacts>): Selected | null {
  const selection = ports.workbook.selection();
  if (selection === null) return null;
  const own = findTab(ports.workbook, contacts);
  if (own.ok && own.value.name === selection.tab) {
    const row = people.rows.find(({ position }) => position === selection.row);
    return row === undefined || row.id === '' ? null : { contactId: row.id, opportunityId: '' };
  }
  const tab = ports.workbook.tab(selection.tab);
  if (tab === null || selection.row < 2 || selection.row > tab.lastRow) return null;
  const area = { row: selection.row, column: 1, rows: 1, columns: tab.lastColumn };
  const [cells = []] = ports.workbook.read(selection.tab, area);
  const contactId = theOnly(identifiersIn(cells, people)) ?? theOnly(labelsIn(cells, people));
  if (contactId === null) return null;
  const opportunityId = theOnly(cells.map(String).filter((cell) => isIdentifier(cell, opportunities.id.prefix)));
  return { contactId, opportunityId: opportunityId ?? '' };
}

function identifiersIn(cells: readonly Cell[], people: TableRows<typeof contacts>): string[] {
  return cells.map(String).filter((cell) => people.byId(cell) !== undefined);
}

function labelsIn(cells: readonly Cell[], people: TableRows<typeof contacts>): string[] {
  const typed = new Set(cells.map((cell) => fold(String(cell))).filter((cell) => cell !== ''));
  return people.rows.filter(({ id, values }) => id !== '' && typed.has(fold(values.label))).map(({ id }) => id);
}

/** `null` when there is none, or several to choose from. */
function theOnly(found: readonly string[]): string | null {
  const [first, ...others] = new Set(found);
  return first === undefined || others.length > 0 ? null : first;
}

function lastSpokenTo(rows: readonly SheetRow<typeof contacts>[]): string[] {
  return rows
    .filter(({ id, values }) => id !== '' && values.lastInteraction !== null)
    .sort((a, b) => (b.values.lastInteraction?.getTime() ?? 0) - (a.values.lastInteraction?.getTime() ?? 0))
    .slice(0, RECENT)
    .map(({ id }) => id);
}

function closedDays(today: Date, calendar: CalendarSettings): string[] {
  return Array.from({ length: 366 }, (_, count) => addDays(today, count))
    .filter((day) => !isWeekend(day) && !isWorkingDay(day, calendar))
    .map(toWireDay);
}
