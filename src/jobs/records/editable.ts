/** Which rows a card edits, and through which fields. */

import { parseSettings, type Settings } from '../../crm/settings/index.ts';
import { companies, contacts, opportunities, settings as settingsTable } from '../../crm/tables/index.ts';
import type { Column, Table } from '../../crm/tables/table.ts';
import { fail, ok, type Result } from '../../result.ts';
import type { Fresh, SheetRow } from '../../sheet/index.ts';
import { formColumns } from '../forms/fields.ts';

const EDITABLE = { contacts, companies, opportunities } as const;
export type EditableTable = keyof typeof EDITABLE;
export const EDITABLE_TABLES = Object.keys(EDITABLE) as [EditableTable, ...EditableTable[]];

export interface RowName {
  readonly table: EditableTable;
  readonly id: string;
}

/** A row to edit, and the settings that its fields depend on. */
export interface EditedRow {
  readonly table: Table;
  readonly row: SheetRow<Table>;
  readonly settings: Settings;
}

/** Two weighted calls at most. Fails with `record.gone`, `record.duplicated`. */
export function findEdited(tables: Pick<Fresh, 'rows'>, { table: key, id }: RowName): Result<EditedRow> {
  const table: Table = EDITABLE[key];
  const read = tables.rows(table);
  if (!read.ok) return read;
  if (read.value.duplicatedIds.has(id)) {
    return fail(
      'record.duplicated',
      `Plusieurs lignes de ${table.tab} portent l’identifiant ${id}\u00a0: effacez-le de la copie, puis réessayez.`,
    );
  }
  const row = read.value.byId(id);
  if (row === undefined)
    return fail('record.gone', `Cette ligne n’est plus dans ${table.tab}\u00a0: elle a été supprimée.`);
  const parameters = tables.rows(settingsTable);
  if (!parameters.ok) return parameters;
  const { settings } = parseSettings(parameters.value.rows.map(({ values }) => values));
  return ok({ table, row, settings });
}

/** The columns that a card edits. A stage is moved, through its gate (src/jobs/pipeline/), never typed over. */
export function editableColumns(table: Table): readonly Column[] {
  return formColumns(table).filter(({ key }) => key !== 'stage');
}
