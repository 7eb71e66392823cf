/** Where filled cells come from, as ENRICHISSEMENTS tells it. */

import { contacts, type EnrichmentRow, enrichments } from '../../crm/tables/index.ts';
import type { Table } from '../../crm/tables/table.ts';
import { fingerprint } from '../../services/claude/fingerprint.ts';
import { columnOf } from '../../sheet/change.ts';
import { append, type Change } from '../../sheet/index.ts';

/** The lines of ENRICHISSEMENTS on one row, oldest first. */
export type Origins = (table: Table, id: string) => readonly EnrichmentRow[];

/** Field of a line that says that a service was asked, when it filled nothing. */
export const ASKED = 'Recherche';

export function indexOrigins(rows: readonly EnrichmentRow[]): Origins {
  const lines = new Map<string, EnrichmentRow[]>();
  for (const row of rows) {
    const at = `${row.tab}/${row.subjectId}`;
    const known = lines.get(at);
    if (known) known.push(row);
    else lines.set(at, [row]);
  }
  return (table, id) => lines.get(`${table.tab}/${id}`) ?? [];
}

export interface Origin {
  readonly table: Table;
  readonly id: string;
  readonly name: string;
  readonly date: Date;
  /** The column that was filled, by its key; `null` for a question that filled nothing. */
  readonly key: string | null;
  readonly value: string;
  readonly source: string;
  /** Euros. */
  readonly cost: number;
  /** The address that a status speaks of. */
  readonly about?: string;
}

/**
 * A line of ENRICHISSEMENTS. An e-mail address is not written there a second time, so that erasing it from its row
 * erases it: the line keeps its domain and its print.
 */
export function recordOrigin({ table, id, name, date, key, value, source, cost, about }: Origin): Change {
  const column = key === null ? null : columnOf(table, key);
  const email = about ?? (column?.type === 'email' ? value : '');
  return append(enrichments, {
    date,
    tab: table.tab,
    subjectId: id,
    name,
    field: column?.header ?? ASKED,
    value: column?.type === 'email' ? `Adresse en @${value.slice(value.lastIndexOf('@') + 1)}` : value,
    source,
    cost,
    reference: email === '' ? '' : printOfEmail(email),
  });
}

export function printOfEmail(email: string): string {
  return `empreinte ${fingerprint(email.trim().toLowerCase())}`;
}

/** When this service was last asked who the person is; a verification of the address is another question. `null`: never. */
export function lastAsked(lines: readonly EnrichmentRow[], source: string): Date | null {
  const status = columnOf(contacts, 'emailStatus').header;
  return lines.reduce<Date | null>((last, line) => {
    if (line.source !== source || line.field === status || line.date === null) return last;
    return last === null || line.date > last ? line.date : last;
  }, null);
}

/** The newest line on a column. */
export function originOf(lines: readonly EnrichmentRow[], table: Table, key: string): EnrichmentRow | null {
  const { header } = columnOf(table, key);
  const [newest] = lines.filter(({ field }) => field === header).slice(-1);
  return newest ?? null;
}

/** True when the address that stands in the row is the one that this service gave. */
export function isEmailFrom(lines: readonly EnrichmentRow[], source: string, email: string): boolean {
  const line = originOf(lines, contacts, 'email');
  return line?.source === source && isEmailOf(line, email);
}

/** True when a line speaks of this address. */
export function isEmailOf({ reference }: EnrichmentRow, email: string): boolean {
  return email !== '' && reference === printOfEmail(email);
}
