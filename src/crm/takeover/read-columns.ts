/** Which column of which table each column of a tab is: by its header, else by what it holds. */
import { fold } from '../names.ts';
import { tableOf } from '../tables/index.ts';
import type { Column } from '../tables/table.ts';
import { CONTENTS, looksLikePerson, MUST_BE } from './column-contents.ts';
import { type Certainty, matchHeader } from './headers.ts';
import * as looks from './looks.ts';
import type { SortedRows } from './sort-rows.ts';
import { type ColumnUse, isEmpty, type SourceCell, type Target, textOf } from './source.ts';
import type { TeamLists } from './words.ts';

export interface ReadColumn {
  /** From 1. */
  readonly place: number;
  /** As the tab has it; `''` for none. */
  readonly header: string;
  readonly use: ColumnUse;
  /** Why, in French, without a full stop. */
  readonly reason: string;
  /** Its first different values. */
  readonly samples: readonly string[];
  /** How many cells it fills. */
  readonly filled: number;
}

/** The tables whose columns a row of another may hold as well: a person, their company and a deal on one line. */
const NEIGHBOURS: Readonly<Record<Target, readonly Target[]>> = {
  contacts: ['companies', 'opportunities'],
  companies: ['contacts', 'opportunities'],
  opportunities: ['contacts', 'companies'],
  interactions: [],
  tenders: [],
  followUps: [],
};

/** Columns of a neighbour that say something only of it: the others (« Type », « Notes »…) stay with the row. */
const TELLING: Readonly<Partial<Record<Target, ReadonlySet<string>>>> = {
  contacts: new Set([
    'fullName',
    'firstName',
    'lastName',
    'civility',
    'email',
    'phone',
    'mobile',
    'position',
    'linkedin',
  ]),
  companies: new Set([
    'siren',
    'siret',
    'size',
    'sector',
    'certifications',
    'budget',
    'website',
    'address',
    'postcode',
    'city',
  ]),
  opportunities: new Set([
    'title',
    'amount',
    'closesOn',
    'probability',
    'lossReason',
    'budgetConfirmed',
    'cost',
    'channel',
  ]),
};

/** A file keeps one or two facts of the company beside the person; more, and it is a mixed file. */
const MIXED_FROM = 2;

const REASONS: Readonly<Record<Certainty, string>> = {
  name: 'même en-tête',
  alias: 'en-tête équivalent',
  typo: 'en-tête à une faute près',
  words: 'd’après les mots de l’en-tête',
};

interface Source extends SortedRows {
  readonly lists: TeamLists;
}

export function readColumns(table: Target, source: Source): ReadColumn[] {
  const reader = new ColumnReader(table, source);
  reader.readHeaders(['name', 'alias']);
  reader.readHeaders(['typo']);
  reader.readContents();
  reader.readHeaders(['words']);
  reader.sortNames();
  reader.readNeighbours();
  return reader.columns();
}

interface Found {
  readonly use: ColumnUse;
  readonly reason: string;
}

class ColumnReader {
  private readonly table: Target;
  private readonly source: Source;
  private readonly cells: readonly (readonly SourceCell[])[];
  private readonly found = new Map<number, Found>();
  private readonly taken = new Set<string>();

  constructor(table: Target, source: Source) {
    this.table = table;
    this.source = source;
    this.cells = source.headers.map((_, index) =>
      source.rows.map(({ cells }) => cells[index] ?? '').filter((cell) => !isEmpty(cell)),
    );
  }

  columns(): ReadColumn[] {
    return this.source.headers.flatMap((header, index): ReadColumn[] => {
      const cells = this.cells[index] ?? [];
      if (header === '' && cells.length === 0) return [];
      const { use, reason } = this.found.get(index) ?? { use: 'keep' as const, reason: 'colonne à vous' };
      const samples = [...new Set(cells.map((cell) => textOf(cell).slice(0, 60)))].slice(0, 3);
      return [{ place: index + 1, header, use, reason, samples, filled: cells.length }];
    });
  }

  /** Columns whose header is so certain, surest column first: of two that say the same, the fuller one is meant. */
  readHeaders(certainties: readonly Certainty[]): void {
    const candidates = this.source.headers.flatMap((header, index) => {
      if (header === '' || this.found.has(index) || this.isAnothers(index)) return [];
      const match = matchHeader(this.table, header, certainties, this.taken);
      return match ? [{ index, ...match }] : [];
    });
    const rank = ({ certainty, index }: (typeof candidates)[number]) =>
      (certainty === 'name' ? 1e9 : 0) + (this.cells[index]?.length ?? 0);
    for (const { index, key, certainty } of [...candidates].sort((a, b) => rank(b) - rank(a))) {
      if (certainty !== 'name' && !this.couldHold(index, key)) continue;
      if (this.taken.has(key)) this.giveSecond(index, key);
      else this.give(index, key, REASONS[certainty]);
    }
  }

  /** A second column of e-mails or phones has a place of its own; a second one of remarks joins the notes. */
  private giveSecond(index: number, key: string): void {
    const second = SECONDS[key];
    if (second !== undefined && this.table === 'contacts' && !this.taken.has(second)) {
      this.give(index, second, 'deuxième colonne de ce nom');
    } else if (key === 'notes') this.found.set(index, { use: 'notes', reason: 'deuxième colonne de remarques' });
    else this.found.set(index, { use: 'keep', reason: 'une autre colonne porte déjà ce nom' });
  }

  /** Columns whose header says nothing, by what most of their cells are. */
  readContents(): void {
    if (this.table !== 'contacts' && this.table !== 'companies') return;
    this.cells.forEach((cells, index) => {
      const known = this.found.get(index);
      if (known || cells.length === 0) return;
      const header = this.source.headers[index] ?? '';
      if (header !== '' && matchHeader(this.table, header, ['words'], this.taken)) return;
      for (const { key, what, is } of CONTENTS) {
        const column = columnOf(this.table, key);
        const isMost = cells.filter((cell) => is(cell, this.source.lists)).length >= cells.length * ENOUGH;
        if (!isMost || column === null) continue;
        const free = [key, SECONDS[key]].find(
          (candidate) => candidate !== undefined && !this.taken.has(candidate) && columnOf(this.table, candidate),
        );
        if (free !== undefined) this.give(index, free, `d’après son contenu\u00a0: ${what}`);
        break;
      }
    });
  }

  /** « Nom » beside « Contact » is the company; whole names need no last name beside them. */
  sortNames(): void {
    if (this.table !== 'contacts') return;
    const at = (key: string) => [...this.found].find(([, { use }]) => use === `contacts.${key}`)?.[0];
    const [last, full] = [at('lastName'), at('fullName')];
    if (last !== undefined && full !== undefined && at('firstName') === undefined && at('company') === undefined) {
      this.taken.delete('lastName');
      this.give(last, 'company', 'le nom de la personne est dans une autre colonne');
    }
    if (last === undefined && full === undefined) this.readNamelessColumn();
  }

  /** A file without headers, or with headers that say nothing: two capitalised words are somebody. */
  private readNamelessColumn(): void {
    const index = this.cells.findIndex(
      (cells, at) =>
        !this.found.has(at) && cells.length > 0 && cells.filter(looksLikePerson).length >= cells.length * ENOUGH,
    );
    if (index >= 0) this.give(index, 'fullName', 'd’après son contenu\u00a0: des noms de personnes');
  }

  /** What is left may be of the company or of the deal, when the file mixes them. */
  readNeighbours(): void {
    const others: (Found & { index: number })[] = [];
    const taken = new Set<string>();
    for (const table of NEIGHBOURS[this.table]) {
      this.source.headers.forEach((header, index) => {
        if (this.found.has(index) || header === '' || others.some((other) => other.index === index)) return;
        const match = matchHeader(table, header);
        const use: ColumnUse = `${table}.${match?.key ?? ''}`;
        if (!match || taken.has(use)) return;
        const telling = TELLING[table]?.has(match.key) || groupTable(this.source.groups[index] ?? '') === table;
        if (!telling || !this.couldHold(index, match.key, table)) return;
        taken.add(use);
        others.push({ index, use, reason: `${REASONS[match.certainty]}, onglet ${tableOf(table).tab}` });
      });
    }
    const people = others.some(({ use }) => use.startsWith('contacts.'));
    const deals = others.some(({ use }) => use === 'opportunities.amount' || use === 'opportunities.title');
    if (others.length < MIXED_FROM && !people && !deals) return;
    for (const { index, ...found } of others) this.found.set(index, found);
    if (this.table === 'companies' && people) this.moveCoordinates();
  }

  /** In a file of companies that names somebody, the address and the phone are that person’s. */
  private moveCoordinates(): void {
    for (const [index, { use, reason }] of this.found) {
      const header = fold(this.source.headers[index] ?? '');
      if (
        !['companies.email', 'companies.phone'].includes(use) ||
        /generi|standard|accueil|societe|entreprise/.test(header)
      )
        continue;
      const key = use.slice('companies.'.length);
      if ([...this.found.values()].some((other) => other.use === `contacts.${key}`)) continue;
      this.found.set(index, { use: `contacts.${key}`, reason: `${reason}, celui de la personne nommée` });
    }
  }

  /** The group above a header says that it belongs to another table. */
  private isAnothers(index: number): boolean {
    const table = groupTable(this.source.groups[index] ?? '');
    if (table === null || !NEIGHBOURS[this.table].includes(table)) return false;
    const match = matchHeader(table, this.source.headers[index] ?? '');
    return match !== null && !SHARED.has(match.key);
  }

  private give(index: number, key: string, reason: string): void {
    this.taken.add(key);
    // Whole names stand for both.
    this.found.set(index, { use: `${this.table}.${key}`, reason });
  }

  /** False when most cells cannot be what the column holds: « Note » with sentences is no score. */
  private couldHold(index: number, key: string, table: Target = this.table): boolean {
    const cells = (this.cells[index] ?? []).filter((cell) => !looks.isSheetError(cell));
    const type = columnOf(table, key)?.type;
    const is = type === undefined ? undefined : MUST_BE[type];
    if (cells.length === 0) return true;
    if (key === 'position' && cells.every(looks.looksLikeCivility)) return false;
    return is === undefined || cells.filter(is).length >= cells.length * RARELY;
  }
}

/** Most cells of a column. */
const ENOUGH = 0.6;

/** Fewer than these, and a header is wrong about its column. */
const RARELY = 0.2;

const SECONDS: Readonly<Record<string, string>> = { email: 'email2', phone: 'mobile' };

/** Columns that say the same of a person and of their deal. */
const SHARED = new Set(['stage', 'assignee', 'source', 'notes', 'nextAction', 'dueOn']);

function groupTable(group: string): Target | null {
  const folded = fold(group);
  if (/societe|entreprise|structure|organis|collectiv/.test(folded)) return 'companies';
  if (/affaire|opportunite|projet|deal|vente/.test(folded)) return 'opportunities';
  return /contact|personne|interlocuteur/.test(folded) ? 'contacts' : null;
}

/** The declaration of a column; `null` when the table has none of this key. `fullName` is a text. */
function columnOf(table: Target, key: string): Pick<Column, 'type'> | null {
  if (table === 'contacts' && key === 'fullName') return { type: 'text' };
  return (tableOf(table).columns as readonly Column[]).find((column) => column.key === key) ?? null;
}
