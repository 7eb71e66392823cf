/** The page « Créer »: the fields of a new row, what they begin with, and the names that they may hold. */
import { parseSettings } from '../../crm/settings/index.ts';
import { settings as settingsTable } from '../../crm/tables/index.ts';
import type { Table } from '../../crm/tables/table.ts';
import type { Ports } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import { FreshReader } from '../../sheet/fresh-reader.ts';
import { describeFields, type FieldSpec } from '../forms/fields.ts';
import type { NamedTable } from '../mentions/name-index.ts';
import { CREATED, CREATED_TABLES, type CreatedTable, type FormSection, sectionsOf } from './created-tables.ts';
import { listNames, type NameChoice } from './name-choices.ts';
import { pickBeforehand } from './pick-beforehand.ts';
import { startingValues } from './starting-values.ts';

export interface CreateForm {
  readonly table: CreatedTable;
  /** By column key, the sections say in which order. */
  readonly fields: readonly FieldSpec[];
  readonly sections: readonly FormSection[];
  /** What the fields begin with, by column key. */
  readonly values: Readonly<Record<string, string>>;
  /** The rows that they name, by column key. */
  readonly picked: Readonly<Record<string, NameChoice>>;
  /** Names to choose from, by table; a table left out is asked for when its field is reached. */
  readonly names: Readonly<Partial<Record<NamedTable, readonly NameChoice[]>>>;
}

/** PARAMETRES, and the two tables that a form names most. */
export const floor = { read: 3 };

/** The tables whose names come with the form. */
const NAMED: Readonly<Record<CreatedTable, readonly NamedTable[]>> = {
  contacts: ['companies'],
  companies: [],
  opportunities: ['companies', 'contacts'],
  followUps: ['contacts', 'opportunities'],
};

/**
 * @param subject a table, and the identifier of the row that the new one is for: `opportunities:EN-7K3F9Q`; without one, the
 * selected row may give it
 *
 * Fails with `create.unknown`, and as reading does.
 */
export function loadCreateForm(ports: Ports, { subject }: { readonly subject: string }): Result<CreateForm> {
  const [name = '', id = ''] = subject.split(':');
  const key = CREATED_TABLES.find((table) => table === name);
  if (key === undefined) return fail('create.unknown', 'Cette page ne sait pas créer ce genre de ligne.');
  const tables = new FreshReader(ports);
  const parameters = tables.rows(settingsTable);
  if (!parameters.ok) return parameters;
  const { settings } = parseSettings(parameters.value.rows.map(({ values }) => values));
  const names: Partial<Record<NamedTable, readonly NameChoice[]>> = {};
  for (const table of NAMED[key]) {
    const listed = listNames(tables, table);
    if (!listed.ok) return listed;
    names[table] = listed.value;
  }
  const table: Table = CREATED[key];
  const sections = sectionsOf(key);
  const fields = describeFields(
    table,
    sections.flatMap(({ keys }) => keys),
    settings,
  );
  return ok({
    table: key,
    fields,
    sections,
    values: startingValues(key, settings, tables.user, tables.now),
    picked: pickBeforehand(ports, tables, fields, names, id),
    names,
  });
}

/** The names of a table that did not come with the form. */
export function listNamesOf(ports: Ports, { table }: { readonly table: NamedTable }): Result<NameChoice[]> {
  return listNames(new FreshReader(ports), table);
}
