/** What runs by itself, in the order of a day: the one list of the night's and the morning's steps. */
import type { Settings } from '../../crm/settings/index.ts';
import type { SecretName } from '../../ports.ts';
import { deliverEvents } from '../announcements/deliver-events.ts';
import { reconcile } from '../completion/reconcile.ts';
import { refreshDashboard } from '../dashboard/refresh-dashboard.ts';
import { sendDrafts } from '../drafts/send-drafts.ts';
import { writeDrafts } from '../drafts/write-drafts.ts';
import type { Step } from '../engine/run-program.ts';
import { enrichCompanies } from '../enrichment/enrich-companies.ts';
import { enrichContacts } from '../enrichment/enrich-contacts.ts';
import { settleErrands } from '../errands/settle-errands.ts';
import { morning } from '../follow-ups/morning.ts';
import { keepFunnel } from '../funnel-tab/refresh-funnel.ts';
import { migrate } from '../migrations/migrate.ts';
import { learnProbabilities } from '../pipeline/learn-probabilities.ts';
import { refreshPlanning } from '../planning/refresh-planning.ts';
import { classifyClients } from '../portfolio-tab/classify-clients.ts';
import { keepPortfolio } from '../portfolio-tab/refresh-portfolio.ts';
import { sendReports } from '../reports/send-reports.ts';
import { askOpinions } from '../scores/ask-opinions.ts';
import { scoreAll } from '../scores/score-all.ts';
import { refreshSteering } from '../steering/refresh-steering.ts';
import { setToday } from '../tabs/set-today.ts';
import { alertUrgentTenders } from '../tenders/alert-urgent-tenders.ts';
import { keepTenders } from '../tenders/keep-tenders.ts';
import { openRenewals } from '../tenders/open-renewals.ts';
import { watchTenders } from '../tenders/watch-tenders.ts';

type Modules = Settings['operation']['modules'];

export interface Automation extends Step {
  /** French, as people know it; `''` for what keeps Pistil itself in order. */
  readonly name: string;
  readonly wanted: (modules: Modules) => boolean;
  /** What it does for the team, one French sentence; `''` without a name. */
  readonly about: string;
  /** It writes rows alone, so that it can be played without a trace. */
  readonly preview?: true;
  /** The keys that it uses. */
  readonly keys?: readonly SecretName[];
}

const always = () => true;

export const NIGHT: readonly Automation[] = [
  { action: 'migrate', name: '', about: '', wanted: always, run: migrate },
  { action: 'errands.settle', name: '', about: '', wanted: always, run: settleErrands },
  { action: 'settings.today', name: '', about: '', wanted: always, run: setToday },
  {
    action: 'reconcile',
    name: 'Vérification du classeur',
    about: 'Identifie les lignes nouvelles, relie les noms, remet ce qui a été abîmé.',
    wanted: always,
    run: reconcile,
  },
  {
    action: 'tenders.watch',
    name: 'Veille BOAMP',
    about: 'Cherche les avis publiés depuis le dernier passage, et les juge.',
    preview: true,
    wanted: (modules) => modules.tenderWatch,
    keys: ['claude'],
    run: watchTenders,
  },
  {
    action: 'tenders.keep',
    name: 'Appels d’offres retenus',
    about: 'Crée l’affaire de chaque appel d’offres dont la décision est «\u00a0Retenu\u00a0».',
    preview: true,
    wanted: always,
    run: keepTenders,
  },
  {
    action: 'tenders.renew',
    name: 'Renouvellements de marchés',
    about: 'Crée une affaire quelques mois avant la fin d’un marché attribué.',
    preview: true,
    wanted: (modules) => modules.tenderWatch,
    run: openRenewals,
  },
  {
    action: 'tenders.alert',
    name: 'Appels d’offres urgents',
    about: 'Prévient par e-mail, une fois, de ceux qui se ferment bientôt.',
    wanted: (modules) => modules.tenderWatch,
    run: alertUrgentTenders,
  },
  {
    action: 'probabilities.learn',
    name: 'Chances de signer',
    about: 'Compte ce que vos affaires terminées sont devenues, étape par étape.',
    wanted: always,
    run: learnProbabilities,
  },
  {
    action: 'companies.enrich',
    name: 'Enrichissement des entreprises',
    about: 'Complète les cases vides par les registres publics, gratuits et sans clé.',
    preview: true,
    wanted: (modules) => modules.enrichment,
    run: enrichCompanies,
  },
  {
    action: 'contacts.enrich',
    name: 'Enrichissement des contacts',
    about: 'Complète les cases vides par Apollo, vérifie et cherche les adresses par Hunter, dans le budget du jour.',
    wanted: (modules) => modules.enrichment,
    keys: ['apollo', 'hunter'],
    run: enrichContacts,
  },
  {
    action: 'companies.opinion',
    name: 'Avis de Claude',
    about: 'Demande à Claude un avis sur les entreprises proches du seuil.',
    wanted: (modules) => modules.opinion,
    keys: ['claude'],
    run: askOpinions,
  },
  {
    action: 'companies.score',
    name: 'Scores',
    about: 'Recalcule les scores et les températures, et dit pourquoi.',
    preview: true,
    wanted: (modules) => modules.nightlyScore,
    run: scoreAll,
  },
  {
    action: 'steering.refresh',
    name: 'Pilotage',
    about: 'Propose une vente à chaque affaire gagnée, compte les objectifs et rend le verdict des critères.',
    wanted: (modules) => modules.steering,
    run: refreshSteering,
  },
  {
    action: 'portfolio.classify',
    name: 'Classes de clients',
    about: 'Écrit dans ENTREPRISES la classe ABC et le segment RFM de chaque client.',
    preview: true,
    wanted: always,
    run: classifyClients,
  },
  {
    action: 'drafts.send',
    name: 'Envoi des brouillons approuvés',
    about: 'Envoie, une fois, les messages que vous avez approuvés dans BROUILLONS.',
    wanted: always,
    run: sendDrafts,
  },
  {
    action: 'drafts.write',
    name: 'Brouillons',
    about: 'Prépare des messages à relire pour les contacts les plus prometteurs. Rien ne part sans vous.',
    wanted: (modules) => modules.drafts,
    keys: ['claude'],
    run: writeDrafts,
  },
  {
    action: 'events.deliver',
    name: 'Annonces à Make et à Slack',
    about: 'Prévient Make et Slack de ce qui s’est passé.',
    wanted: (modules) => modules.hooks,
    keys: ['make', 'slack', 'inbound'],
    run: deliverEvents,
  },
  {
    action: 'dashboard.refresh',
    name: 'Tableau de bord',
    about: 'Refait TABLEAU_DE_BORD, et garde les valeurs du jour.',
    wanted: (modules) => modules.nightlyDashboard,
    run: refreshDashboard,
  },
  { action: 'funnel.refresh', name: '', about: '', wanted: (modules) => modules.nightlyDashboard, run: keepFunnel },
  {
    action: 'portfolio.refresh',
    name: '',
    about: '',
    wanted: (modules) => modules.nightlyDashboard,
    run: keepPortfolio,
  },
  {
    action: 'planning.refresh',
    name: 'Planning',
    about: 'Redessine PLANNING d’après PLAN_ACTION.',
    wanted: (modules) => modules.steering,
    run: refreshPlanning,
  },
];

export const MORNING: readonly Automation[] = [
  {
    action: 'morning',
    name: 'Relances',
    about: 'Ouvre les relances du jour, ferme celles qui n’ont plus de raison d’être.',
    preview: true,
    wanted: always,
    run: morning,
  },
  { action: 'steering.refresh', name: '', about: '', wanted: (modules) => modules.steering, run: refreshSteering },
  {
    action: 'dashboard.refresh',
    name: '',
    about: '',
    wanted: (modules) => modules.nightlyDashboard,
    run: refreshDashboard,
  },
  {
    action: 'reports.send',
    name: 'Bilans par e-mail',
    about: 'Envoie les bilans du jour, de la semaine et du mois à qui les attend.',
    preview: true,
    wanted: (modules) => modules.reports,
    run: sendReports,
  },
  {
    action: 'events.deliver',
    name: '',
    about: '',
    wanted: (modules) => modules.hooks,
    run: deliverEvents,
  },
];

/** Those that people know, each once. */
export const AUTOMATIONS: readonly Automation[] = [...NIGHT, ...MORNING].filter(({ name }) => name !== '');
