import type { Settings } from '../../crm/settings/index.ts';
import { readCode, SOURCES_OF, type Source, type SteeringFacts } from '../../crm/steering/indicators.ts';
import { companies, contacts, costs, history, interactions, opportunities, sales } from '../../crm/tables/index.ts';
import type { RowOf, Table } from '../../crm/tables/table.ts';
import type { Fresh } from '../../sheet/index.ts';

/** The tables that some codes are counted from, each read once; a table that no code asks for is not read. */
export function readFacts(
  fresh: Pick<Fresh, 'rows'>,
  codes: readonly string[],
  { stages, operation }: Settings,
): SteeringFacts {
  const wanted = new Set<Source>(codes.flatMap(sourcesOf));
  const rowsOf = <T extends Table>(source: Source, table: T): readonly RowOf<T>[] | null => {
    const rows = wanted.has(source) ? fresh.rows(table) : null;
    return rows?.ok ? rows.value.rows.map(({ values }) => values) : null;
  };
  // What was sold is read in ENTREPRISES, and in VENTES once it is kept.
  if (wanted.has('companies')) wanted.add('sales');
  return {
    contacts: rowsOf('contacts', contacts),
    companies: rowsOf('companies', companies),
    interactions: rowsOf('interactions', interactions),
    opportunities: rowsOf('opportunities', opportunities),
    history: rowsOf('history', history),
    sales: rowsOf('sales', sales),
    costs: rowsOf('costs', costs),
    stages,
    hourlyCost: operation.hourlyCost,
  };
}

function sourcesOf(text: string): readonly Source[] {
  const read = readCode(text);
  return read === null ? [] : SOURCES_OF[read.code];
}
