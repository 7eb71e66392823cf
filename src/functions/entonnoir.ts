import { funnelOf, journeysInChannel } from '../crm/funnel/funnel.ts';
import { journeysOf } from '../crm/funnel/journeys.ts';
import { stageSettings } from '../crm/settings/stages.ts';
import { type Argument, cellOf, textOf, type Value } from './arguments.ts';
import { changesOf, periodOf } from './funnel-history.ts';
import { settingsOf } from './parameters.ts';

const HEADER = ['Étape', 'Entrées', 'Passées', 'Taux', 'Taux cumulé', 'Durée médiane (j)', 'Perdus', 'En cours'];

/**
 * Entonnoir des opportunités. Pour chaque étape : celles qui y sont entrées pour la première fois dans la période, celles
 * qui sont allées plus loin, le taux de passage, la part des entrées de la première étape arrivées jusqu’ici, la durée
 * médiane en jours, les perdues et celles qui y sont encore. Une étape sautée compte comme passée.
 *
 * @param {HISTORIQUE!A1:H} historique La plage de HISTORIQUE, titres compris.
 * @param {"BOAMP"} canal [facultatif] Un seul canal.
 * @param {DATE(2026;1;1)} du [facultatif] Premier jour de la période.
 * @param {DATE(2026;12;31)} au [facultatif] Dernier jour de la période.
 * @param {PARAMETRES!A1:E} parametres [facultatif] La plage de PARAMETRES, si vos étapes ne sont plus celles d’origine.
 * @return Une ligne de titres, puis une ligne par étape.
 * @customfunction
 */
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
