/** What an edit is about: the columns it covers, and what has to follow. */
import type { Table } from '../../crm/tables/table.ts';
import type { Area } from '../../ports.ts';
import type { Header } from '../../sheet/header.ts';

export interface Touched {
  /** Keys of the declared columns. */
  readonly keys: ReadonlySet<string>;
  /** The row's own identifier. */
  readonly identifier: boolean;
  /** Other cells that the system owns. */
  readonly system: boolean;
  /** Names of rows of other tables. */
  readonly names: boolean;
  /** What other tables call the row. */
  readonly naming: boolean;
  readonly stage: boolean;
  /** What a system column follows from. */
  readonly source: boolean;
  /** A closed list of PARAMETRES says what may stand there. */
  readonly listed: boolean;
  /** Whether the team answers a tender. */
  readonly decision: boolean;
}

/** The columns by which other tables call a row. */
const NAMING: Readonly<Partial<Record<Table['key'], readonly string[]>>> = {
  companies: ['name'],
  contacts: ['firstName', 'lastName', 'company'],
  opportunities: ['title'],
  tenders: ['title'],
};

/** Columns from which the system computes another of the same row. */
const SOURCES: readonly string[] = ['postcode', 'amount', 'probability'];

export function touchedBy(header: Header, area: Area): Touched {
  const { table, places } = header;
  const keys = new Set(
    [...places].flatMap(([key, place]) => (place >= area.column && place < area.column + area.columns ? [key] : [])),
  );
  const columns = table.columns.filter(({ key }) => keys.has(key));
  return {
    keys,
    identifier: table.id?.prefix !== undefined && keys.has(table.id.key),
    system: columns.some(({ owner, key }) => owner === 'system' && key !== table.id?.key),
    names: columns.some(({ type, owner }) => type === 'name' && owner === 'team'),
    naming: (NAMING[table.key] ?? []).some((key) => keys.has(key)),
    stage: keys.has('stage'),
    source: SOURCES.some((key) => keys.has(key)),
    listed: columns.some(({ values, open }) => typeof values === 'string' && open !== true),
    decision: table.key === 'tenders' && keys.has('decision'),
  };
}

/** True when nothing but the cells themselves is concerned. */
export function isPlain({ identifier, system, names, naming, stage, source }: Touched): boolean {
  return !(identifier || system || names || naming || stage || source);
}
