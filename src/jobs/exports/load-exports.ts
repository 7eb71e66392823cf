/** What the page that exports offers. */
import { parseSettings } from '../../crm/settings/index.ts';
import { ALL_TABLES, settings as settingsTable } from '../../crm/tables/index.ts';
import type { TableKey } from '../../crm/tables/table.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { isThere } from '../../sheet/header.ts';
import { readTable } from '../../sheet/index.ts';

export interface ExportChoices {
  readonly tables: readonly { readonly table: TableKey; readonly tab: string }[];
  /** Names of the saved segments. */
  readonly segments: readonly string[];
}

/** PARAMETRES. */
export const floor = { read: 1 };

/** Fails with `tab.missing`, `column.missing`… */
export function loadExports(ports: Ports): Result<ExportChoices> {
  const parameters = readTable(ports, settingsTable);
  if (!parameters.ok) return parameters;
  const { settings } = parseSettings(parameters.value.rows.map(({ values }) => values));
  return ok({
    tables: ALL_TABLES.filter((table) => isThere(ports.workbook, table)).map(({ key, tab }) => ({ table: key, tab })),
    segments: settings.segments.map(({ name }) => name),
  });
}
