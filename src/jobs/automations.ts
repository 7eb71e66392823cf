/** What runs by itself, in the order of a day: the one list of the night's and the morning's steps. */
import type { Settings } from '../crm/settings/index.ts';
import { askOpinions } from './ask-opinions.ts';
import type { Step } from './engine/run-program.ts';
import { learnProbabilities } from './learn-probabilities.ts';
import { migrate } from './migrate.ts';
import { morning } from './morning.ts';
import { reconcile } from './reconcile.ts';
import { refreshDashboard } from './refresh-dashboard.ts';
import { scoreAll } from './score-all.ts';
import { setToday } from './set-today.ts';
import { watchTenders } from './watch-tenders.ts';

type Modules = Settings['operation']['modules'];

export interface Automation extends Step {
  /** French, as people know it; `''` for what keeps Pistil itself in order. */
  readonly name: string;
  readonly wanted: (modules: Modules) => boolean;
}

const always = () => true;

export const NIGHT: readonly Automation[] = [
  { action: 'migrate', name: '', wanted: always, run: migrate },
  { action: 'settings.today', name: '', wanted: always, run: setToday },
  { action: 'reconcile', name: 'Vérification du classeur', wanted: always, run: reconcile },
  { action: 'tenders.watch', name: 'Veille BOAMP', wanted: (modules) => modules.tenderWatch, run: watchTenders },
  { action: 'probabilities.learn', name: 'Chances de signer', wanted: always, run: learnProbabilities },
  {
    action: 'companies.opinion',
    name: 'Avis de Claude',
    wanted: (modules) => modules.opinion,
    run: askOpinions,
  },
  { action: 'companies.score', name: 'Scores', wanted: (modules) => modules.nightlyScore, run: scoreAll },
  {
    action: 'dashboard.refresh',
    name: 'Tableau de bord',
    wanted: (modules) => modules.nightlyDashboard,
    run: refreshDashboard,
  },
];

export const MORNING: readonly Automation[] = [
  { action: 'morning', name: 'Relances', wanted: always, run: morning },
  { action: 'dashboard.refresh', name: '', wanted: (modules) => modules.nightlyDashboard, run: refreshDashboard },
];

/** Those that people know, each once. */
export const AUTOMATIONS: readonly Automation[] = [...NIGHT, ...MORNING].filter(({ name }) => name !== '');
