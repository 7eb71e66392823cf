/** The fields of a row to be, and the remarks that keep what has no field. */
import { tableOf } from '../tables/index.ts';
import type { Column } from '../tables/table.ts';
import { isEmpty, type SourceCell, type Target, textOf } from './source.ts';

/** By column key. */
export type Fields = Record<string, SourceCell>;

/** Where each table keeps free text. */
export const NOTES: Readonly<Partial<Record<Target, string>>> = {
  contacts: 'notes',
  companies: 'notes',
  opportunities: 'notes',
  interactions: 'summary',
};

/** Puts remarks below the notes of a row, in a table that has some. */
export function addRemarks(main: Fields, table: Target, remarks: readonly string[]): void {
  const key = NOTES[table];
  if (key !== undefined) main[key] = [textOf(main[key] ?? ''), ...remarks].filter((text) => text !== '').join('\n');
}

/** « Ville : Lyon » */
export function remark(header: string, text: string): string {
  return header === '' ? text : `${header}\u00a0: ${text}`;
}

/** Facts of a table that has no row for them. */
export function remarkAll(table: Target, fields: Fields): string[] {
  return Object.entries(withoutBlanks(fields)).map(([key, value]) => remark(headerOf(table, key), textOf(value)));
}

/** The header under which a table shows a column. */
export function headerOf(table: Target, key: string): string {
  return (tableOf(table).columns as readonly Column[]).find((column) => column.key === key)?.header ?? key;
}

/** Types that both a person and an organisation may have. */
const SHARED_TYPES: readonly SourceCell[] = ['Collectivité', 'Entreprise RSE', 'Partenaire'];

/** The type of the one, as that of the other; none when they cannot share it. */
export function sharedType(main: Fields): Fields {
  return main.type !== undefined && SHARED_TYPES.includes(main.type) ? { type: main.type } : {};
}

export function withoutBlanks(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}

/** Those of these fields that are filled. */
export function pick(fields: Fields, keys: readonly string[]): Fields {
  return Object.fromEntries(keys.flatMap((key) => (isEmpty(fields[key] ?? '') ? [] : [[key, fields[key] ?? '']])));
}
