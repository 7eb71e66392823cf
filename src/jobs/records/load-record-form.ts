/** The fields of « Modifier », on a record card: drawn from the table's declaration, filled with what stands in the row. */
import { companies, contacts } from '../../crm/tables/index.ts';
import type { Table } from '../../crm/tables/table.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import type { CellValue } from '../../sheet/cell-values.ts';
import { FreshReader } from '../../sheet/fresh-reader.ts';
import type { Fresh } from '../../sheet/index.ts';
import { describeFields, type FieldSpec, writeField } from '../forms/fields.ts';
import { SCORED_COLUMNS } from './consequences.ts';
import { editableColumns, findEdited, type RowName } from './editable.ts';

export interface RecordForm {
  /** « Sylve Habitat » */
  readonly title: string;
  readonly fields: readonly FieldSpec[];
  /** What each field shows, by column key. */
  readonly values: Readonly<Record<string, string>>;
  /** Cells that cannot be read, by column key: one sentence each. */
  readonly problems: Readonly<Record<string, string>>;
  /** Names to choose from, by column key. */
  readonly suggestions: Readonly<Record<string, readonly string[]>>;
  /** Columns of which the score is made. */
  readonly scored: readonly string[];
  /** Where the row stands, and where it may go; `null` for a company, which has no stage. */
  readonly stage: { readonly current: string; readonly names: readonly string[] } | null;
}

/** Beyond that a list of suggestions slows the page down, and helps nobody. */
const MOST_NAMES = 2_000;

/** The row's table, PARAMETRES, and the names that its fields may point to. */
export const floor = { read: 3 };

/** Fails with `record.gone`, `record.duplicated`, and as reading does. */
export function loadRecordForm(ports: Ports, name: RowName): Result<RecordForm> {
  const tables = new FreshReader(ports);
  const edited = findEdited(tables, name);
  if (!edited.ok) return edited;
  const { table, row, settings } = edited.value;
  const columns = editableColumns(table);
  const suggestions = suggestNames(tables, table);
  if (!suggestions.ok) return suggestions;
  const values = row.values as Readonly<Record<string, CellValue>>;
  return ok({
    title: String(values[table.label ?? ''] || row.id),
    fields: describeFields(
      table,
      columns.map(({ key }) => key),
      settings,
    ),
    values: Object.fromEntries(columns.map((column) => [column.key, writeField(column, values[column.key] ?? null)])),
    problems: Object.fromEntries(row.problems.map(({ column, message }) => [column, message])),
    suggestions: suggestions.value,
    scored: SCORED_COLUMNS[table.key] ?? [],
    stage:
      'stage' in values
        ? { current: String(values.stage), names: settings.stages.map(({ name: stage }) => stage) }
        : null,
  });
}

/** Names of companies for a contact; of contacts, and of the companies they work for, for an opportunity. */
function suggestNames(tables: Pick<Fresh, 'rows'>, { key }: Table): Result<RecordForm['suggestions']> {
  if (key === 'companies') return ok({});
  if (key === 'contacts') {
    const firms = tables.rows(companies);
    return firms.ok ? ok({ company: choose(firms.value.rows.map(({ values }) => values.name)) }) : firms;
  }
  const people = tables.rows(contacts);
  if (!people.ok) return people;
  const { rows } = people.value;
  return ok({
    company: choose(rows.map(({ values }) => values.company)),
    contact: choose(rows.map(({ values }) => values.label)),
  });
}

function choose(names: readonly string[]): string[] {
  const distinct = [...new Set(names)].filter((name) => name !== '');
  return distinct.length > MOST_NAMES ? [] : distinct;
}
