/** Which table a tab of the file is, and everything that follows from it. */
import { fold, matchKey } from '../names.ts';
import { tableOf } from '../tables/index.ts';
import { matchHeader } from './headers.ts';
import { type ReadColumn, readColumns } from './read-columns.ts';
import { type SortedRows, sortRows } from './sort-rows.ts';
import { type Meaning, type SourceTab, TARGETS, type TabUse, type Target, textOf } from './source.ts';
import { meaningOf, type TeamLists } from './words.ts';

export interface ReadTab extends SortedRows {
  readonly name: string;
  readonly use: TabUse;
  /** Why, in French, without a full stop. */
  readonly reason: string;
  /** What its name says of all its rows. */
  readonly meaning: Meaning | null;
  readonly columns: readonly ReadColumn[];
}

/** What a person decides for a tab; what is absent is read from the tab itself. */
export interface TabChoice {
  readonly use?: TabUse;
  /** `false`: its name says nothing of its rows. */
  readonly named?: boolean;
  /** Positions of rows that are data all the same. */
  readonly taken?: ReadonlySet<number>;
}

export function readTab(tab: SourceTab, lists: TeamLists, choice: TabChoice = {}): ReadTab {
  const isSection = (text: string) => (meaningOf(text, lists)?.key ?? 'assignee') !== 'assignee';
  const sorted = sortRows(tab, isSection, choice.taken ?? new Set());
  const known = choice.use === undefined ? recognize(tab, sorted, lists) : { use: choice.use, reason: 'votre choix' };
  if (known.use === 'leave') return { ...sorted, name: tab.name, ...known, meaning: null, columns: [] };
  const columns = readColumns(known.use, { ...sorted, lists });
  const meaning = choice.named === false ? null : meaningOfTab(tab.name, known.use, lists);
  return { ...sorted, name: tab.name, ...known, columns, meaning };
}

/** What the name of a tab says of all its rows, besides the table that they are of. */
export function meaningOfTab(name: string, table: Target, lists: TeamLists): Meaning | null {
  const meaning = isNamed(name, table) ? null : meaningOf(name, lists);
  return fits(meaning, table) ? meaning : null;
}

interface Recognized {
  readonly use: TabUse;
  readonly reason: string;
}

/** Of what a row must hold to be a row of each table: one key of each list. */
const ESSENTIALS: Readonly<Record<Target, readonly (readonly string[])[]>> = {
  contacts: [['lastName', 'firstName', 'fullName', 'email', 'phone', 'mobile', 'linkedin']],
  companies: [['name', 'siren', 'siret']],
  opportunities: [
    ['title', 'amount', 'company'],
    ['amount', 'stage', 'closesOn', 'channel'],
  ],
  interactions: [['date'], ['contact', 'summary', 'subject']],
  tenders: [
    ['title', 'noticeId'],
    ['buyer', 'deadline', 'publishedOn', 'cpv'],
  ],
  followUps: [['what'], ['dueOn', 'status', 'assignee', 'priority']],
};

const NAME_WEIGHT = 2;
const LEAST_SCORE = 1.5;

const COPY = /^(?:sauvegarde|copie de|copy of|backup)\b/;

function recognize(tab: SourceTab, sorted: SortedRows, lists: TeamLists): Recognized {
  if (COPY.test(fold(tab.name))) return { use: 'leave', reason: 'c’est une copie' };
  if (tab.cells.length === 0) return { use: 'leave', reason: 'il est vide' };
  const scored = TARGETS.map((table) => ({ table, ...score(table, tab.name, sorted, lists) })).sort(
    (a, b) => b.score - a.score,
  );
  const [first] = scored;
  const people = scored.find(({ table }) => table === 'contacts');
  const best = first && people && people.score > 0 && isOfPeople(sorted, lists, first.table) ? people : first;
  if (!best || best.score < LEAST_SCORE) return { use: 'leave', reason: 'aucune colonne de Pistil n’y est reconnue' };
  if (tab.hidden && !isNamed(tab.name, best.table)) return { use: 'leave', reason: 'il est masqué' };
  const { many } = tableOf(best.table);
  return {
    use: best.table,
    reason: best.named ? 'd’après son nom et ses en-têtes' : `ses colonnes sont celles des ${many}`,
  };
}

/** Most rows. */
const MOST = 0.8;

/**
 * A tab of deals or companies with somebody’s name and coordinates on each line is one of people, unless each line has its
 * deal, or its own company.
 */
function isOfPeople(sorted: SortedRows, lists: TeamLists, table: Target): boolean {
  if (table !== 'opportunities' && table !== 'companies') return false;
  const placeIn = (of: Target, keys: readonly string[]) =>
    readColumns(of, { ...sorted, lists }).find(({ use }) => keys.some((key) => use === `${of}.${key}`));
  const person = placeIn('contacts', ['fullName', 'lastName']);
  if (!person || !placeIn('contacts', ['email', 'phone', 'mobile'])) return false;
  const own = placeIn(table, table === 'companies' ? ['name'] : ['title', 'amount']);
  if (!own || own.place === person.place) return false;
  const values = sorted.rows.map(({ cells }) => fold(textOf(cells[own.place - 1] ?? ''))).filter((text) => text !== '');
  const distinct = table === 'companies' ? new Set(values).size : values.length;
  return distinct < sorted.rows.length * MOST;
}

/** How many columns of a table a tab has, the sure ones counting more; 0 without what makes a row of that table. */
function score(table: Target, name: string, sorted: SortedRows, lists: TeamLists): { score: number; named: boolean } {
  const columns = readColumns(table, { ...sorted, lists });
  const own = columns.filter(({ use }) => use.startsWith(`${table}.`));
  const keys = new Set(own.map(({ use }) => use.slice(table.length + 1)));
  const whole = ESSENTIALS[table].every((some) => some.some((key) => keys.has(key)));
  const named = isNamed(name, table) || mentions(name, table);
  if (!whole) return { score: 0, named };
  const sure = own.reduce((sum, { header }) => sum + weightOf(table, header), 0);
  return { score: sure + (named ? NAME_WEIGHT : 0), named };
}

function weightOf(table: Target, header: string): number {
  const certainty = header === '' ? 'words' : matchHeader(table, header)?.certainty;
  switch (certainty) {
    case 'name':
      return 1;
    case 'alias':
      return 0.8;
    case 'typo':
      return 0.6;
    default:
      return 0.5;
  }
}

/** The tab bears the table’s name or an alias of it. */
export function isNamed(name: string, table: Target): boolean {
  const { tab, aliases = [] } = tableOf(table) as { readonly tab: string; readonly aliases?: readonly string[] };
  return [tab, ...aliases].some((candidate) => matchKey(candidate) === matchKey(name));
}

const MENTIONS: Readonly<Record<Target, RegExp>> = {
  contacts: /contact|prospect|lead|annuaire|carnet/,
  companies: /entreprise|societe|compte|collectivite|mairie|organisation|structure|client/,
  opportunities: /affaire|opportunite|pipe|deal|devis|vente/,
  interactions: /interaction|echange|appel|activite|rdv|journal|historique/,
  tenders: /appels? d.offres?|\bao\b|marche|boamp/,
  followUps: /relance|tache|a faire|todo|rappel/,
};

function mentions(name: string, table: Target): boolean {
  return MENTIONS[table].test(fold(name));
}

/** A stage is for people and deals, a type for people and companies. */
function fits(meaning: Meaning | null, table: Target): boolean {
  if (meaning === null) return false;
  if (meaning.key === 'stage') return table === 'contacts' || table === 'opportunities';
  if (meaning.key === 'type') return table === 'contacts' || table === 'companies';
  return table === 'contacts' || table === 'opportunities' || (meaning.key === 'assignee' && table === 'companies');
}
