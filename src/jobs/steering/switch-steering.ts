/** Steering switched on and off: its tabs, its first criteria, and what the nights do with them. */
import { STEERING } from '../../crm/settings/operation.ts';
import { DEFAULT_CRITERIA } from '../../crm/steering/default-criteria.ts';
import { criteria, STEERING_TABLES } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { adoptRows } from '../../sheet/adopt-rows.ts';
import { findTab, HEADER_ROW, matchColumns } from '../../sheet/header.ts';
import { append, transact } from '../../sheet/index.ts';
import { underLock } from '../../sheet/under-lock.ts';
import { writeSetting } from '../../sheet/write-setting.ts';
import { completeSettings } from '../tabs/complete-settings.ts';
import { addColumns, makeTab } from '../tabs/make-tab.ts';
import { designTabs } from '../tabs/prepare-tabs.ts';
import { refreshSteering } from './refresh-steering.ts';
import { addExamples } from './worked-examples.ts';

/**
 * Makes the tabs of steering that are not there; a tab of the team’s own that bears the name is completed at its right. Each step
 * looks at what stands, so that one that stopped is done again without harm; the setting is written once all is there.
 * Some 270 weighted calls the first time, whatever the number of rows (docs/performance.md). Fails with `tab.ambiguous` and
 * `column.duplicated` before anything is made.
 */
export function switchOn(
  ports: Ports,
  { examples }: { readonly examples: boolean },
): Result<{ readonly summary: string }> {
  const completed = completeSettings(ports, new Set([STEERING]));
  if (!completed.ok) return completed;
  const clear = checkTabs(ports);
  if (!clear.ok) return clear;
  const made = underLock(ports, () => makeTabs(ports));
  if (!made.ok) return made;
  for (const table of STEERING_TABLES) {
    const adopted = adoptRows(ports, table);
    if (!adopted.ok) return adopted;
  }
  const designed = designTabs(ports, STEERING_TABLES, completed.value);
  if (!designed.ok) return designed;
  const begun = addFirstCriteria(ports);
  if (!begun.ok) return begun;
  const shown = examples ? addExamples(ports) : ok({ summary: '' });
  if (!shown.ok) return shown;
  const written = writeSetting(ports, 'Modules', STEERING, 'Oui');
  if (!written.ok) return written;
  const refreshed = refreshSteering(ports);
  if (!refreshed.ok) return refreshed;
  const parts = ['Le pilotage est activé.', shown.value.summary, refreshed.value.summary];
  return ok({ summary: parts.filter((part) => part !== '').join(' ') });
}

/** The tabs and what they hold stay; nothing works on them any more. */
export function switchOff(ports: Ports): Result<{ readonly summary: string }> {
  const written = writeSetting(ports, 'Modules', STEERING, 'Non');
  return written.ok
    ? ok({ summary: 'Le pilotage est désactivé. Ses onglets restent, avec tout ce qu’ils contiennent.' })
    : written;
}

/** Nothing is made while one tab cannot be told: half a module would be none. */
function checkTabs({ workbook }: Pick<Ports, 'workbook'>): Result<null> {
  for (const table of STEERING_TABLES) {
    const tab = findTab(workbook, table);
    if (!tab.ok && tab.error.code !== 'tab.missing') return tab;
    if (!tab.ok || tab.value.lastRow === 0) continue;
    const { name, lastColumn } = tab.value;
    const [top = []] = workbook.read(name, { row: HEADER_ROW, column: 1, rows: 1, columns: lastColumn });
    const matched = matchColumns(table, top, name);
    if (!matched.ok) return matched;
  }
  return ok(null);
}

function makeTabs(ports: Ports): Result<null> {
  for (const table of STEERING_TABLES) {
    const tab = findTab(ports.workbook, table);
    if (!tab.ok) makeTab(ports, table);
    const done = tab.ok ? addColumns(ports, table, tab.value.name) : ok(null);
    if (!done.ok) return done;
  }
  ports.workbook.flush();
  return ok(null);
}

/** A tab of the team’s that has criteria keeps its own. */
function addFirstCriteria(ports: Ports): Result<unknown> {
  return transact(ports, {
    action: 'steering.criteria',
    summary: () => 'Premiers critères de GO_NO_GO.',
    plan: (fresh) => {
      const present = fresh.rows(criteria);
      if (!present.ok) return present;
      const missing = present.value.rows.length === 0 ? DEFAULT_CRITERIA : [];
      return ok({ changes: missing.map((row) => append(criteria, row)), value: null });
    },
  });
}
