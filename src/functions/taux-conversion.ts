import { conversionBetween, journeysInChannel } from '../crm/funnel/funnel.ts';
import { journeysOf, pathOf } from '../crm/funnel/journeys.ts';
import { findStage } from '../crm/pipeline/stages.ts';
import { stageSettings } from '../crm/settings/stages.ts';
import { type Argument, cellOf, textOf, type Value } from './arguments.ts';
import { changesOf, periodOf } from './funnel-history.ts';
import { settingsOf } from './parameters.ts';

/** Share of a cohort that reached a stage or beyond, 0 to 1; its help for Sheets stands in src/index.ts. */
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
