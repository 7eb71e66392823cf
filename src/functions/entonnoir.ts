import { funnelOf, journeysInChannel } from '../crm/funnel/funnel.ts';
import { journeysOf } from '../crm/funnel/journeys.ts';
import { stageSettings } from '../crm/settings/stages.ts';
import { type Argument, cellOf, textOf, type Value } from './arguments.ts';
import { changesOf, periodOf } from './funnel-history.ts';
import { settingsOf } from './parameters.ts';

const HEADER = ['Étape', 'Entrées', 'Passées', 'Taux', 'Taux cumulé', 'Durée médiane (j)', 'Perdus', 'En cours'];

/** The funnel as a table with titles; its help for Sheets stands in src/index.ts. */
export function ENTONNOIR(
  historique: Argument,
  canal?: Argument,
  du?: Argument,
  au?: Argument,
  parametres?: Argument,
): Value[][] {
  const stages = settingsOf(stageSettings, parametres);
  const journeys = journeysInChannel(journeysOf(changesOf(historique), stages), textOf(cellOf(canal, 'canal')));
  const rows = funnelOf(journeys, stages, periodOf(du, au)).map(
    ({ stage, entered, passed, rate, cumulativeRate, medianDays, lost, open }): Value[] => [
      stage,
      entered,
      passed ?? '',
      rate ?? '',
      cumulativeRate ?? '',
      medianDays ?? '',
      lost,
      open ?? '',
    ],
  );
  return [HEADER, ...rows];
}
