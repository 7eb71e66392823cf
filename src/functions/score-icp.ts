import { certificationsOf, type IcpFacts } from '../crm/score/facts.ts';
import { createScorer, type IcpScore } from '../crm/score/score.ts';
import { icpSettings } from '../crm/settings/icp.ts';
import { type Argument, numberOf, textOf, type Value, yesNoOf } from './arguments.ts';
import { settingsOf } from './parameters.ts';
import { type NamedArgument, spill, unwrap } from './spill.ts';

/** Cells that make a row: with these four blank, there is nothing to score. */
const LEADING = 4;

/**
 * Score ICP de 0 à 100 d’une collectivité ou d’une entreprise : profil, taille, engagement, budget, moment. Une case vide
 * veut dire inconnu, 0 veut dire zéro. Avec des plages, un score par ligne.
 *
 * @param {A2:A} type Collectivité, Entreprise RSE, Partenaire ou Autre.
 * @param {B2:B} taille Nombre d’habitants, ou effectif.
 * @param {C2:C} certifications Certifications et labels, séparés par des virgules ; « Aucune » s’il n’y en a pas.
 * @param {D2:D} budget Budget biodiversité annuel, en euros.
 * @param {VRAI} budget_confirme [facultatif] Oui si le budget est confirmé.
 * @param {VRAI} appel_offres_ouvert [facultatif] Oui si un appel d’offres sur vos sujets est ouvert.
 * @param {5} jours_depuis_reponse [facultatif] Jours depuis la dernière réponse (voir JOURS_DEPUIS).
 * @param {VRAI} decideur_connu [facultatif] Oui si un décideur ou un élu est connu.
 * @param {PARAMETRES!A1:E} parametres [facultatif] La plage de PARAMETRES, titres compris ; sinon, les réglages d’origine.
 * @return Le score, ou une case vide si la ligne est vide.
 * @customfunction
 */
export function SCORE_ICP(
  type: Argument,
  taille: Argument,
  certifications: Argument,
  budget: Argument,
  budget_confirme?: Argument,
  appel_offres_ouvert?: Argument,
  jours_depuis_reponse?: Argument,
  decideur_connu?: Argument,
  parametres?: Argument,
): Value | Value[][] {
  const facts = nameFacts([
    type,
    taille,
    certifications,
    budget,
    budget_confirme,
    appel_offres_ouvert,
    jours_depuis_reponse,
    decideur_connu,
  ]);
  const score = createScorer(settingsOf(icpSettings, parametres));
  return unwrap(spill(facts, LEADING, [''], (cells) => [score(readFacts(cells)).score]));
}

/**
 * Détail du score ICP : les points des cinq dimensions (profil, taille, engagement, budget, moment), puis la phrase qui
 * les explique et dit quelle information manque le plus. Mêmes arguments que SCORE_ICP.
 *
 * @param {A2:A} type Collectivité, Entreprise RSE, Partenaire ou Autre.
 * @param {B2:B} taille Nombre d’habitants, ou effectif.
 * @param {C2:C} certifications Certifications et labels, séparés par des virgules ; « Aucune » s’il n’y en a pas.
 * @param {D2:D} budget Budget biodiversité annuel, en euros.
 * @param {VRAI} budget_confirme [facultatif] Oui si le budget est confirmé.
 * @param {VRAI} appel_offres_ouvert [facultatif] Oui si un appel d’offres sur vos sujets est ouvert.
 * @param {5} jours_depuis_reponse [facultatif] Jours depuis la dernière réponse (voir JOURS_DEPUIS).
 * @param {VRAI} decideur_connu [facultatif] Oui si un décideur ou un élu est connu.
 * @param {PARAMETRES!A1:E} parametres [facultatif] La plage de PARAMETRES, titres compris ; sinon, les réglages d’origine.
 * @return Six colonnes : les cinq dimensions et la phrase.
 * @customfunction
 */
export function DETAIL_ICP(
  type: Argument,
  taille: Argument,
  certifications: Argument,
  budget: Argument,
  budget_confirme?: Argument,
  appel_offres_ouvert?: Argument,
  jours_depuis_reponse?: Argument,
  decideur_connu?: Argument,
  parametres?: Argument,
): Value[][] {
  const facts = nameFacts([
    type,
    taille,
    certifications,
    budget,
    budget_confirme,
    appel_offres_ouvert,
    jours_depuis_reponse,
    decideur_connu,
  ]);
  const score = createScorer(settingsOf(icpSettings, parametres));
  return spill(facts, LEADING, ['', '', '', '', '', ''], (cells) => detail(score(readFacts(cells))));
}

const NAMES = [
  'type',
  'taille',
  'certifications',
  'budget',
  'budget confirmé',
  'appel d’offres ouvert',
  'jours depuis réponse',
  'décideur connu',
] as const;

function nameFacts(values: readonly Argument[]): NamedArgument[] {
  return NAMES.map((name, index) => ({ name, value: values[index] }));
}

function readFacts(cells: readonly Value[]): IcpFacts {
  const [type = '', size = '', certifications = '', budget = '', confirmed = '', tender = '', days = '', known = ''] =
    cells;
  return {
    type: textOf(type),
    size: numberOf(size, NAMES[1]),
    certifications: certificationsOf(textOf(certifications).split(/[,;\n]/)),
    commitments: null,
    budget: numberOf(budget, NAMES[3]),
    budgetConfirmed: yesNoOf(confirmed, NAMES[4]),
    openTender: yesNoOf(tender, NAMES[5]),
    daysSinceAnswer: numberOf(days, NAMES[6]),
    decisionMaker: yesNoOf(known, NAMES[7]),
  };
}

function detail({ dimensions, sentence }: IcpScore): Value[] {
  return [...dimensions.map(({ points }) => points), sentence];
}
