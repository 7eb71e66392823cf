/** What importing a file would do, row by row. Nothing is decided here about values that differ: a person is asked. */
import { fold } from '../names.ts';
import { tableOf } from '../tables/index.ts';
import type { Column } from '../tables/table.ts';
import { RowFinder } from './find-row.ts';
import type { Entry, Importable, LeftOut } from './read-entries.ts';
import { isBlankValue, sameValue, type Value, type Values } from './values.ts';

/** A row of the sheet. */
export interface StandingRow {
  readonly id: string;
  readonly values: Values;
}

export type Standing = Readonly<Record<Importable, readonly StandingRow[]>>;

/** A value typed in the sheet, and another in the file. */
export interface Conflict {
  readonly column: Column;
  readonly here: Value;
  readonly there: Value;
}

/** A row of the sheet to be, or one that the file has something to say about. */
export interface PlannedRow {
  readonly table: Importable;
  /** `null` for a new row. */
  readonly standing: StandingRow | null;
  /** All values of a new row; those that fill blanks of a standing one. */
  readonly values: Record<string, Value>;
  readonly conflicts: Conflict[];
  /** Lines of the file that are this row. */
  readonly lines: number[];
  /** Where the person works, or whom the deal is with. */
  company: PlannedRow | null;
  /** A deal’s main contact. */
  contact: StandingRow | null;
}

export interface ImportPlan {
  /** Rows of the file’s own table, in its order. */
  readonly rows: readonly PlannedRow[];
  /** Companies that those rows name, new or known; of a file of companies, none. */
  readonly companies: readonly PlannedRow[];
  readonly leftOut: readonly LeftOut[];
  /** Lines that repeat an earlier one. */
  readonly merged: number;
}

export function planImport(table: Importable, entries: readonly Entry[], standing: Standing): ImportPlan {
  return new Planner(table, standing).plan(entries);
}

class Planner {
  private readonly table: Importable;
  private readonly finders: Record<Importable, RowFinder<PlannedRow>>;
  private readonly labels = new Map<string, StandingRow[]>();
  private readonly rows = new Set<PlannedRow>();
  private readonly companies = new Set<PlannedRow>();
  private readonly leftOut: LeftOut[] = [];
  private merged = 0;

  constructor(table: Importable, standing: Standing) {
    this.table = table;
    const finder = (of: Importable) => {
      const rows = new RowFinder<PlannedRow>(of);
      if (of === table || of === 'companies') for (const row of standing[of]) rows.add(open(of, row), row.values);
      return rows;
    };
    this.finders = {
      contacts: finder('contacts'),
      companies: finder('companies'),
      opportunities: finder('opportunities'),
    };
    if (table !== 'opportunities') return;
    for (const contact of standing.contacts) {
      for (const key of ['label', 'email']) {
        const label = fold(String(contact.values[key] ?? ''));
        if (label !== '') this.labels.set(label, [...(this.labels.get(label) ?? []), contact]);
      }
    }
  }

  plan(entries: readonly Entry[]): ImportPlan {
    for (const entry of entries) this.add(entry);
    const { leftOut, merged } = this;
    return { rows: [...this.rows], companies: [...this.companies], leftOut, merged };
  }

  private add(entry: Entry): void {
    const found = this.finders[this.table].find(entry.values);
    const refusal = refuse(this.table, found, entry);
    if (refusal) {
      this.leftOut.push({ line: entry.line, ...refusal });
      return;
    }
    const row = found[0] ?? open(this.table, null);
    if (row.lines.length > 0) this.merged += 1;
    row.lines.push(entry.line);
    this.rows.add(row);
    const company = this.table === 'companies' ? null : this.nameCompany(entry);
    const contact = this.table === 'opportunities' ? this.nameContact(entry) : null;
    const names = {
      ...(company ? { company: company.values.name ?? company.standing?.values.name ?? '' } : {}),
      ...(contact ? { contact: contact.values.label ?? '' } : {}),
    };
    this.take(row, { ...entry.values, ...names });
    this.finders[this.table].add(row, entry.values);
    // Of two lines that name two, the first is kept, and its link with it.
    if (company && nameIn(row, 'company') === names.company) row.company ??= company;
    if (contact && nameIn(row, 'contact') === names.contact) row.contact ??= contact;
  }

  /** The contact whom a deal names, by label or address; `null` when nobody, or several, bear it. */
  private nameContact({ values }: Entry): StandingRow | null {
    const named = this.labels.get(fold(String(values.contact ?? ''))) ?? [];
    return named.length === 1 ? (named[0] ?? null) : null;
  }

  /** The company that a row names, with its facts; `null` without a name, or when several rows bear it. */
  private nameCompany(entry: Entry): PlannedRow | null {
    const name = String(entry.values.company ?? '').trim();
    if (name === '') return null;
    const facts = { ...entry.company, name };
    const found = this.finders.companies.find(facts);
    if (found.length > 1) return null;
    const company = found[0] ?? open('companies', null);
    company.lines.push(entry.line);
    this.companies.add(company);
    // How a person’s row spells the name says nothing of the company’s own.
    const { name: _spelt, ...others } = facts;
    this.take(company, company.standing === null && company.lines.length === 1 ? facts : others);
    this.finders.companies.add(company, facts);
    return company;
  }

  /** Fills what is blank; what differs from the sheet is a conflict; of two lines of the file, the first is kept. */
  private take(row: PlannedRow, values: Values): void {
    for (const column of tableOf(row.table).columns as readonly Column[]) {
      const value = values[column.key];
      if (value === undefined || isBlankValue(value) || column.owner === 'system') continue;
      const here = row.standing?.values[column.key];
      if (isBlankValue(here)) {
        if (isBlankValue(row.values[column.key])) row.values[column.key] = value;
      } else if (
        here !== undefined &&
        !sameValue(column, here, value) &&
        !isWithin(column, here, value) &&
        !row.conflicts.some((conflict) => conflict.column === column)
      ) {
        row.conflicts.push({ column, here, there: value });
      }
    }
  }
}

function open(table: Importable, standing: StandingRow | null): PlannedRow {
  return { table, standing, values: {}, conflicts: [], lines: [], company: null, contact: null };
}

/** The name that a row has from the file, or that both have. */
function nameIn({ values, conflicts, standing }: PlannedRow, key: 'company' | 'contact'): Value | undefined {
  return values[key] ?? conflicts.find(({ column }) => column.key === key)?.there ?? standing?.values[key];
}

/** Notes that already hold the file’s remark, labels among others: nothing to decide. */
function isWithin(column: Column, here: Value, there: Value): boolean {
  if (column.type === 'paragraph') return fold(String(here)).includes(fold(String(there)));
  if (column.type !== 'choices' || !Array.isArray(here) || !Array.isArray(there)) return false;
  const known = new Set(here.map((word) => fold(String(word))));
  return there.every((word) => known.has(fold(String(word))));
}

function refuse(table: Importable, found: readonly PlannedRow[], { values }: Entry): Omit<LeftOut, 'line'> | null {
  if (found.length > 1) {
    const ids = found.map(({ standing }) => standing?.id ?? '').filter((id) => id !== '');
    return {
      why: `Plusieurs fiches lui correspondent\u00a0: ${ids.join(', ')}.`,
      advice: 'Fusionnez-les dans Doublons, puis réimportez la ligne.',
    };
  }
  const standing = found[0]?.standing;
  if (standing && standing.id === '') {
    return {
      why: 'Sa fiche n’a pas encore d’identifiant.',
      advice: 'Pistil le lui donne dans la nuit, ou par Santé\u00a0: réimportez ensuite.',
    };
  }
  if (table === 'contacts' && standing?.values.optedOut === true && values.optedOut !== true) {
    return {
      why: 'Cette personne s’est opposée à la prospection.',
      advice: 'Rien à faire\u00a0: sa fiche reste telle quelle.',
    };
  }
  return null;
}
