import { conversionBetween, journeysInChannel } from '../crm/funnel/funnel.ts';
import { journeysOf, pathOf } from '../crm/funnel/journeys.ts';
import { findStage } from '../crm/pipeline/stages.ts';
import { stageSettings } from '../crm/settings/stages.ts';
import { type Argument, cellOf, textOf, type Value } from './arguments.ts';
import { changesOf, periodOf } from './funnel-history.ts';
import { settingsOf } from './parameters.ts';

/**
 * Taux de conversion entre deux étapes : parmi les opportunités entrées pour la première fois dans l’étape « de » pendant
 * la période, la part de celles qui ont atteint l’étape « vers », ou plus loin, depuis. Une étape sautée compte comme
 * passée ; Perdu n’est plus loin que rien.
 *
 * @param {HISTORIQUE!A1:H} historique La plage de HISTORIQUE, titres compris.
 * @param {"Qualifié"} de L’étape de départ.
 * @param {"Gagné"} vers L’étape d’arrivée.
 * @param {DATE(2026;1;1)} du [facultatif] Premier jour de la période.
 * @param {DATE(2026;12;31)} au [facultatif] Dernier jour de la période.
 * @param {"BOAMP"} canal [facultatif] Un seul canal.
 * @param {PARAMETRES!A1:E} parametres [facultatif] La plage de PARAMETRES, si vos étapes ne sont plus celles d’origine.
 * @return Le taux, 0,25 pour 25 % ; une case vide si aucune n’est entrée.
 * @customfunction
 */
export function TAUX_CONVERSION(
  historique: Argument,
  de: Argument,
  vers: Argument,
  du?: Argument,
  au?: Argument,
  canal?: Argument,
  parametres?: Argument,
): Value {
  const stages = settingsOf(stageSettings, parametres);
  const from = textOf(cellOf(de, 'de'));
  const to = textOf(cellOf(vers, 'vers'));
  if (findStage(stages, to) === null) throw unknownStage(to, stages);
  if (findStage(pathOf(stages), from) === null) throw unknownStage(from, pathOf(stages));
  const journeys = journeysInChannel(journeysOf(changesOf(historique), stages), textOf(cellOf(canal, 'canal')));
  return conversionBetween(journeys, stages, from, to, periodOf(du, au))?.rate ?? '';
}

function unknownStage(name: string, stages: readonly { readonly name: string }[]): Error {
  const choices = stages.map((stage) => stage.name).join(', ');
  return new Error(name === '' ? `Il manque une étape : ${choices}` : `« ${name} » n’est pas une étape : ${choices}`);
}
