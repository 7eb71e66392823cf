/** All rows of a file as tables to be: companies and people that several rows describe are put together. */
import { companyKey, contactLabel, fold, searchWords } from '../names.ts';
import { headerOf } from './fields.ts';
import { type Draft, type ReadRow, type RowReading, readRows, type UnclearCell } from './read-rows.ts';
import type { ReadTab } from './read-tab.ts';
import { isEmpty, type SourceCell, type Target, textOf } from './source.ts';

/** What each table receives, in the order of the file. */
export interface Gathered {
  readonly drafts: Readonly<Record<Target, readonly Draft[]>>;
  readonly unclear: readonly UnclearCell[];
  /** For each deal drawn from a row that also names somebody: that person’s draft. */
  readonly people: ReadonlyMap<Draft, Draft>;
}

export function gather(tabs: readonly ReadTab[], reading: RowReading): Gathered {
  const drafts: Record<Target, Draft[]> = {
    contacts: [],
    companies: [],
    opportunities: [],
    interactions: [],
    tenders: [],
    followUps: [],
  };
  const unclear: UnclearCell[] = [];
  const people = new Map<Draft, Draft>();
  const firms = new Map<string, Draft>();
  for (const tab of tabs) {
    if (tab.use === 'leave') continue;
    const rows = readRows(tab, tab.use, reading);
    // A person on several lines of one tab, one for each deal, is one person.
    const persons = rows.some(({ deal }) => deal !== null) || tab.use !== 'contacts' ? new Map<string, Draft>() : null;
    for (const row of rows) {
      unclear.push(...row.unclear);
      const person = addPerson(row, tab.use, persons, drafts);
      const main = tab.use === 'contacts' ? person : row.main;
      const deal = tab.use === 'opportunities' ? row.main : row.deal;
      if (tab.use === 'companies') addCompany(row.main, firms, drafts, row.main);
      else if (tab.use !== 'contacts') drafts[tab.use].push(row.main);
      if (row.company && main) addCompany(row.company, firms, drafts, main);
      if (row.deal) drafts.opportunities.push(row.deal);
      if (deal && person) people.set(deal, person);
    }
  }
  return { drafts, unclear, people };
}

/** The person of a row; who is already there is completed. */
function addPerson(
  row: ReadRow,
  use: Target,
  persons: Map<string, Draft> | null,
  drafts: Record<Target, Draft[]>,
): Draft | null {
  const person = use === 'contacts' ? row.main : row.person;
  if (!person) return null;
  const key = persons ? personKey(person) : '';
  const known = persons?.get(key);
  if (key !== '' && known) {
    // Each line’s own deal says its stage and who leads it.
    complete(known, row.deal ? withoutDeal(person) : person, known);
    return known;
  }
  if (key !== '') persons?.set(key, person);
  drafts.contacts.push(person);
  return person;
}

const OF_DEALS = new Set(['stage', 'assignee', 'source']);

function withoutDeal(person: Draft): Draft {
  const cells = Object.fromEntries(Object.entries(person.cells).filter(([key]) => !OF_DEALS.has(key)));
  return { ...person, cells };
}

/** The same address, or the same name in the same company. */
function personKey({ cells }: Draft): string {
  const email = fold(textOf(cells.email ?? ''));
  if (email !== '') return email;
  const name = searchWords(`${textOf(cells.firstName ?? '')} ${textOf(cells.lastName ?? '')}`)
    .sort()
    .join(' ');
  return name === '' ? '' : `${name}/${companyKey(textOf(cells.company ?? ''))}`;
}

/**
 * A company that a row of people or deals describes is one for all its rows. Rows of a tab of companies all stay: which of
 * them are doubled is for a person to say.
 */
function addCompany(company: Draft, firms: Map<string, Draft>, drafts: Record<Target, Draft[]>, said: Draft): void {
  const key = companyKey(textOf(company.cells.name ?? ''));
  const known = firms.get(key);
  if (known && company !== said) complete(known, company, said);
  else drafts.companies.push(company);
  if (key !== '' && !known) firms.set(key, company);
}

/** Fills what is blank; what differs is kept as a remark in the row that said it. */
function complete(known: Draft, other: Draft, said: Draft): void {
  const remarks: string[] = [];
  for (const [key, value] of Object.entries(other.cells)) {
    const present = known.cells[key] ?? '';
    if (isEmpty(present)) known.cells[key] = value;
    else if (key === 'name' || fold(textOf(present)) === fold(textOf(value))) continue;
    else remarks.push(key === 'notes' ? textOf(value) : `${headerOf(other.table, key)}\u00a0: ${textOf(value)}`);
  }
  for (const [title, value] of Object.entries(other.kept)) {
    const present = known.kept[title] ?? '';
    if (isEmpty(present)) known.kept[title] = value;
    else if (textOf(present) !== textOf(value)) remarks.push(`${title}\u00a0: ${textOf(value)}`);
  }
  if (remarks.length === 0) return;
  const notes = [textOf(said.cells.notes ?? ''), ...remarks].filter((text) => text !== '');
  said.cells.notes = [...new Set(notes)].join('\n');
}

/** A contact as other rows name it. */
export function labelOf({ cells }: Draft): string {
  const text = (key: string): string => textOf((cells[key] as SourceCell | undefined) ?? '');
  return contactLabel(text('firstName'), text('lastName'), text('company'));
}
