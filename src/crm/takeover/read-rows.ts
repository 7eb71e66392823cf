/** The rows of a tab as rows of tables: values read, names split, what has no place kept in the notes. */
import { matchKey } from '../names.ts';
import { tableOf } from '../tables/index.ts';
import type { Column } from '../tables/table.ts';
import { addRemarks, type Fields, NOTES, remark, remarkAll, withoutBlanks } from './fields.ts';
import { type NameOrder, nameOrderOf } from './people.ts';
import { isMonthFirst, type ReadCell, type ReadingContext, readCell } from './read-cells.ts';
import type { ReadColumn } from './read-columns.ts';
import { readCompany, readDeal } from './read-facts.ts';
import { bindPerson, hasName, nameAfterDeal, readPerson } from './read-person.ts';
import type { ReadTab } from './read-tab.ts';
import type { BodyRow } from './sort-rows.ts';
import { isEmpty, type Meaning, type SourceCell, type Target, textOf } from './source.ts';
import { meaningOf, type TeamLists } from './words.ts';

/** A row of a table to be. */
export interface Draft {
  readonly table: Target;
  /** By column key; blank cells left out. */
  readonly cells: Record<string, SourceCell>;
  /** Columns of the team’s own, by their header. */
  readonly kept: Record<string, SourceCell>;
  /** Where it comes from: its tab, and its row there. */
  readonly tab: string;
  readonly position: number;
}

/** A value nobody but the team can make sense of. */
export interface UnclearCell {
  readonly tab: string;
  readonly position: number;
  /** From 1. */
  readonly place: number;
  /** One French sentence. */
  readonly message: string;
}

/** A row of the tab, as the rows of up to three tables. */
export interface ReadRow {
  readonly main: Draft;
  /** The company of the row, when it says more than its name; its name is in `main`. */
  readonly company: Draft | null;
  /** Who the row names, in a tab that is not of contacts. */
  readonly person: Draft | null;
  readonly deal: Draft | null;
  readonly unclear: readonly UnclearCell[];
}

export interface RowReading {
  readonly lists: TeamLists;
  readonly words: ReadonlyMap<string, string>;
}

/** Header of the column in which the title of a section that Pistil cannot read is kept. */
const SECTION_HEADER = 'Section';

export function readRows(tab: ReadTab, table: Target, reading: RowReading): ReadRow[] {
  const titles = new Map<string, number>();
  const columns = tab.columns.map((column) => openColumn(column, tab, reading, titles));
  return tab.rows.map((row) => readRow({ tab, table, columns, lists: reading.lists }, row));
}

interface OpenColumn extends ReadColumn {
  /** Under which it is kept, if it is: unlike any other of its tab. */
  readonly title: string;
  /** Table and key it goes to; `null` for a column that is kept, or joins the notes. */
  readonly to: { readonly table: Target; readonly key: string } | null;
  readonly read: (cell: SourceCell) => ReadCell;
  readonly order: NameOrder;
}

/** `titles` are those of the columns before, and how often each stands there. */
function openColumn(
  column: ReadColumn,
  tab: ReadTab,
  { lists, words }: RowReading,
  titles: Map<string, number>,
): OpenColumn {
  const title = titleOf(column);
  const twins = titles.get(matchKey(title)) ?? 0;
  if (column.use === 'keep') titles.set(matchKey(title), twins + 1);
  const cells = tab.rows.map((row) => row.cells[column.place - 1] ?? '');
  const context: ReadingContext = { lists, words, monthFirst: isMonthFirst(cells) };
  const [table, key] = column.use.split('.') as [Target, string | undefined];
  const declared =
    key === undefined
      ? undefined
      : (tableOf(table).columns as readonly Column[]).find((candidate) => candidate.key === key);
  const order = nameOrderOf(column.header, cells.filter((cell) => !isEmpty(cell)).map(textOf));
  return {
    ...column,
    title: twins === 0 ? title : `${title} (${twins + 1})`,
    order,
    to: key === undefined ? null : { table, key },
    read: (cell) => (declared ? readCell(declared, cell, context) : { value: isEmpty(cell) ? '' : textOf(cell) }),
  };
}

interface Opened {
  readonly tab: ReadTab;
  readonly table: Target;
  readonly columns: readonly OpenColumn[];
  readonly lists: TeamLists;
}

function readRow({ tab, table, columns, lists }: Opened, row: BodyRow): ReadRow {
  const fields: Partial<Record<Target, Fields>> = {};
  const kept: Fields = {};
  const remarks: string[] = [];
  const unclear: UnclearCell[] = [];
  let order: NameOrder = 'first-last';
  const split = !columns.some(
    ({ to }) => to?.table === 'contacts' && (to.key === 'firstName' || to.key === 'fullName'),
  );
  for (const column of columns) {
    const cell = row.cells[column.place - 1] ?? '';
    if (isEmpty(cell) && typeof cell !== 'boolean') continue;
    if (!column.to) {
      if (column.use === 'notes' && NOTES[table]) remarks.push(remark(column.header, textOf(cell)));
      else kept[column.title] = cell;
      continue;
    }
    const { value, unclear: message } = column.read(cell);
    if (message !== undefined) unclear.push({ tab: tab.name, position: row.position, place: column.place, message });
    const own = fields[column.to.table] ?? {};
    fields[column.to.table] = own;
    own[column.to.key] = value;
    if (column.to.key === 'fullName' || (split && column.to.key === 'lastName')) order = column.order;
  }
  const person = fields.contacts;
  if (person && table === 'opportunities') nameAfterDeal(person, fields.opportunities ?? {});
  if (person) remarks.push(...readPerson(person, { order, split }));
  const said = [tab.meaning, sectionMeaning(row.section, lists)].filter((meaning) => meaning !== null);
  const main = fields[table] ?? {};
  if (person && table !== 'contacts' && !hasName(person)) remarks.push(...remarkAll('contacts', person));
  for (const meaning of said) fillMeaning(main, table, meaning);
  if (row.section !== '' && sectionMeaning(row.section, lists) === null) kept[SECTION_HEADER] = row.section;
  const draft = (of: Target, cells: Fields): Draft => ({
    table: of,
    cells,
    kept: {},
    tab: tab.name,
    position: row.position,
  });
  const company = table === 'companies' ? null : readCompany(main, fields.companies, remarks);
  const deal = table === 'opportunities' ? null : readDeal(main, table, fields.opportunities, { person, remarks });
  if (remarks.length > 0) addRemarks(main, table, remarks);
  return {
    main: { ...draft(table, withoutBlanks(main)), kept },
    company: company && draft('companies', company),
    person:
      table !== 'contacts' && person && hasName(person)
        ? draft('contacts', withoutBlanks(bindPerson(person, main, table)))
        : null,
    deal: deal && draft('opportunities', withoutBlanks(deal)),
    unclear,
  };
}

/** Under which a column that is kept stands: its header, or its letter. */
export function titleOf({ header, place }: Pick<ReadColumn, 'header' | 'place'>): string {
  return header === '' ? `Colonne ${letterOf(place)}` : header;
}

/** `A` for 1, `AA` for 27. */
export function letterOf(place: number): string {
  const rest = String.fromCharCode(65 + ((place - 1) % 26));
  return place <= 26 ? rest : letterOf(Math.floor((place - 1) / 26)) + rest;
}

function sectionMeaning(section: string, lists: TeamLists): Meaning | null {
  return section === '' ? null : meaningOf(section, lists);
}

function fillMeaning(main: Fields, table: Target, { key, value }: Meaning): void {
  const declared = (tableOf(table).columns as readonly Column[]).some((column) => column.key === key);
  if (declared && isEmpty(main[key] ?? '')) main[key] = value;
}
