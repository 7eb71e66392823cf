import type { Table } from '../../crm/tables/table.ts';
import type { SheetRow } from '../../sheet/index.ts';
import { toWireDay, toWireMinute } from '../pages/wire-days.ts';

/** A row by its headers; blank cells left out. */
export function jsonRow(table: Table, { values }: Pick<SheetRow<Table>, 'values'>): Record<string, unknown> {
  return Object.fromEntries(
    table.columns.flatMap(({ key, header, type }) => {
      const value: unknown = values[key];
      const blank = value === '' || value === null || value === false || (Array.isArray(value) && value.length === 0);
      if (blank) return [];
      if (!(value instanceof Date)) return [[header, value]];
      return [[header, type === 'date' ? toWireDay(value) : toWireMinute(value)]];
    }),
  );
}

export function writeJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
