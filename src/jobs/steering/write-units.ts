/** Figures under the unit that their code implies: `28 100 €`, `45 %`, `7`. */
import { patternOf, type Unit } from '../../crm/steering/units.ts';
import type { Table } from '../../crm/tables/table.ts';
import type { Ports } from '../../ports.ts';
import { placeOf } from '../../sheet/header.ts';
import type { SheetRow, TableRows } from '../../sheet/rows.ts';

export interface Figures {
  readonly header: TableRows<Table>['header'];
  readonly rows: readonly Pick<SheetRow<Table>, 'id' | 'position'>[];
  /** The columns of figures. */
  readonly keys: readonly string[];
  /** By row identifier; a row that no code measures has none here. */
  readonly units: ReadonlyMap<string, Unit>;
}

/** What no code measures is shown as it was typed. */
const AS_TYPED = 'General';

/** One weighted call when the columns stand side by side, one for each group of them otherwise; none without rows. Looks only. */
export function writeUnits({ workbook }: Pick<Ports, 'workbook'>, { header, rows, keys, units }: Figures): void {
  const last = rows[rows.length - 1]?.position;
  const first = rows[0]?.position;
  if (first === undefined || last === undefined) return;
  const patterns = Array.from({ length: last - first + 1 }, () => AS_TYPED);
  for (const { id, position } of rows) {
    const unit = units.get(id);
    if (unit !== undefined) patterns[position - first] = patternOf(unit);
  }
  const formats = sideBySide(keys.map((key) => placeOf(header, key))).map(({ column, columns }) => ({
    area: { row: first, column, rows: patterns.length, columns },
    numberFormats: patterns.map((pattern) => Array.from({ length: columns }, () => pattern)),
  }));
  workbook.design(header.tab, { formats });
}

interface Columns {
  readonly column: number;
  columns: number;
}

function sideBySide(places: readonly number[]): Columns[] {
  const groups: Columns[] = [];
  for (const place of [...places].sort((one, other) => one - other)) {
    const group = groups[groups.length - 1];
    if (group && group.column + group.columns === place) group.columns += 1;
    else groups.push({ column: place, columns: 1 });
  }
  return groups;
}
