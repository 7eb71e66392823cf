/** One click of the page « Santé »: puts right what it says is off, and tells what came back. */
import { countOf } from '../../crm/french/numbers.ts';
import { parseSettings } from '../../crm/settings/index.ts';
import { ALL_TABLES, settings as settingsTable } from '../../crm/tables/index.ts';
import type { Table, TableKey } from '../../crm/tables/table.ts';
import type { Ports } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import { readTable, recover } from '../../sheet/index.ts';
import { note } from '../../sheet/journal.ts';
import { underLock } from '../../sheet/under-lock.ts';
import { deliverEvents } from '../announcements/deliver-events.ts';
import { reconcile } from '../completion/reconcile.ts';
import { openSlice } from '../engine/slice.ts';
import { ensureTriggers } from '../owner/triggers.ts';
import type { Repair } from './problem.ts';
import { putBackColumn, putBackHeader, setAsideHeader } from './put-back-column.ts';
import { putBackTab } from './put-back-tab.ts';
import type { Repaired } from './repaired.ts';
import { removeDoubledTriggers } from './triggers.ts';

/** Fails as the repair does; nothing is ever deleted. */
export function repairWorkbook(ports: Ports, repair: Repair): Result<Repaired> {
  const done = carryOut(ports, repair);
  if (!done.ok) return done;
  const noted = note(ports, { action: `health.${repair.kind}`, summary: done.value.summary });
  return noted.ok ? done : noted;
}

function carryOut(ports: Ports, repair: Repair): Result<Repaired> {
  switch (repair.kind) {
    case 'make-triggers':
      return makeTriggers(ports);
    case 'recover':
      return putInOrder(ports);
    case 'reconcile':
      return reconcile(ports);
    case 'deliver':
      return deliverEvents(ports, openSlice(ports.clock), 'all');
    case 'open-tab':
      ports.workbook.showTab(tableOf(repair.table).tab);
      return ok({ summary: `L’onglet ${tableOf(repair.table).tab} est ouvert.` });
    case 'restore-tab':
      return underSettings(ports, (settings) => putBackTab(ports, tableOf(repair.table), settings));
    case 'restore-column':
      return underSettings(ports, (settings) => putBackColumn(ports, tableOf(repair.table), repair.column, settings));
    case 'rename-header':
      return underLock(ports, () => putBackHeader(ports, tableOf(repair.table), repair.column, repair.header));
    case 'set-aside-header':
      return underLock(ports, () => setAsideHeader(ports, tableOf(repair.table), repair.column));
  }
}

function underSettings(
  ports: Ports,
  put: (settings: ReturnType<typeof parseSettings>['settings']) => Result<Repaired>,
): Result<Repaired> {
  const configured = readTable(ports, settingsTable);
  // PARAMETRES itself may be what is missing: the delivered settings will do.
  return put(parseSettings(configured.ok ? configured.value.rows.map(({ values }) => values) : []).settings);
}

function makeTriggers(ports: Ports): Result<Repaired> {
  removeDoubledTriggers(ports);
  const made = ensureTriggers(ports);
  if (made.kind === 'elsewhere') {
    return fail(
      'triggers.elsewhere',
      `Les exécutions automatiques appartiennent à ${made.owner}\u00a0: lui seul peut les réactiver, ou reprenez-les depuis Pistil > Installer.`,
    );
  }
  return ok({ summary: 'Les exécutions automatiques sont actives\u00a0: la nuit à 3 h, le matin à 7 h.' });
}

function putInOrder(ports: Ports): Result<Repaired> {
  const recovered = recover(ports);
  if (!recovered.ok) return recovered;
  const count = countOf(recovered.value.length, 'écriture remise', 'écritures remises');
  return ok({ summary: `${count} en ordre.` });
}

function tableOf(key: TableKey): Table {
  const table = ALL_TABLES.find((candidate) => candidate.key === key);
  if (!table) throw new Error(`No table ${key}`);
  return table;
}
