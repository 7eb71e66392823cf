import { certificationsOf, type IcpFacts } from '../crm/score/facts.ts';
import { createScorer, type IcpScore } from '../crm/score/score.ts';
import { icpSettings } from '../crm/settings/icp.ts';
import { type Argument, numberOf, textOf, type Value, yesNoOf } from './arguments.ts';
import { settingsOf } from './parameters.ts';
import { type NamedArgument, spill, unwrap } from './spill.ts';

/** Cells that make a row: with these four blank, there is nothing to score. */
const LEADING = 4;

/**
 * The score of each row; its help for Sheets stands in src/index.ts.
 *
 * @throws a French sentence for a single cell that cannot be read
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

/** The points of the five dimensions and the sentence, for each row; its help for Sheets stands in src/index.ts. */
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
