/** Where a fact comes from, as its card says it: the service, the day, the price. */
import { formatShortDay } from '../../crm/french/dates.ts';
import { formatAmount } from '../../crm/french/numbers.ts';
import { matchKey } from '../../crm/names.ts';
import type { EnrichmentRow } from '../../crm/tables/index.ts';
import type { Column, Table } from '../../crm/tables/table.ts';
import type { CellValue } from '../../sheet/cell-values.ts';
import { isEmailOf, originOf } from '../enrichment/origins.ts';
import { showValue } from './facts.ts';

/** Below a cent an amount is shown as nothing. */
const A_CENT = 0.005;

/**
 * « Apollo, 11 juin, 0,02 € ». A value that somebody has changed since it was filled is the team's: `''`. An address
 * that the team typed has none, but who verified it is told.
 */
export function tellOrigin(
  lines: readonly EnrichmentRow[],
  table: Table,
  column: Column,
  value: CellValue,
  now: Date,
): string {
  const line = originOf(lines, table, column.key);
  if (line !== null && stands(line, column, value)) return describe(line, now);
  if (column.type !== 'email' || !table.columns.some(({ key }) => key === 'emailStatus')) return '';
  const check = originOf(lines, table, 'emailStatus');
  return check !== null && isEmailOf(check, String(value ?? '')) ? `vérifié par ${describe(check, now)}` : '';
}

function stands(line: EnrichmentRow, column: Column, value: CellValue): boolean {
  const shown = showValue(column, value);
  if (shown === '') return false;
  if (column.type === 'email' && line.reference.startsWith('empreinte')) return isEmailOf(line, shown);
  const written = matchKey(line.value);
  return written === matchKey(shown) || written === matchKey(String(value));
}

function describe({ source, date, cost }: EnrichmentRow, now: Date): string {
  const year = date === null || date.getFullYear() === now.getFullYear() ? '' : ` ${date.getFullYear()}`;
  const price = cost ?? 0;
  const parts = [
    source,
    date === null ? '' : `${formatShortDay(date)}${year}`,
    price >= A_CENT ? formatAmount(price) : '',
    price > 0 && price < A_CENT ? 'moins d’un centime' : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}
