/** A file on its way from a page, and how it is planned on what stands in the sheet. */
import type { ImportPlan, Standing } from '../../crm/imports/plan.ts';
import { planImport } from '../../crm/imports/plan.ts';
import { type Importable, type ReadFile, readEntries } from '../../crm/imports/read-entries.ts';
import type { Values } from '../../crm/imports/values.ts';
import { parseSettings, type Settings } from '../../crm/settings/index.ts';
import { companies, contacts, opportunities, settings as settingsTable } from '../../crm/tables/index.ts';
import type { Table } from '../../crm/tables/table.ts';
import { ok, type Result } from '../../result.ts';
import type { Fresh } from '../../sheet/index.ts';
import { listsOf } from '../tabs/prepare-tabs.ts';

/** The file as the page has read it: its header apart, accents repaired. */
export interface ImportRequest {
  readonly table: Importable;
  readonly headers: readonly string[];
  /** What each column becomes: `contacts.email`, `notes`, or `keep` for one that is not imported. */
  readonly uses: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The line of each row in the file, from 1. */
  readonly lines: readonly number[];
  /** Lines whose quotation mark is never closed. */
  readonly unclosed: readonly number[];
}

export interface PreparedImport {
  readonly settings: Settings;
  readonly file: ReadFile;
  readonly plan: ImportPlan;
}

/** Tables by whatever means the job has: PARAMETRES, ENTREPRISES, the file’s own table, and CONTACTS for opportunities. */
export function prepareImport(tables: Pick<Fresh, 'rows'>, request: ImportRequest): Result<PreparedImport> {
  const parameters = tables.rows(settingsTable);
  if (!parameters.ok) return parameters;
  const { settings } = parseSettings(parameters.value.rows.map(({ values }) => values));
  const firms = standingOf(tables, companies);
  if (!firms.ok) return firms;
  const people = request.table === 'companies' ? ok([]) : standingOf(tables, contacts);
  if (!people.ok) return people;
  const deals = request.table === 'opportunities' ? standingOf(tables, opportunities) : ok([]);
  if (!deals.ok) return deals;
  const unclosed = new Set(request.unclosed);
  const rows = request.rows.map((cells, index) => {
    const line = request.lines[index] ?? 0;
    return { line, cells, unclosed: unclosed.has(line) };
  });
  const file = readEntries({ ...request, rows }, listsOf(settings));
  const standing = { contacts: people.value, companies: firms.value, opportunities: deals.value };
  return ok({ settings, file, plan: planImport(request.table, file.entries, standing) });
}

function standingOf(tables: Pick<Fresh, 'rows'>, table: Table): Result<Standing[Importable]> {
  const read = tables.rows(table);
  if (!read.ok) return read;
  const { rows, duplicatedIds } = read.value;
  // An identifier that two rows carry is nobody’s: such a row is found, and then left for a person to mend.
  return ok(rows.map(({ id, values }) => ({ id: duplicatedIds.has(id) ? '' : id, values: values as Values })));
}
