/** What the columns of a file are likely to be: as the team made them last time, else by their header and content. */
import { countOf } from '../../crm/french/numbers.ts';
import { IMPORTABLE, type Importable } from '../../crm/imports/read-entries.ts';
import { parseSettings } from '../../crm/settings/index.ts';
import { settings as settingsTable, tableOf } from '../../crm/tables/index.ts';
import type { Column } from '../../crm/tables/table.ts';
import { readTab } from '../../crm/takeover/read-tab.ts';
import type { Ports } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import { readTable } from '../../sheet/index.ts';
import { listsOf } from '../tabs/prepare-tabs.ts';
import { headerKey, recallColumns } from './remembered-columns.ts';

export interface ColumnsRequest {
  readonly table: Importable | '';
  readonly source: string;
  /** The first rows of the file, header included. */
  readonly rows: readonly (readonly string[])[];
}

export interface FileColumn {
  /** From 1. */
  readonly place: number;
  readonly header: string;
  /** `contacts.email`, `notes`, or `keep` when it is not imported. */
  readonly use: string;
  /** `remembered`: as the team chose; `sure`: by its header; `likely`: to be looked at; `none`. */
  readonly certainty: 'remembered' | 'sure' | 'likely' | 'none';
}

export interface ColumnField {
  readonly use: string;
  readonly label: string;
  /** The tab it goes to. */
  readonly group: string;
}

export interface MatchedColumns {
  /** What the file is likely to hold. */
  readonly table: Importable;
  /** How many of the rows stand above the data, header included; 0 without a header. */
  readonly headerRows: number;
  readonly columns: readonly FileColumn[];
  /** Where columns may go. */
  readonly fields: readonly ColumnField[];
}

/** Fails with `import.empty`, and as reading PARAMETRES does. */
export function matchColumns(ports: Ports, request: ColumnsRequest): Result<MatchedColumns> {
  const parameters = readTable(ports, settingsTable);
  if (!parameters.ok) return parameters;
  const { settings } = parseSettings(parameters.value.rows.map(({ values }) => values));
  const lists = listsOf(settings);
  const source = { name: '', hidden: false, cells: request.rows };
  const guessed = readTab(source, lists);
  const table = request.table || IMPORTABLE.find((key) => key === guessed.use) || 'contacts';
  const tab = readTab(source, lists, { use: table });
  if (tab.columns.length === 0) {
    const rows = countOf(request.rows.length, 'ligne lue', 'lignes lues');
    return fail('import.empty', `Aucune colonne n’a été trouvée\u00a0: ${rows}. Vérifiez que c’est le bon fichier.`);
  }
  const remembered = recallColumns(ports.store, request.source);
  const fields = fieldsOf(table);
  const offered = new Set(fields.map(({ use }) => use));
  const width = Math.max(...request.rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, index): FileColumn => {
    const place = index + 1;
    const header = tab.headers[index] ?? '';
    const known = remembered.get(headerKey(header));
    if (known !== undefined && (known === 'keep' || offered.has(known)))
      return { place, header, use: known, certainty: 'remembered' };
    const found = tab.columns.find((column) => column.place === place);
    if (!found || !offered.has(found.use)) return { place, header, use: 'keep', certainty: 'none' };
    const sure = /^(?:même en-tête|en-tête équivalent)/.test(found.reason);
    return { place, header, use: found.use, certainty: sure ? 'sure' : 'likely' };
  });
  return ok({ table, headerRows: tab.headerRow, columns, fields });
}

/** Facts of the company that a row of contacts or opportunities may carry. */
const COMPANY_FACTS: readonly string[] = [
  'type',
  'siren',
  'siret',
  'size',
  'sector',
  'certifications',
  'website',
  'address',
  'postcode',
  'city',
  'email',
  'phone',
];

function fieldsOf(table: Importable): ColumnField[] {
  const own = tableOf(table) as { readonly tab: string; readonly columns: readonly Column[] };
  const fields = own.columns
    .filter(({ owner, type, hidden }) => type === 'id' || (owner === 'team' && hidden !== true && type !== 'link'))
    .map(({ key, header }) => ({ use: `${table}.${key}`, label: header, group: own.tab }));
  const firms = tableOf('companies') as { readonly tab: string; readonly columns: readonly Column[] };
  return [
    ...(table === 'contacts' ? [{ use: 'contacts.fullName', label: 'Prénom et nom', group: own.tab }] : []),
    ...fields,
    { use: 'notes', label: 'Ajouter aux notes', group: own.tab },
    ...(table === 'companies'
      ? []
      : firms.columns
          .filter(({ key }) => COMPANY_FACTS.includes(key))
          .map(({ key, header }) => ({ use: `companies.${key}`, label: header, group: firms.tab }))),
  ];
}
