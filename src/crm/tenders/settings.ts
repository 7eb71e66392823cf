/** What the tender watch reads in PARAMETRES: the groups « Veille : … ». */
import { numberBetween, points, text, yesNo } from '../settings/readers.ts';
import { declareGroup, type Section } from '../settings/section.ts';
import type { Item } from '../settings/source.ts';
import { ADJACENT_WORDS } from './vocabulary/adjacent-words.ts';
import { CPV_CODES, DESCRIPTORS } from './vocabulary/codes.ts';
import { CORE_WORDS } from './vocabulary/core-words.ts';
import { EXCLUSIONS, NAMES } from './vocabulary/exclusions.ts';

/** What the relevance rule reads. */
export interface RelevanceSettings {
  readonly keywords: readonly Item<number>[];
  readonly exclusions: readonly Item<number>[];
  /** Phrases that are struck out before reading. */
  readonly names: readonly string[];
  /** Eight digits, and a name for people. */
  readonly cpv: readonly Item<number>[];
  readonly descriptors: readonly Item<number>[];
  /** From this score on, one of our services is bought. */
  readonly core: number;
  /** From this score on, a part may be for us: the notice is kept. */
  readonly adjacent: number;
}

export interface TenderSettings {
  readonly relevance: RelevanceSettings;
  /** Départements watched; empty: all of them. */
  readonly departments: readonly string[];
  /** How far back the first run looks. */
  readonly firstDays: number;
  /** A call that closes within so many days is urgent. */
  readonly urgentDays: number;
  /** Months before the end of a contract at which its renewal becomes a lead. */
  readonly renewalMonths: number;
  /** Buyers of fewer inhabitants lose points; 0: none does. */
  readonly leastInhabitants: number;
  /** Points that they lose. */
  readonly smallBuyer: number;
  /** From this score on, Claude reads the notice. */
  readonly reading: number;
  /** Name of Claude's model. */
  readonly model: string;
}

const GROUP = 'Veille';
const KEYWORD = 'Veille\u00a0: mots-clés';
const EXCLUSION = 'Veille\u00a0: exclusions';
const NAME = 'Veille\u00a0: mots sans effet';
const CPV = 'Veille\u00a0: CPV';
const DESCRIPTOR = 'Veille\u00a0: thèmes du BOAMP';
const DEPARTMENT = 'Veille\u00a0: départements';

const CORE = 'Cœur de métier à partir de';
const ADJACENT = 'À étudier à partir de';
const READING = 'Lecture par Claude à partir de';
const FIRST_DAYS = 'Premier passage';
const URGENT_DAYS = 'Urgent si la date limite est dans moins de';
const RENEWAL = 'Prospecter un renouvellement avant la fin du marché';
const LEAST_INHABITANTS = 'Acheteur trop petit en dessous de';
const SMALL_BUYER = 'Acheteur trop petit, points en moins';
const MODEL = 'Modèle de Claude';

const score = numberBetween(1, 100, 'un nombre de points entre 1 et 100');
const dayCount = numberBetween(1, 365, 'un nombre de jours entre 1 et 365');

/** Keywords, thresholds and places of the tender watch. */
export const tenderSettings: Section<TenderSettings> = {
  rows: [
    ...declareGroup(GROUP, 'points', 'Un avis qui a au moins cette pertinence est votre cœur de métier.', [[CORE, 60]]),
    ...declareGroup(GROUP, 'points', 'Un avis qui a au moins cette pertinence est gardé dans APPELS_OFFRES.', [
      [ADJACENT, 30],
    ]),
    ...declareGroup(GROUP, 'points', 'Claude lit les avis qui ont au moins cette pertinence.', [[READING, 40]]),
    ...declareGroup(GROUP, 'jours', 'Jusqu’où le premier passage remonte.', [[FIRST_DAYS, 90]]),
    ...declareGroup(GROUP, 'jours', 'Les avis urgents sont annoncés aux destinataires des alertes, une fois.', [
      [URGENT_DAYS, 7],
    ]),
    ...declareGroup(GROUP, 'mois', 'Une affaire de renouvellement est créée à cette échéance, une fois par marché.', [
      [RENEWAL, 6],
    ]),
    ...declareGroup(GROUP, 'habitants', 'D’après ENTREPRISES\u00a0; 0 pour ne pas tenir compte de la taille.', [
      [LEAST_INHABITANTS, 5000],
    ]),
    ...declareGroup(GROUP, 'points', 'Retirés à la pertinence d’un avis dont l’acheteur est trop petit.', [
      [SMALL_BUYER, 10],
    ]),
    ...declareGroup(GROUP, '', 'Nom du modèle, tel qu’Anthropic l’écrit.', [[MODEL, 'claude-haiku-5-5']]),
    ...declareGroup(
      DEPARTMENT,
      '',
      'Un code par ligne dans Paramètre (69, 2A), Oui dans Valeur. Aucun\u00a0: toute la France.',
      [['', '']],
    ),
    ...declareGroup(
      KEYWORD,
      'points',
      'Mots qui se suivent\u00a0; «\u00a0+\u00a0» s’ils peuvent être éloignés\u00a0; «\u00a0*\u00a0» pour toute fin de mot.',
      [...CORE_WORDS, ...ADJACENT_WORDS],
    ),
    ...declareGroup(EXCLUSION, 'points', 'Retirés quand l’objet contient ces mots.', EXCLUSIONS),
    ...declareGroup(
      NAME,
      '',
      'Oui\u00a0: ces mots sont effacés avant la lecture, car ils ne disent rien de l’achat.',
      NAMES.map((name) => [name, 'Oui'] as const),
    ),
    ...declareGroup(
      CPV,
      'points',
      'Le code, et tous ceux qui sont en dessous\u00a0; le texte qui suit est pour vous.',
      CPV_CODES,
    ),
    ...declareGroup(DESCRIPTOR, 'points', 'Les thèmes que le BOAMP donne aux avis.', DESCRIPTORS),
  ],
  read: (source) => ({
    relevance: {
      keywords: source.list(KEYWORD, points),
      exclusions: source.list(EXCLUSION, points),
      names: source
        .list(NAME, yesNo)
        .filter(({ value }) => value)
        .map(({ name }) => name),
      cpv: source.list(CPV, points).filter(({ name }) => /^\d{8}/.test(name)),
      descriptors: source.list(DESCRIPTOR, points),
      core: source.one(GROUP, CORE, score),
      adjacent: source.one(GROUP, ADJACENT, score),
    },
    departments: source
      .list(DEPARTMENT, yesNo)
      .filter(({ value }) => value)
      .map(({ name }) => name.toUpperCase()),
    firstDays: source.one(GROUP, FIRST_DAYS, dayCount),
    urgentDays: source.one(GROUP, URGENT_DAYS, dayCount),
    renewalMonths: source.one(GROUP, RENEWAL, numberBetween(1, 24, 'un nombre de mois entre 1 et 24')),
    leastInhabitants: source.one(GROUP, LEAST_INHABITANTS, numberBetween(0, 1e7, 'un nombre d’habitants')),
    smallBuyer: source.one(GROUP, SMALL_BUYER, numberBetween(0, 100, 'un nombre de points entre 0 et 100')),
    reading: source.one(GROUP, READING, score),
    model: source.one(GROUP, MODEL, text),
  }),
};
