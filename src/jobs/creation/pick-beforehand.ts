/** The rows that a new one is for: told by the page that opened the form, else by the selected row. */
import { tableOf } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import { type Fresh, findTab } from '../../sheet/index.ts';
import type { FieldSpec } from '../forms/fields.ts';
import type { NamedTable } from '../mentions/name-index.ts';
import type { NameChoice } from './name-choices.ts';

type Names = Readonly<Partial<Record<NamedTable, readonly NameChoice[]>>>;

/** By column key. A contact brings its company along, an opportunity its contact. No weighted call: the names are read. */
export function pickBeforehand(
  ports: Pick<Ports, 'workbook'>,
  tables: Pick<Fresh, 'rows'>,
  fields: readonly FieldSpec[],
  names: Names,
  id: string,
): Readonly<Record<string, NameChoice>> {
  const asked = id || selectedId(ports, tables, names);
  if (asked === '') return {};
  const [choice] = Object.values(names)
    .flat()
    .filter((candidate) => candidate?.[0] === asked);
  if (choice === undefined) return {};
  const [, , , companyId, contactId] = choice;
  const wanted = new Set([asked, companyId, contactId].filter((each) => each !== ''));
  const picked: Record<string, NameChoice> = {};
  for (const { key, of } of fields) {
    if (of === '') continue;
    const found = names[of as NamedTable]?.find(([candidate]) => wanted.has(candidate));
    if (found) picked[key] = found;
  }
  return picked;
}

/** The identifier of the selected row, when it stands in one of the tabs that the form has read. */
function selectedId({ workbook }: Pick<Ports, 'workbook'>, tables: Pick<Fresh, 'rows'>, names: Names): string {
  const selection = workbook.selection();
  if (selection === null) return '';
  for (const key of Object.keys(names) as NamedTable[]) {
    const table = tableOf(key);
    const tab = findTab(workbook, table);
    if (!tab.ok || tab.value.name !== selection.tab) continue;
    const read = tables.rows(table);
    return read.ok ? (read.value.rows.find(({ position }) => position === selection.row)?.id ?? '') : '';
  }
  return '';
}
