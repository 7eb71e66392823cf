/** Version 4: the tabs of drafts, provenance and deliveries; what the nights' automations read in PARAMETRES. */
import { parseSettings } from '../../crm/settings/index.ts';
import { companies, drafts, enrichments, outbox, settings as settingsTable } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { declaredHeader, findTab, HEADER_ROW } from '../../sheet/header.ts';
import { readTable } from '../../sheet/read-table.ts';
import { underLock } from '../../sheet/under-lock.ts';
import { completeSettings } from '../tabs/complete-settings.ts';
import { addColumns } from '../tabs/make-tab.ts';
import { designTabs } from '../tabs/prepare-tabs.ts';

const NEW_TABS = [drafts, enrichments, outbox];

/** Settings that came to groups which installed workbooks have already. */
const LATE_SETTINGS: ReadonlySet<string> = new Set([
  'Enrichissement chaque nuit',
  'Avis de Claude sur les scores',
  'Brouillons chaque nuit',
  'Bilans par e-mail',
  'Annonces à Make et à Slack',
  'Prix d’un crédit Apollo',
  'Prix d’une vérification Hunter',
  'Prix d’une recherche Hunter',
  'Prospecter un renouvellement avant la fin du marché',
  'Acheteur trop petit en dessous de',
  'Acheteur trop petit, points en moins',
]);

export function prepareNights(ports: Ports): Result<unknown> {
  const made = underLock(ports, () => {
    for (const table of NEW_TABS) {
      const found = findTab(ports.workbook, table);
      if (!found.ok) ports.workbook.addTab(table.tab);
      // A run that died in between has left the tab without its header.
      if (found.ok && found.value.lastRow > 0) continue;
      ports.workbook.write(table.tab, HEADER_ROW, 1, [declaredHeader(table).cells]);
    }
    const tab = findTab(ports.workbook, companies);
    return tab.ok ? addColumns(ports, companies, tab.value.name) : tab;
  });
  if (!made.ok) return made;
  const completed = completeSettings(ports, LATE_SETTINGS);
  if (!completed.ok) return completed;
  const read = readTable(ports, settingsTable);
  if (!read.ok) return read;
  const { settings } = parseSettings(read.value.rows.map(({ values }) => values));
  const designed = designTabs(ports, [...NEW_TABS, companies], settings);
  return designed.ok ? ok(null) : designed;
}
