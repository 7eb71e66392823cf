/** What taking over a file means, all of it, before anything is written. */
import { matchKey, searchWords } from '../names.ts';
import { tableOf } from '../tables/index.ts';
import type { Column } from '../tables/table.ts';
import { recognizeChoice } from './choices.ts';
import { companiesToCreate, mentionKey, type NamedCompany } from './companies.ts';
import { type Gathered, gather, labelOf } from './gather.ts';
import { allowedIn, wordKey } from './read-cells.ts';
import type { Draft } from './read-rows.ts';
import { type ReadTab, readTab, type TabChoice } from './read-tab.ts';
import { type ColumnUse, type SourceTab, TARGETS, type Target, textOf } from './source.ts';
import type { TeamLists } from './words.ts';

/** What a person decides; what is absent is decided by the file itself. */
export interface TakeoverChoices {
  readonly tabs: ReadonlyMap<string, TabChoice>;
  /** By tab, then by place of the column. */
  readonly columns: ReadonlyMap<string, ReadonlyMap<number, ColumnUse>>;
  /** What a word becomes, by `wordKey`; `''` leaves it. */
  readonly words: ReadonlyMap<string, string>;
}

export const NO_CHOICES: TakeoverChoices = { tabs: new Map(), columns: new Map(), words: new Map() };

export interface TakeoverPlan {
  readonly tabs: readonly ReadTab[];
  /** Tables whose tab stays as it is, with its columns in their places: its rows are mended in it. */
  readonly kept: ReadonlyMap<Target, ReadTab>;
  /** Tables whose tab is made anew: several tabs become one, or the file’s own needs sorting out. */
  readonly rebuilt: readonly Target[];
  readonly gathered: Gathered;
}

/** A word of the file that is not Pistil's, and what it becomes. */
export interface PlannedWord {
  readonly table: Target;
  /** Key and header of its column. */
  readonly column: string;
  readonly header: string;
  readonly word: string;
  readonly count: number;
  /** `''`: it stays as typed. */
  readonly value: string;
  readonly allowed: readonly string[];
}

/** Two contacts or more that may be one person. */
export interface LikelyTwins {
  readonly names: readonly string[];
  /** `même adresse e-mail`, `même nom dans la même entreprise`. */
  readonly reason: string;
}

export function planTakeover(sources: readonly SourceTab[], choices: TakeoverChoices, lists: TeamLists): TakeoverPlan {
  const tabs = sources.map((source) => {
    const read = readTab(source, lists, choices.tabs.get(source.name));
    const chosen = choices.columns.get(source.name);
    return chosen ? { ...read, columns: read.columns.map((column) => chooseColumn(column, chosen)) } : read;
  });
  const gathered = gather(tabs, { lists, words: choices.words });
  const kept = new Map<Target, ReadTab>();
  const rebuilt: Target[] = [];
  for (const table of TARGETS) {
    const own = tabs.filter(({ use }) => use === table);
    const [only] = own;
    const elsewhere = gathered.drafts[table].some(({ tab }) => !own.some(({ name }) => name === tab));
    if (only && own.length === 1 && !elsewhere && isTidy(only, table)) kept.set(table, only);
    else if (own.length > 0 || elsewhere) rebuilt.push(table);
  }
  return { tabs, kept, rebuilt, gathered };
}

function chooseColumn(
  column: ReadTab['columns'][number],
  chosen: ReadonlyMap<number, ColumnUse>,
): ReadTab['columns'][number] {
  const use = chosen.get(column.place);
  return use === undefined || use === column.use ? column : { ...column, use, reason: 'votre choix' };
}

/** One header in the first row, rows below it, each column for itself: nothing has to move. */
function isTidy(tab: ReadTab, table: Target): boolean {
  const own = tab.columns.map(({ use }) => use).filter((use) => use !== 'keep');
  return (
    tab.headerRow === 1 &&
    tab.leftOut.length === 0 &&
    tab.rows.every(({ section }) => section === '') &&
    new Set(own).size === own.length &&
    own.every((use) => use.startsWith(`${table}.`) && use !== 'contacts.fullName')
  );
}

/** The words of closed lists that are not Pistil's, most frequent first. */
export function plannedWords(
  { tabs }: Pick<TakeoverPlan, 'tabs'>,
  choices: Pick<TakeoverChoices, 'words'>,
  lists: TeamLists,
): PlannedWord[] {
  const words = new Map<string, PlannedWord>();
  for (const tab of tabs) {
    for (const { use, place } of tab.columns) {
      const [table, key = ''] = use.split('.') as [Target, string?];
      const column = key === '' ? undefined : columnOf(table, key);
      const allowed = column && column.open !== true ? allowedIn(column, lists) : null;
      if (!column || !allowed || allowed.length === 0) continue;
      for (const row of tab.rows) {
        const word = textOf(row.cells[place - 1] ?? '');
        if (word === '' || allowed.some((value) => matchKey(value) === matchKey(word))) continue;
        const at = `${table}/${wordKey(key, word)}`;
        const known = words.get(at);
        const value = choices.words.get(wordKey(key, word)) ?? recognizeChoice(key, allowed, word) ?? '';
        const first = { table, column: key, header: column.header, word, count: 0, value, allowed };
        words.set(at, { ...(known ?? first), count: (known?.count ?? 0) + 1 });
      }
    }
  }
  return [...words.values()].sort((a, b) => b.count - a.count);
}

/** The companies that people and deals only name, by key. */
export function namedCompanies({ drafts }: Gathered): Map<string, NamedCompany> {
  const known = new Set(drafts.companies.map(({ cells }) => mentionKey(textOf(cells.name ?? ''))));
  const mentions = [...drafts.contacts, ...drafts.opportunities].map(({ table, cells }) => ({
    name: textOf(cells.company ?? ''),
    type: table === 'contacts' ? textOf(cells.type ?? '') : '',
  }));
  return companiesToCreate(mentions, known);
}

/** Contacts that share an e-mail address, or a name and a company. All stay: a person decides on the page of duplicates. */
export function likelyTwins({ drafts }: Gathered): LikelyTwins[] {
  const email = ({ cells }: Draft) => textOf(cells.email ?? '').toLowerCase();
  const name = ({ cells }: Draft) => {
    const words = searchWords(`${textOf(cells.firstName ?? '')} ${textOf(cells.lastName ?? '')}`).sort();
    return words.length < 2 ? '' : `${words.join(' ')}|${mentionKey(textOf(cells.company ?? ''))}`;
  };
  return [
    ...groups(drafts.contacts, email).map((twins) => ({ names: twins.map(labelOf), reason: 'même adresse e-mail' })),
    ...groups(drafts.contacts, name)
      .filter((twins) => new Set(twins.map(email)).size > 1 || twins.every((twin) => email(twin) === ''))
      .map((twins) => ({ names: twins.map(labelOf), reason: 'même nom dans la même entreprise' })),
  ];
}

function groups(drafts: readonly Draft[], keyOf: (draft: Draft) => string): Draft[][] {
  const found = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const key = keyOf(draft);
    if (key !== '') found.set(key, [...(found.get(key) ?? []), draft]);
  }
  return [...found.values()].filter((twins) => twins.length > 1);
}

/** A column of the file whose values Pistil computes, and will replace. */
export interface Overwritten {
  readonly tab: string;
  readonly header: string;
  readonly count: number;
}

/** Columns that Pistil computes, whatever stands there. */
const COMPUTED = new Set([
  'score',
  'temperature',
  'scoreDetail',
  'abcClass',
  'rfmSegment',
  'weightedAmount',
  'relevance',
  'reasons',
]);

/** The team’s own scores and the like: they stay in the backup. */
export function overwritten({ tabs }: TakeoverPlan): Overwritten[] {
  return tabs.flatMap(({ name, columns }) =>
    columns.flatMap(({ use, header, filled }) =>
      filled > 0 && COMPUTED.has(use.split('.')[1] ?? '') ? [{ tab: name, header, count: filled }] : [],
    ),
  );
}

function columnOf(table: Target, key: string): Column | undefined {
  return (tableOf(table).columns as readonly Column[]).find((column) => column.key === key);
}
