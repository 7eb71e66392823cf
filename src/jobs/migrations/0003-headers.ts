/** Version 3: headers explain edits that are judged at once, and lists hold what PARAMETRES says now. */
import { parseSettings } from '../../crm/settings/index.ts';
import { settings as settingsTable, TABLES } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import type { Result } from '../../result.ts';
import { readTable } from '../../sheet/read-table.ts';
import { designTabs } from '../tabs/prepare-tabs.ts';

export function renewHeaders(ports: Ports): Result<unknown> {
  const read = readTable(ports, settingsTable);
  if (!read.ok) return read;
  return designTabs(ports, TABLES, parseSettings(read.value.rows.map(({ values }) => values)).settings);
}
