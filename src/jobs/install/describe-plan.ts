/** The plan of an installation, in the words of a message box: the page shows all of it. */
import { countOf } from '../../crm/french/numbers.ts';
import { tableOf } from '../../crm/tables/index.ts';
import { likelyTwins, namedCompanies, overwritten } from '../../crm/takeover/plan.ts';
import type { ReadTab } from '../../crm/takeover/read-tab.ts';
import type { InstallPlan } from './plan-install.ts';

export function describePlan(plan: InstallPlan): string {
  const { toCreate, touched, takeover, renamed } = plan;
  const lines = [
    ...(toCreate.length === 0
      ? []
      : [
          `• ${countOf(toCreate.length, 'onglet créé', 'onglets créés')}\u00a0: ${toCreate.map(({ tab }) => tab).join(', ')}`,
        ]),
    ...touched.map((tab) => describeTab(tab, plan)),
    ...renamed.map(({ tab, name }) => `• «\u00a0${tab}\u00a0» devient «\u00a0${name}\u00a0»`),
    ...counted(
      namedCompanies(takeover.gathered).size,
      'entreprise créée',
      'entreprises créées',
      'd’après les noms saisis',
    ),
    ...counted(
      takeover.gathered.unclear.length,
      'valeur laissée telle quelle',
      'valeurs laissées telles quelles',
      'avec une note qui dit quoi faire',
    ),
    ...overwritten(takeover).map(
      ({ tab, header, count }) =>
        `• «\u00a0${header}\u00a0» de «\u00a0${tab}\u00a0» sera recalculée par Pistil\u00a0: ${countOf(count, 'valeur reste', 'valeurs restent')} dans la sauvegarde`,
    ),
    ...describeTwins(plan),
  ];
  return lines.length === 0 ? 'Tous les onglets sont déjà en place.' : lines.join('\n');
}

function describeTab(tab: ReadTab, { takeover }: InstallPlan): string {
  if (tab.use === 'leave') return '';
  const { tab: name, many } = tableOf(tab.use);
  const stays = [...takeover.kept.values()].includes(tab);
  const became = stays
    ? `${tab.name === name ? 'reste' : 'devient'} l’onglet des ${many}`
    : `est repris dans ${name}, un onglet neuf`;
  const own = tab.columns.filter(({ use }) => use === 'keep').length;
  const counts = [
    countOf(tab.rows.length, 'ligne', 'lignes'),
    countOf(tab.columns.length - own, 'colonne reconnue', 'colonnes reconnues'),
    ...(own === 0
      ? []
      : [countOf(own, 'colonne à vous gardée telle quelle', 'colonnes à vous gardées telles quelles')]),
    ...(tab.leftOut.length === 0
      ? []
      : [countOf(tab.leftOut.length, 'ligne de titre ou de total laissée', 'lignes de titre ou de total laissées')]),
  ];
  const backup = stays ? 'Une copie de l’onglet est faite d’abord.' : 'L’onglet d’origine devient la sauvegarde.';
  return `• «\u00a0${tab.name}\u00a0» ${became}\u00a0: ${counts.join(', ')}. ${backup}`;
}

function counted(count: number, one: string, many: string, how: string): string[] {
  return count === 0 ? [] : [`• ${countOf(count, one, many)} ${how}`];
}

const SHOWN = 3;

function describeTwins({ takeover }: InstallPlan): string[] {
  const twins = likelyTwins(takeover.gathered);
  if (twins.length === 0) return [];
  const shown = twins.slice(0, SHOWN).map(({ names, reason }) => `${names.join(' et ')} (${reason})`);
  const end = twins.length > shown.length ? '…' : '';
  return [
    `• ${countOf(twins.length, 'doublon possible gardé', 'doublons possibles gardés')}\u00a0: ${shown.join('\u00a0; ')}${end}`,
  ];
}
