import { formatNumber, parseNumber } from '../french/numbers.ts';
import { numberBetween, points, type Reader } from './readers.ts';
import { declareGroup, type Section } from './section.ts';
import type { Item, SettingsSource } from './source.ts';

/** The five dimensions of the score, in the order in which they are shown. */
export const DIMENSIONS = ['Profil', 'Taille', 'Engagement', 'Budget', 'Moment'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** The weights for which the points of the brackets count as they stand (definitions of the score). */
export const REFERENCE_WEIGHTS: Readonly<Record<Dimension, number>> = {
  Profil: 25,
  Taille: 15,
  Engagement: 20,
  Budget: 20,
  Moment: 20,
};

/** Points from a value on: `à partir de 5 000` includes it, `plus de 5 000` does not. */
export interface Bracket {
  readonly from: number;
  readonly included: boolean;
  readonly points: number;
}

/** Points for an answer that is at most so many days old. */
export interface AnswerAge {
  readonly days: number;
  readonly points: number;
}

export interface IcpSettings {
  /** A lead is qualified above it. */
  readonly threshold: number;
  /** Their sum is 100. */
  readonly weights: Readonly<Record<Dimension, number>>;
  /** Highest first, like all brackets. */
  readonly authorityProfile: readonly Bracket[];
  readonly certifiedCompany: number;
  readonly uncertifiedCompany: number;
  readonly partner: number;
  readonly otherType: number;
  readonly authoritySize: readonly Bracket[];
  readonly companySize: readonly Bracket[];
  readonly certifications: readonly Item<number>[];
  readonly otherCertification: number;
  readonly commitments: number;
  readonly budget: readonly Bracket[];
  readonly budgetConfirmed: number;
  readonly openTender: number;
  /** Youngest first. */
  readonly answers: readonly AnswerAge[];
  readonly decisionMaker: number;
  /** Claude is asked about companies whose score is so near the threshold that an opinion may matter. */
  readonly opinionReach: number;
  readonly opinionsANight: number;
}

const GROUP = 'ICP';
const WEIGHTS = 'ICP : poids';
const PROFILE = 'ICP : profil';
const AUTHORITY_PROFILE = 'ICP : profil d’une collectivité';
const AUTHORITY_SIZE = 'ICP : taille d’une collectivité';
const COMPANY_SIZE = 'ICP : taille d’une entreprise';
const CERTIFICATIONS = 'ICP : certifications et labels';
const ENGAGEMENT = 'ICP : engagement';
const BUDGET = 'ICP : budget annuel';
const BUDGET_CONFIRMED = 'ICP : budget';
const MOMENT = 'ICP : moment';
const ANSWERS = 'ICP : réponse récente';
const OPINION = 'ICP : avis de Claude';

const REACH = 'Écart au seuil, au plus';
const A_NIGHT = 'Avis demandés par nuit, au plus';

const from = (start: number): string => `à partir de ${formatNumber(start)}`;
const above = (start: number): string => `plus de ${formatNumber(start)}`;

const BRACKET_HELP =
  'Le palier le plus haut qui est atteint compte ; en dessous de tous, 0 point. Ajoutez une ligne pour ajouter un palier.';

const ROWS = [
  ...declareGroup(GROUP, 'points', 'Au-dessus de ce score, un prospect peut être qualifié.', [
    ['Seuil de qualification', 70],
  ]),
  ...declareGroup(
    WEIGHTS,
    'points',
    'Le maximum de la dimension, sur 100. Doubler un poids double les points de ses paliers.',
    DIMENSIONS.map((dimension) => [dimension, REFERENCE_WEIGHTS[dimension]]),
  ),
  ...declareGroup(AUTHORITY_PROFILE, 'points', `Selon le nombre d’habitants. ${BRACKET_HELP}`, [
    [above(5000), 25],
    [from(2000), 10],
  ]),
  ...declareGroup(PROFILE, 'points', 'Points du type, pour ce qui n’est pas une collectivité.', [
    ['Entreprise RSE certifiée', 25],
    ['Entreprise RSE sans certification', 10],
    ['Partenaire', 5],
    ['Autre', 5],
  ]),
  ...declareGroup(AUTHORITY_SIZE, 'points', `Selon le nombre d’habitants. ${BRACKET_HELP}`, [
    [from(2000), 3],
    [from(5000), 6],
    [from(10_000), 9],
    [from(20_000), 12],
    [from(50_000), 15],
  ]),
  ...declareGroup(COMPANY_SIZE, 'points', `Selon l’effectif. ${BRACKET_HELP}`, [
    [from(1), 2],
    [from(10), 5],
    [from(50), 10],
    [from(250), 13],
    [from(1000), 15],
  ]),
  ...declareGroup(
    CERTIFICATIONS,
    'points',
    'Points d’une certification ou d’un label. Ajoutez une ligne pour en ajouter un.',
    [
      ['B Corp', 12],
      ['ISO 26000', 10],
      ['Lucie', 10],
      ['Engagé RSE', 10],
      ['Société à mission', 8],
      ['ISO 14001', 6],
      ['ESS', 6],
      ['Territoire engagé pour la nature', 12],
      ['ABC réalisé', 10],
      ['Villes et villages fleuris', 5],
    ],
  ),
  ...declareGroup(ENGAGEMENT, 'points', 'Points ajoutés aux certifications, dans la limite du poids de la dimension.', [
    ['Autre certification', 4],
    ['Engagements décrits', 4],
  ]),
  ...declareGroup(BUDGET, 'points', `Selon le budget biodiversité annuel, en euros. ${BRACKET_HELP}`, [
    [above(0), 3],
    [from(5000), 7],
    [from(20_000), 11],
    [from(50_000), 14],
  ]),
  ...declareGroup(BUDGET_CONFIRMED, 'points', 'Une opportunité ouverte a son budget confirmé.', [
    ['Budget confirmé', 6],
  ]),
  ...declareGroup(MOMENT, 'points', 'Ce qui fait que c’est le bon moment.', [
    ['Appel d’offres ouvert', 8],
    ['Décideur ou élu connu', 5],
  ]),
  ...declareGroup(
    ANSWERS,
    'points',
    'Selon le nombre de jours depuis la dernière réponse ; le palier le plus court compte.',
    [
      ['14 jours ou moins', 7],
      ['30 jours ou moins', 4],
    ],
  ),
  ...declareGroup(OPINION, 'points', 'Un avis vaut 10 points au plus\u00a0; il n’est demandé que s’il peut compter.', [
    [REACH, 20],
  ]),
  ...declareGroup(OPINION, 'avis', 'Les entreprises les plus proches du seuil passent d’abord.', [[A_NIGHT, 20]]),
];

/** ICP weights and brackets. */
export const icpSettings: Section<IcpSettings> = {
  rows: ROWS,
  read: (source) => ({
    threshold: source.one(GROUP, 'Seuil de qualification', points),
    weights: readWeights(source),
    authorityProfile: readBrackets(source, AUTHORITY_PROFILE),
    certifiedCompany: source.one(PROFILE, 'Entreprise RSE certifiée', points),
    uncertifiedCompany: source.one(PROFILE, 'Entreprise RSE sans certification', points),
    partner: source.one(PROFILE, 'Partenaire', points),
    otherType: source.one(PROFILE, 'Autre', points),
    authoritySize: readBrackets(source, AUTHORITY_SIZE),
    companySize: readBrackets(source, COMPANY_SIZE),
    certifications: source.list(CERTIFICATIONS, points),
    otherCertification: source.one(ENGAGEMENT, 'Autre certification', points),
    commitments: source.one(ENGAGEMENT, 'Engagements décrits', points),
    budget: readBrackets(source, BUDGET),
    budgetConfirmed: source.one(BUDGET_CONFIRMED, 'Budget confirmé', points),
    openTender: source.one(MOMENT, 'Appel d’offres ouvert', points),
    answers: readNumbered(source, ANSWERS, points)
      .map(({ number, value }) => ({ days: number, points: value }))
      .sort((a, b) => a.days - b.days),
    decisionMaker: source.one(MOMENT, 'Décideur ou élu connu', points),
    opinionReach: source.one(OPINION, REACH, points),
    opinionsANight: source.one(OPINION, A_NIGHT, numberBetween(0, 200, 'un nombre d’avis')),
  }),
};

/** Weights brought to a sum of 100, so that the score stays between 0 and 100 whatever is typed. */
function readWeights(source: SettingsSource): Record<Dimension, number> {
  const typed = DIMENSIONS.map((dimension) => source.one(WEIGHTS, dimension, points));
  const total = typed.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) {
    source.report('PARAMETRES : tous les poids du score sont à 0 ; les poids d’origine les remplacent.');
    return { ...REFERENCE_WEIGHTS };
  }
  if (total !== 100) {
    source.report(
      `PARAMETRES : les poids du score font ${formatNumber(total)} au lieu de 100 ; ils sont ramenés à 100.`,
    );
  }
  const [profile = 0, size = 0, engagement = 0, budget = 0, moment = 0] = typed.map((weight) => (weight * 100) / total);
  return { Profil: profile, Taille: size, Engagement: engagement, Budget: budget, Moment: moment };
}

function readBrackets(source: SettingsSource, group: string): Bracket[] {
  return readNumbered(source, group, points)
    .map(({ name, number, value }) => ({ from: number, included: !/plus de/i.test(name), points: value }))
    .sort((a, b) => b.from - a.from || Number(a.included) - Number(b.included));
}

/** Rows whose name carries a number. */
function readNumbered<T>(
  source: SettingsSource,
  group: string,
  reader: Reader<T>,
): { name: string; number: number; value: T }[] {
  return source.list(group, reader).flatMap(({ name, value }) => {
    const number = parseNumber(/\d(?:[\d\s.,]*\d)?/.exec(name)?.[0] ?? '');
    if (number !== null) return [{ name, number, value }];
    source.report(`PARAMETRES : « ${group} / ${name} » ne contient pas de nombre lisible ; cette ligne ne compte pas.`);
    return [];
  });
}
