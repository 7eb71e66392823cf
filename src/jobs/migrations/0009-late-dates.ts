/** Version 9: in RELANCES and OPPORTUNITES, days that are past and still ask for something are coloured. */
import { parseSettings } from '../../crm/settings/index.ts';
import { followUps, opportunities, settings as settingsTable } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import type { Result } from '../../result.ts';
import { readTable } from '../../sheet/read-table.ts';
import { designTabs } from '../tabs/prepare-tabs.ts';

export function colorLateDates(ports: Ports): Result<unknown> {
  const read = readTable(ports, settingsTable);
  if (!read.ok) return read;
  return designTabs(
    ports,
    [followUps, opportunities],
    parseSettings(read.value.rows.map(({ values }) => values)).settings,
  );
}
