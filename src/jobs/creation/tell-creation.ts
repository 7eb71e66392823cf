/** What a creation has put in the sheet, line by line. */
import type { Table } from '../../crm/tables/table.ts';
import type { CellValue } from '../../sheet/cell-values.ts';
import { formColumns } from '../forms/fields.ts';
import { showValue } from '../records/facts.ts';

export interface ToldLine {
  /** A column's header most often. */
  readonly term: string;
  readonly text: string;
}

/** Columns of the system that are worth a line. */
const WORKED_OUT = ['department', 'score', 'weightedAmount'];

/** @param newCompany the name of the company created with the row; `''` for none */
export function tellRow(table: Table, values: object, newCompany: string): ToldLine[] {
  const cells = values as Readonly<Record<string, CellValue>>;
  const told = table.columns.filter((column) => formColumns(table).includes(column) || WORKED_OUT.includes(column.key));
  const lines = told
    .map((column) => ({ term: column.header, text: showValue(column, cells[column.key] ?? null) }))
    .filter(({ text }) => text !== '');
  return newCompany === '' ? lines : [...lines, { term: 'Entreprise créée', text: newCompany }];
}
