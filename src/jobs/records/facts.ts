/** The facts of a record card, from the table's declaration: every column that the card does not show elsewhere. */
import { formatShortDay } from '../../crm/french/dates.ts';
import { formatAmount, formatNumber, formatPercent } from '../../crm/french/numbers.ts';
import { mailLink, phoneLink, webLink } from '../../crm/links.ts';
import type { Column, Table } from '../../crm/tables/table.ts';
import type { CellValue } from '../../sheet/cell-values.ts';
import type { SheetRow } from '../../sheet/index.ts';
import type { Fact } from './card.ts';

interface Wording {
  /** Columns that the card shows elsewhere. */
  readonly elsewhere: readonly string[];
  /** Columns whose blank is worth saying. */
  readonly wanted: readonly string[];
  /** Other words for some columns. */
  readonly texts?: Readonly<Record<string, string>>;
  readonly tags?: Readonly<Record<string, Fact['tag']>>;
  /** Where a filled cell comes from. */
  readonly originOf: (column: Column, value: CellValue) => string;
}

/** What is unknown and wanted comes first, the rest in the order of the tab; other blanks are left out. */
export function describeFacts<T extends Table>(table: T, row: SheetRow<T>, wording: Wording): Fact[] {
  const { elsewhere, wanted, texts = {}, tags = {}, originOf } = wording;
  const values = row.values as Readonly<Record<string, CellValue>>;
  const facts = table.columns
    .filter(({ key, hidden }) => hidden !== true && !elsewhere.includes(key))
    .map((column): Fact => {
      const { key, header } = column;
      const value = values[key] ?? null;
      const text = texts[key] ?? showValue(column, value);
      const origin = originOf(column, value);
      return { key, label: header, text, href: linkOf(column, text), tag: tags[key] ?? null, origin };
    });
  return [
    ...facts.filter(({ key, text }) => text === '' && wanted.includes(key)),
    ...facts.filter(({ text, tag }) => text !== '' || tag !== null),
  ];
}

/** A value as cards and comparisons show it; `''` for a blank. */
export function showValue({ type }: Column, value: CellValue): string {
  if (value === null || value === false || value === '') return '';
  if (value === true) return 'Oui';
  if (value instanceof Date) return `${formatShortDay(value)} ${value.getFullYear()}`;
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'object') return value.join(', ');
  if (type === 'amount') return formatAmount(value);
  return type === 'percent' ? formatPercent(value) : formatNumber(value);
}

function linkOf({ type }: Column, text: string): string {
  if (type === 'email') return mailLink(text);
  if (type === 'phone') return phoneLink(text);
  return type === 'url' ? webLink(text) : '';
}
