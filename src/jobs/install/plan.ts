/** What an installation will do, in numbers and in words. Made without writing anything. */
import { countOf } from '../../crm/french/numbers.ts';
import type { Settings } from '../../crm/settings/index.ts';
import { companies, contacts, opportunities } from '../../crm/tables/index.ts';
import type { Table } from '../../crm/tables/table.ts';
import type { SheetRow, TableRows } from '../../sheet/rows.ts';
import type { ExistingTab } from './existing-tabs.ts';
import { listsOf } from './prepare-tabs.ts';
import { companiesNamed, findUnclear, type LikelyDuplicate, likelyDuplicates, type Unclear } from './takeover.ts';

export interface InstallPlan {
  readonly tabs: readonly ExistingTab[];
  /** Tables without a tab. */
  readonly toCreate: readonly Table[];
  /** Tabs of the team that will be changed, and hence backed up. */
  readonly toTakeOver: readonly ExistingTab[];
  /** Companies that rows only name. */
  readonly newCompanies: number;
  readonly unclear: readonly Unclear[];
  readonly duplicates: readonly LikelyDuplicate[];
}

export function planInstall(tabs: readonly ExistingTab[], settings: Settings): InstallPlan {
  const rowsOf = <T extends Table>(table: T): readonly SheetRow<T>[] =>
    // Each tab was parsed with its own table.
    (tabs.find((tab) => tab.table.key === table.key)?.rows as TableRows<T> | undefined)?.rows ?? [];
  const people = rowsOf(contacts);
  return {
    tabs,
    toCreate: tabs.filter(({ tab }) => tab === null).map(({ table }) => table),
    toTakeOver: tabs.filter(({ tab, missing }) => tab !== null && missing.length > 0),
    newCompanies: companiesNamed(rowsOf(companies), people, rowsOf(opportunities)).size,
    unclear: tabs
      .filter(({ table }) => !table.appendOnly)
      .flatMap(({ table, rows }) => findUnclear(table, rows, listsOf(settings))),
    duplicates: likelyDuplicates(people),
  };
}

/** The plan as a person reads it before agreeing. */
export function describePlan(plan: InstallPlan): string {
  const lines: string[] = [];
  if (plan.toCreate.length > 0) {
    lines.push(
      `• ${countOf(plan.toCreate.length, 'onglet créé', 'onglets créés')} : ${plan.toCreate.map(({ tab }) => tab).join(', ')}`,
    );
  }
  for (const { table, tab, header, missing, rows } of plan.toTakeOver) {
    const known = table.columns.length - missing.length;
    const unknown = header.filter((text) => text !== '').length - known;
    const kept =
      unknown > 0
        ? `, ${countOf(unknown, 'colonne à vous gardée telle quelle', 'colonnes à vous gardées telles quelles')}`
        : '';
    lines.push(
      `• « ${tab?.name} » ${tab?.name === table.tab ? 'reste' : 'devient'} l’onglet des ${table.many} : ${countOf(rows.rows.length, 'ligne', 'lignes')}, ${countOf(known, 'colonne reconnue', 'colonnes reconnues')}, ${countOf(missing.length, 'ajoutée', 'ajoutées')}${kept}. Une copie de l’onglet est faite d’abord.`,
    );
  }
  if (plan.newCompanies > 0)
    lines.push(`• ${countOf(plan.newCompanies, 'entreprise créée', 'entreprises créées')} d’après les noms saisis`);
  if (plan.unclear.length > 0) {
    lines.push(
      `• ${countOf(plan.unclear.length, 'valeur laissée telle quelle', 'valeurs laissées telles quelles')}, avec une note qui dit quoi faire`,
    );
  }
  if (plan.duplicates.length > 0) {
    const shown = plan.duplicates.slice(0, 3).map(({ names, reason }) => `${names.join(' et ')} (${reason})`);
    lines.push(
      `• ${countOf(plan.duplicates.length, 'doublon possible gardé', 'doublons possibles gardés')} : ${shown.join(' ; ')}${plan.duplicates.length > shown.length ? '…' : ''}`,
    );
  }
  return lines.length === 0 ? 'Tous les onglets sont déjà en place.' : lines.join('\n');
}
