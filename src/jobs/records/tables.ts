import { companies, contacts, enrichments, opportunities } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { readTable, type TableRows } from '../../sheet/index.ts';
import { indexOrigins, type Origins } from '../enrichment/origins.ts';

/** What a record card is made of. */
export interface RecordTables {
  readonly contacts: TableRows<typeof contacts>;
  readonly companies: TableRows<typeof companies>;
  readonly opportunities: TableRows<typeof opportunities>;
  /** Where filled cells come from; nothing is known without ENRICHISSEMENTS, and the card opens all the same. */
  readonly origins: Origins;
}

/** Four weighted calls. */
export function readRecordTables(ports: Ports): Result<RecordTables> {
  const people = readTable(ports, contacts);
  if (!people.ok) return people;
  const firms = readTable(ports, companies);
  if (!firms.ok) return firms;
  const deals = readTable(ports, opportunities);
  if (!deals.ok) return deals;
  const lines = readTable(ports, enrichments);
  const origins = indexOrigins(lines.ok ? lines.value.rows.map(({ values }) => values) : []);
  return ok({ contacts: people.value, companies: firms.value, opportunities: deals.value, origins });
}
