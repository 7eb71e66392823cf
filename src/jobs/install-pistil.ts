/** Menu *Pistil > Installer*: turns an empty workbook, or the team's own prospecting file, into the CRM. Twice is once. */
import { formatDate } from '../crm/french/dates.ts';
import { countOf } from '../crm/french/numbers.ts';
import { matchKey } from '../crm/names.ts';
import { defaultSettingRows, parseSettings, type Settings } from '../crm/settings/index.ts';
import { settings as settingsTable } from '../crm/tables/index.ts';
import type { Ports } from '../ports.ts';
import { fail, ok, type Result } from '../result.ts';
import { append } from '../sheet/change.ts';
import { note } from '../sheet/journal.ts';
import { readTable } from '../sheet/read-table.ts';
import { transact } from '../sheet/transact.ts';
import { underLock } from '../sheet/under-lock.ts';
import { completeRows } from './complete-rows.ts';
import { noteUnclear } from './completion/note-unclear.ts';
import { readExistingTabs } from './install/existing-tabs.ts';
import { describePlan, type InstallPlan, planInstall } from './install/plan.ts';
import { addMissing, designTabs } from './install/prepare-tabs.ts';
import { ensureTriggers, type TriggerOutcome } from './install/triggers.ts';
import { refreshDashboard } from './refresh-dashboard.ts';
import { setToday } from './set-today.ts';

export interface InstallReport {
  readonly tabsCreated: readonly string[];
  readonly tabsTakenOver: readonly string[];
  readonly backups: readonly string[];
  readonly contacts: number;
  readonly companiesCreated: number;
  readonly unclear: number;
  readonly duplicates: number;
  readonly triggers: TriggerOutcome['kind'];
  readonly summary: string;
}

/**
 * Reads, shows its plan, and on agreement (without a person, at once) applies it: backups, missing tabs and columns,
 * settings, looks, identifiers and links, notes, triggers. Every step looks at what is there, so an interrupted
 * installation is simply run again.
 */
export function installPistil(ports: Ports): Result<InstallReport> {
  const existing = readExistingTabs(ports);
  if (!existing.ok) return existing;
  const known = existing.value.find(({ table }) => table.key === 'settings')?.rows.rows ?? [];
  // Parsed with the table of settings, whose rows these are.
  const { settings } = parseSettings(known.map(({ values }) => values as Parameters<typeof parseSettings>[0][number]));
  const plan = planInstall(existing.value, settings);
  if (ports.screen.present && !ports.screen.confirm('Installer Pistil', `${describePlan(plan)}\n\nContinuer ?`)) {
    return fail('install.cancelled', 'Rien n’a été changé.');
  }
  const prepared = underLock(ports, () => prepareTabs(ports, plan));
  if (!prepared.ok) return prepared;
  const configured = completeSettings(ports);
  if (!configured.ok) return configured;
  const touched = [...plan.toCreate, ...plan.toTakeOver.map(({ table }) => table)];
  const taken = completeRows(ports, configured.value);
  if (!taken.ok) return taken;
  const designed = designTabs(ports, touched, configured.value);
  if (!designed.ok) return designed;
  const unclear = noteUnclear(ports, configured.value);
  if (!unclear.ok) return unclear;
  const today = setToday(ports);
  if (!today.ok) return today;
  const dashboard = refreshDashboard(ports);
  if (!dashboard.ok) return dashboard;
  const triggers = ensureTriggers(ports);
  const report = {
    tabsCreated: plan.toCreate.map(({ tab }) => tab),
    tabsTakenOver: plan.toTakeOver.flatMap(({ tab }) => (tab ? [tab.name] : [])),
    backups: prepared.value,
    contacts: taken.value.contacts,
    companiesCreated: taken.value.companiesCreated,
    unclear: unclear.value,
    duplicates: plan.duplicates.length,
    triggers: triggers.kind,
  };
  const summary = say(report, triggers);
  const noted = note(ports, { action: 'install', summary });
  return noted.ok ? ok({ ...report, summary }) : noted;
}

/** Backups first, then what is missing. @returns the names of the backups */
function prepareTabs(ports: Ports, plan: InstallPlan): Result<string[]> {
  const backups = plan.toTakeOver.flatMap(({ tab }) => (tab ? [backUp(ports, tab.name)] : []));
  for (const existing of plan.tabs) {
    addMissing(ports, existing);
    // A tab known by its headers alone takes the name under which everyone will look for it.
    const { tab, table } = existing;
    const names = [table.tab, ...(table.aliases ?? [])].map(matchKey);
    if (tab && !names.includes(matchKey(tab.name))) ports.workbook.renameTab(tab.name, table.tab);
  }
  return ok(backups);
}

function backUp(ports: Ports, tab: string): string {
  const now = ports.clock.now();
  const clock = [now.getHours(), now.getMinutes(), now.getSeconds()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
  const name = `Sauvegarde ${tab} ${formatDate(now).replace(/\//g, '-')} ${clock}`;
  ports.workbook.copyTab(tab, name);
  return name;
}

/** Adds the settings that PARAMETRES lacks; what the team has set stays. */
function completeSettings(ports: Ports): Result<Settings> {
  const done = transact(ports, {
    action: 'install.settings',
    summary: (count: number) => `${countOf(count, 'réglage ajouté', 'réglages ajoutés')} dans PARAMETRES.`,
    plan: (fresh) => {
      const present = fresh.rows(settingsTable);
      if (!present.ok) return present;
      const keyOf = ({ group, name }: { readonly group: string; readonly name: string }) =>
        `${matchKey(group)}/${matchKey(name)}`;
      const keys = new Set(present.value.rows.map(({ values }) => keyOf(values)));
      const groups = new Set(present.value.rows.map(({ values }) => matchKey(values.group)));
      // In a group that the team already has, a row that is gone was taken out on purpose.
      const missing = defaultSettingRows().filter((row) => !keys.has(keyOf(row)) && !groups.has(matchKey(row.group)));
      return ok({ changes: missing.map((row) => append(settingsTable, row)), value: missing.length });
    },
  });
  if (!done.ok) return done;
  const read = readTable(ports, settingsTable);
  return read.ok ? ok(parseSettings(read.value.rows.map(({ values }) => values)).settings) : read;
}

function say(report: Omit<InstallReport, 'summary'>, triggers: TriggerOutcome): string {
  const parts: string[] = [];
  const { tabsCreated, tabsTakenOver, companiesCreated, contacts, unclear } = report;
  if (tabsCreated.length > 0) parts.push(`${countOf(tabsCreated.length, 'onglet créé', 'onglets créés')}.`);
  if (tabsTakenOver.length > 0) {
    parts.push(
      `${countOf(contacts, 'contact repris', 'contacts repris')}, ${countOf(companiesCreated, 'entreprise créée', 'entreprises créées')}.`,
    );
  }
  if (unclear > 0) parts.push(`${countOf(unclear, 'valeur à préciser', 'valeurs à préciser')} : voyez les notes.`);
  const installed =
    parts.length === 0 ? 'Pistil est déjà installé, rien n’a changé.' : `Pistil est installé. ${parts.join(' ')}`;
  return triggers.kind === 'elsewhere'
    ? `${installed} Les exécutions de nuit appartiennent à ${triggers.owner} ; elles ne sont pas doublées.`
    : installed;
}
