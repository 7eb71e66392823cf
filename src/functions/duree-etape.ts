import { journeysOf } from '../crm/funnel/journeys.ts';
import { meanOf, medianOf, staysOf } from '../crm/funnel/stage-durations.ts';
import { fold, matchKey } from '../crm/names.ts';
import { findStage } from '../crm/pipeline/stages.ts';
import { stageSettings } from '../crm/settings/stages.ts';
import { type Argument, cellOf, textOf, type Value } from './arguments.ts';
import { changesOf } from './funnel-history.ts';
import { settingsOf } from './parameters.ts';

/** Days that ended stays in a stage have lasted; its help for Sheets stands in src/index.ts. */
export function DUREE_ETAPE(historique: Argument, etape: Argument, mesure?: Argument, parametres?: Argument): Value {
  const stages = settingsOf(stageSettings, parametres);
  const name = textOf(cellOf(etape, 'étape'));
  if (findStage(stages, name) === null) {
    const choices = stages.map((stage) => stage.name).join(', ');
    throw new Error(
      name === ''
        ? `Il manque une étape\u00a0: ${choices}`
        : `«\u00a0${name}\u00a0» n’est pas une étape\u00a0: ${choices}`,
    );
  }
  const word = fold(textOf(cellOf(mesure, 'mesure')) || 'médiane');
  if (word !== 'mediane' && word !== 'moyenne')
    throw new Error('La mesure est «\u00a0médiane\u00a0» ou «\u00a0moyenne\u00a0»');
  const days = staysOf(journeysOf(changesOf(historique), stages)).flatMap((stay) =>
    stay.stage === matchKey(name) && stay.days !== null ? [stay.days] : [],
  );
  return (word === 'moyenne' ? meanOf(days) : medianOf(days)) ?? '';
}
