import { euros, yesNo } from './readers.ts';
import { declareGroup, type Section } from './section.ts';

/** What runs by itself, and what it may cost. */
export interface OperationSettings {
  readonly modules: {
    readonly tenderWatch: boolean;
    /** Claude reads the promising tenders, when there is a key. */
    readonly tenderReading: boolean;
    readonly nightlyScore: boolean;
    readonly nightlyDashboard: boolean;
  };
  /** Euros that paid services may cost a day. */
  readonly dailyBudget: number;
  /** Euros an hour of prospecting costs. */
  readonly hourlyCost: number;
}

const MODULES = 'Modules';
const COSTS = 'Coûts';

const WATCH = 'Veille des appels d’offres';
const READING = 'Lecture des avis par Claude';
const SCORE = 'Score chaque nuit';
const DASHBOARD = 'Tableau de bord chaque nuit';

export const operationSettings: Section<OperationSettings> = {
  rows: [
    ...declareGroup(MODULES, '', 'Oui : chaque nuit, Pistil cherche les nouveaux avis du BOAMP.', [[WATCH, 'Oui']]),
    ...declareGroup(MODULES, '', 'Oui : Claude résume les avis prometteurs, si une clé est enregistrée.', [
      [READING, 'Oui'],
    ]),
    ...declareGroup(MODULES, '', 'Oui : les scores sont recalculés chaque nuit.', [[SCORE, 'Oui']]),
    ...declareGroup(MODULES, '', 'Oui : le tableau de bord est rafraîchi chaque nuit.', [[DASHBOARD, 'Oui']]),
    ...declareGroup(COSTS, '€ par jour', 'Budget des services payants ; vérifié avant chaque appel.', [
      ['Budget quotidien des services payants', 2],
    ]),
    ...declareGroup(COSTS, '€ par heure', 'Coût d’une heure de prospection, pour le coût d’acquisition.', [
      ['Coût horaire', 35],
    ]),
  ],
  read: (source) => ({
    modules: {
      tenderWatch: source.one(MODULES, WATCH, yesNo),
      tenderReading: source.one(MODULES, READING, yesNo),
      nightlyScore: source.one(MODULES, SCORE, yesNo),
      nightlyDashboard: source.one(MODULES, DASHBOARD, yesNo),
    },
    dailyBudget: source.one(COSTS, 'Budget quotidien des services payants', euros),
    hourlyCost: source.one(COSTS, 'Coût horaire', euros),
  }),
};
