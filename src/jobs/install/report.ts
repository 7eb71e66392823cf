/** What an installation has done, for who asked. */
import { countOf } from '../../crm/french/numbers.ts';
import { tableOf } from '../../crm/tables/index.ts';
import type { TriggerOutcome } from '../owner/triggers.ts';
import { isIdle } from './begin.ts';
import type { InstallState } from './state.ts';

export interface InstallReport {
  readonly tabsCreated: readonly string[];
  readonly tabsTakenOver: readonly string[];
  readonly backups: readonly string[];
  readonly contacts: number;
  readonly companiesCreated: number;
  readonly unclear: number;
  readonly duplicates: number;
  readonly triggers: TriggerOutcome['kind'];
  /** Account that runs the night; `''` when Google does not say. */
  readonly triggersOwner: string;
  readonly summary: string;
}

export function reportInstall(
  state: InstallState,
  triggers: TriggerOutcome,
  migrated: readonly string[],
): InstallReport {
  const touched = [...state.kept, ...state.sources];
  const report = {
    tabsCreated: tabsCreated(state),
    tabsTakenOver: touched.map(({ tab }) => tab),
    backups: touched.map(({ backup }) => backup),
    contacts: state.contacts,
    companiesCreated: state.companies,
    unclear: state.unclear,
    duplicates: state.duplicates,
    triggers: triggers.kind,
    triggersOwner: triggers.owner,
  };
  return { ...report, summary: say(state, triggers, migrated) };
}

function say(state: InstallState, triggers: TriggerOutcome, migrated: readonly string[]): string {
  const created = tabsCreated(state);
  const { completed, kept, sources, contacts, companies, unclear } = state;
  const parts = [
    counted(created.length, 'onglet créé', 'onglets créés'),
    counted(state.renamed.length, 'onglet renommé', 'onglets renommés'),
    counted(completed.length, 'onglet complété', 'onglets complétés'),
    kept.length + sources.length === 0
      ? ''
      : [
          counted(kept.length + sources.length, 'onglet repris', 'onglets repris'),
          counted(contacts, 'contact repris', 'contacts repris'),
          counted(companies, 'entreprise créée', 'entreprises créées'),
        ]
          .filter((part) => part !== '')
          .join(', '),
    ...migrated,
    unclear === 0 ? '' : `${countOf(unclear, 'valeur à préciser', 'valeurs à préciser')}\u00a0: voyez les notes`,
  ].filter((part) => part !== '');
  const done =
    parts.length === 0 && isIdle(state)
      ? 'Pistil est déjà installé, rien n’a changé.'
      : ['Pistil est installé', ...parts].map((part) => `${part}.`).join(' ');
  return triggers.kind === 'elsewhere'
    ? `${done} Les exécutions de nuit appartiennent à ${triggers.owner}\u00a0; elles ne sont pas doublées.`
    : done;
}

/** Tabs made empty, and those made of the rows of the file. */
function tabsCreated({ created, rebuilt }: InstallState): string[] {
  return [...rebuilt.map((table) => tableOf(table).tab), ...created];
}

function counted(count: number, one: string, many: string): string {
  return count === 0 ? '' : countOf(count, one, many);
}
