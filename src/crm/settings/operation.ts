import { euros, numberBetween, yesNo } from './readers.ts';
import { declareGroup, type Section } from './section.ts';

/** What runs by itself, and what it may cost. */
export interface OperationSettings {
  readonly modules: {
    readonly tenderWatch: boolean;
    /** Claude reads the promising tenders, when there is a key. */
    readonly tenderReading: boolean;
    readonly nightlyScore: boolean;
    readonly nightlyDashboard: boolean;
    /** Blank cells are filled from public data, then from the services that have a key. */
    readonly enrichment: boolean;
    /** Claude gives a bounded opinion on promising companies. */
    readonly opinion: boolean;
    readonly drafts: boolean;
    readonly reports: boolean;
    /** Events are told to Make and Slack. */
    readonly hooks: boolean;
    /** The tabs of steering are there, and kept. */
    readonly steering: boolean;
  };
  /** Euros. */
  readonly prices: { readonly apolloCredit: number; readonly hunterCheck: number; readonly hunterSearch: number };
  /** Euros that paid services may cost a day. */
  readonly dailyBudget: number;
  /** Euros an hour of prospecting costs. */
  readonly hourlyCost: number;
  /** Years that a client stays, for what a client is worth. */
  readonly clientYears: number;
}

const MODULES = 'Modules';
const COSTS = 'Coûts';

const WATCH = 'Veille des appels d’offres';
const READING = 'Lecture des avis par Claude';
const SCORE = 'Score chaque nuit';
const DASHBOARD = 'Tableau de bord chaque nuit';
const ENRICHMENT = 'Enrichissement chaque nuit';
const OPINION = 'Avis de Claude sur les scores';
const DRAFTS = 'Brouillons chaque nuit';
const REPORTS = 'Bilans par e-mail';
const HOOKS = 'Annonces à Make et à Slack';
export const STEERING = 'Pilotage';

export const CLIENT_YEARS = 'Fidélité d’un client';

const APOLLO_CREDIT = 'Prix d’un crédit Apollo';
const HUNTER_CHECK = 'Prix d’une vérification Hunter';
const HUNTER_SEARCH = 'Prix d’une recherche Hunter';

export const operationSettings: Section<OperationSettings> = {
  rows: [
    ...declareGroup(MODULES, '', 'Oui : chaque nuit, Pistil cherche les nouveaux avis du BOAMP.', [[WATCH, 'Oui']]),
    ...declareGroup(MODULES, '', 'Oui : Claude résume les avis prometteurs, si une clé est enregistrée.', [
      [READING, 'Oui'],
    ]),
    ...declareGroup(MODULES, '', 'Oui : les scores sont recalculés chaque nuit.', [[SCORE, 'Oui']]),
    ...declareGroup(MODULES, '', 'Oui : le tableau de bord est rafraîchi chaque nuit.', [[DASHBOARD, 'Oui']]),
    ...declareGroup(MODULES, '', 'Oui\u00a0: les cases vides sont complétées, d’abord par les données publiques.', [
      [ENRICHMENT, 'Oui'],
    ]),
    ...declareGroup(MODULES, '', 'Oui\u00a0: Claude ajuste un score de 10 points au plus, et dit pourquoi.', [
      [OPINION, 'Oui'],
    ]),
    ...declareGroup(MODULES, '', 'Oui : une action et un message sont proposés chaque nuit dans BROUILLONS.', [
      [DRAFTS, 'Oui'],
    ]),
    ...declareGroup(MODULES, '', 'Oui\u00a0: les bilans partent aux personnes du groupe Destinataires.', [
      [REPORTS, 'Oui'],
    ]),
    ...declareGroup(MODULES, '', 'Oui\u00a0: les événements sont annoncés aux adresses enregistrées dans Santé.', [
      [HOOKS, 'Oui'],
    ]),
    ...declareGroup(
      MODULES,
      '',
      'Oui\u00a0: ventes, coûts, objectifs et plan d’action\u00a0; à activer par Pistil > Pilotage.',
      [[STEERING, 'Non']],
    ),
    ...declareGroup(COSTS, '€ par jour', 'Budget des services payants ; vérifié avant chaque appel.', [
      ['Budget quotidien des services payants', 2],
    ]),
    ...declareGroup(COSTS, '€ par heure', 'Coût d’une heure de prospection, pour le coût d’acquisition.', [
      ['Coût horaire', 35],
    ]),
    ...declareGroup(COSTS, 'années', 'Combien de temps un client reste, pour la valeur d’un client (PORTEFEUILLE).', [
      [CLIENT_YEARS, 3],
    ]),
    ...declareGroup(COSTS, '€', 'Selon votre abonnement\u00a0; sert à tenir le budget quotidien.', [
      [APOLLO_CREDIT, 0.05],
      [HUNTER_CHECK, 0.01],
      [HUNTER_SEARCH, 0.02],
    ]),
  ],
  read: (source) => ({
    modules: {
      tenderWatch: source.one(MODULES, WATCH, yesNo),
      tenderReading: source.one(MODULES, READING, yesNo),
      nightlyScore: source.one(MODULES, SCORE, yesNo),
      nightlyDashboard: source.one(MODULES, DASHBOARD, yesNo),
      enrichment: source.one(MODULES, ENRICHMENT, yesNo),
      opinion: source.one(MODULES, OPINION, yesNo),
      drafts: source.one(MODULES, DRAFTS, yesNo),
      reports: source.one(MODULES, REPORTS, yesNo),
      hooks: source.one(MODULES, HOOKS, yesNo),
      steering: source.one(MODULES, STEERING, yesNo),
    },
    prices: {
      apolloCredit: source.one(COSTS, APOLLO_CREDIT, euros),
      hunterCheck: source.one(COSTS, HUNTER_CHECK, euros),
      hunterSearch: source.one(COSTS, HUNTER_SEARCH, euros),
    },
    dailyBudget: source.one(COSTS, 'Budget quotidien des services payants', euros),
    hourlyCost: source.one(COSTS, 'Coût horaire', euros),
    clientYears: source.one(COSTS, CLIENT_YEARS, numberBetween(0.5, 50, 'un nombre d’années, par exemple 3')),
  }),
};
