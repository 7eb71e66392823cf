/** What an installation has to do, written down before it begins. */
import { TABLES, tableOf } from '../../crm/tables/index.ts';
import { likelyTwins, namedCompanies } from '../../crm/takeover/plan.ts';
import type { Ports } from '../../ports.ts';
import { backupName } from './back-up.ts';
import type { InstallChoices } from './choices.ts';
import { headerChanges, type InstallPlan, nameOfKept } from './plan-install.ts';
import type { InstallState } from './state.ts';

export function beginInstall({ clock, workbook }: Ports, plan: InstallPlan, choices: InstallChoices): InstallState {
  const now = clock.now();
  const { takeover, toCreate, touched, renamed } = plan;
  const keptTabs = new Set([...takeover.kept.values()].map(({ name }) => name));
  const left = workbook.tabNames().filter((name) => !touched.some((tab) => tab.name === name));
  return {
    startedAt: now.getTime(),
    fresh: !plan.workbook.installed,
    done: 0,
    // The rpc's lists are readonly; a state is read back from text.
    choices: JSON.parse(JSON.stringify(choices)) as InstallState['choices'],
    kept: [...takeover.kept].map(([table, tab]) => ({
      table,
      tab: tab.name,
      name: nameOfKept(tab, tableOf(table), left),
      backup: backupName(tab.name, now),
      headers: headerChanges(tab, tableOf(table)),
    })),
    rebuilt: [...takeover.rebuilt],
    sources: touched
      .filter(({ name }) => !keptTabs.has(name))
      .map(({ name }) => ({ tab: name, backup: backupName(name, now) })),
    renamed: [...renamed],
    created: toCreate.map(({ tab }) => tab),
    completed: plan.workbook.own.filter(({ missing }) => missing.length > 0).map(({ table }) => table.key),
    contacts: takeover.gathered.drafts.contacts.length,
    companies: namedCompanies(takeover.gathered).size + countDerived(plan),
    duplicates: likelyTwins(takeover.gathered).length,
    unclear: 0,
  };
}

/** Companies drawn from rows of people and deals. */
function countDerived({ takeover }: InstallPlan): number {
  const own = new Set(takeover.tabs.filter(({ use }) => use === 'companies').map(({ name }) => name));
  return takeover.gathered.drafts.companies.filter(({ tab }) => !own.has(tab)).length;
}

/** True when nothing of the workbook lacks anything. */
export function isIdle({ created, completed, kept, rebuilt, renamed }: InstallState): boolean {
  return created.length + completed.length + kept.length + rebuilt.length + renamed.length === 0;
}

/** The tables whose tab is new or changed. */
export function changedTables({ created, completed, kept, rebuilt }: InstallState) {
  const keys = new Set<string>([...completed, ...rebuilt, ...kept.map(({ table }) => table)]);
  return TABLES.filter(({ key, tab }) => keys.has(key) || created.includes(tab));
}
