/** Values of a file beside those of the sheet: the same said otherwise is no difference. */
import { formatDate } from '../french/dates.ts';
import { formatNumber } from '../french/numbers.ts';
import { companyKey, fold } from '../names.ts';
import { readPhone } from '../phones.ts';
import type { Column } from '../tables/table.ts';
import type { SourceCell } from '../takeover/source.ts';

/** A cell’s value, as rows have it. */
export type Value = string | number | boolean | Date | null | readonly string[];

/** By column key. */
export type Values = Readonly<Record<string, Value>>;

/** What a cell read from a file is to its column. */
export function toValue(column: Column, cell: SourceCell): Value {
  if (column.type !== 'choices') return cell;
  return String(cell)
    .split(/[,;\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

export function isBlankValue(value: Value | undefined): boolean {
  if (value === undefined || value === null || value === '' || value === false) return true;
  return typeof value === 'object' && !(value instanceof Date) && value.length === 0;
}

/** True when both say the same: case and accents, spaces of a phone number, « https:// » do not count. */
export function sameValue(column: Column, a: Value, b: Value): boolean {
  return a === b || keyOf(column, a) === keyOf(column, b);
}

function keyOf(column: Column, value: Value): string {
  if (value === null) return '';
  if (value instanceof Date) return formatDate(value);
  if (typeof value === 'object') return value.map(fold).sort().join(',');
  if (typeof value !== 'string') return String(value);
  if (column.type === 'phone') {
    const number = readPhone(value);
    if (number.ok && number.value !== null) return number.value.e164;
  }
  // « Mairie de », « SAS »: of an organisation, two spellings are one name.
  if (column.key === 'company' || column.key === 'name') return companyKey(value);
  const folded = fold(value);
  return column.type === 'url' ? folded.replace(/^https?:\/\/(?:www\.|[a-z]{2}\.(?=linkedin))?|[/?#]+$/g, '') : folded;
}

/** A value as people read it. */
export function showValue(column: Column, value: Value): string {
  if (value === null || value === false) return '';
  if (value === true) return 'Oui';
  if (value instanceof Date) return formatDate(value);
  if (typeof value === 'number') {
    return column.type === 'percent' ? `${formatNumber(value * 100)}\u00a0%` : formatNumber(value);
  }
  return typeof value === 'string' ? value : value.join(', ');
}
