/** Which row of the sheet, or which earlier row of the file, a new one is. */
import { linkedinSlug } from '../duplicates/traces.ts';
import { companyKey, fold, searchWords } from '../names.ts';
import type { Importable } from './read-entries.ts';
import type { Values } from './values.ts';

/** Keys under which a row is found again, the surest first; a key of two rows is nobody’s. */
function keysOf(table: Importable, values: Values): string[] {
  const text = (key: string): string => String(values[key] ?? '').trim();
  const keys = text('id') === '' ? [] : [`id ${text('id')}`];
  switch (table) {
    case 'contacts': {
      for (const email of [text('email'), text('email2')]) if (email !== '') keys.push(`email ${fold(email)}`);
      const profile = linkedinSlug(text('linkedin'));
      if (profile !== '') keys.push(`profile ${profile}`);
      const [name, company] = [personKey(values), companyKey(text('company'))];
      const whole = text('firstName') !== '' && text('lastName') !== '';
      if (name !== '' && (company !== '' || whole)) keys.push(`name ${name} / ${company}`);
      return keys;
    }
    case 'companies': {
      const siren = text('siren').replace(/\D/g, '') || text('siret').replace(/\D/g, '').slice(0, 9);
      if (siren.length === 9) keys.push(`siren ${siren}`);
      const name = companyKey(text('name'));
      return name === '' ? keys : [...keys, `name ${name}`];
    }
    case 'opportunities': {
      const company = companyKey(text('company'));
      return company === '' ? keys : [...keys, `title ${fold(text('title'))} / ${company}`];
    }
  }
}

/** First and last name in any order, without accents or case. */
function personKey({ firstName = '', lastName = '' }: Values): string {
  return searchWords(`${String(firstName)} ${String(lastName)}`)
    .sort()
    .join(' ');
}

/**
 * False for two people who share a mailbox: same address, and not a word of their names in common; and for two of one name,
 * whose companies nobody knows, who have an address or a profile each.
 */
function mayBeOne(table: Importable, key: string, a: Values, b: Values): boolean {
  if (table !== 'contacts') return true;
  if (key.endsWith(NO_COMPANY)) return !differ('email', a, b) && !differ('linkedin', a, b);
  if (!key.startsWith('email ')) return true;
  const [left, right] = [personKey(a), personKey(b)];
  if (left === '' || right === '') return true;
  const words = new Set(left.split(' '));
  return right.split(' ').some((word) => words.has(word));
}

/** How the key of a person without a company ends. */
const NO_COMPANY = ' / ';

function differ(key: string, a: Values, b: Values): boolean {
  const [left, right] = [fold(String(a[key] ?? '')), fold(String(b[key] ?? ''))];
  return left !== '' && right !== '' && left !== right;
}

/** Rows by their keys. */
export class RowFinder<R extends { readonly values: Values }> {
  private readonly table: Importable;
  private readonly rows = new Map<string, R[]>();

  constructor(table: Importable) {
    this.table = table;
  }

  add(row: R, values: Values = row.values): void {
    for (const key of keysOf(this.table, values)) {
      const known = this.rows.get(key);
      if (!known) this.rows.set(key, [row]);
      else if (!known.includes(row)) known.push(row);
    }
  }

  /** The rows that these values may be, by their surest key that finds any. */
  find(values: Values): readonly R[] {
    for (const key of keysOf(this.table, values)) {
      const found = (this.rows.get(key) ?? []).filter((row) => mayBeOne(this.table, key, values, row.values));
      if (found.length > 0) return found;
    }
    return [];
  }
}
