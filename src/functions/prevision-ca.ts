import { forecast } from '../crm/pipeline/forecast.ts';
import { findStage, isOpen } from '../crm/pipeline/stages.ts';
import { stageSettings } from '../crm/settings/stages.ts';
import { opportunities } from '../crm/tables/index.ts';
import { type Argument, cellOf, dateOf, numberOf, textOf, type Value } from './arguments.ts';
import { settingsOf } from './parameters.ts';
import { readRange } from './table-ranges.ts';

const HEADER = ['Mois', 'Prévision pondérée', 'Montant brut', 'Affaires', 'Dont en retard'];
const MONTHS = 6;

/** What open opportunities should bring, month after month; its help for Sheets stands in src/index.ts. */
export function PREVISION_CA(
  plage_opportunites: Argument,
  aujourdhui: Argument,
  mois?: Argument,
  parametres?: Argument,
): Value[][] {
  const today = dateOf(cellOf(aujourdhui, 'aujourd’hui'), 'aujourd’hui');
  if (today === null)
    throw new Error('Il manque la date du jour\u00a0: prenez celle de PARAMETRES (Calcul / Aujourd’hui)');
  const months = numberOf(cellOf(mois, 'mois'), 'mois') ?? MONTHS;
  if (!Number.isInteger(months) || months < 1 || months > 60)
    throw new Error('«\u00a0mois\u00a0» est un nombre entre 1 et 60');
  const stages = settingsOf(stageSettings, parametres);
  const rows = readRange(plage_opportunites, opportunities, ['amount', 'closesOn', 'stage'], ['probability']);
  const deals = rows.flatMap((row) => {
    const stage = findStage(stages, textOf(row.stage));
    const amount = numberOf(row.amount, 'Montant HT');
    if (stage === null || !isOpen(stage) || amount === null) return [];
    const typed = numberOf(row.probability, 'Probabilité');
    const share = typed === null || typed <= 1 ? typed : typed / 100;
    return [{ amount, probability: share ?? stage.probability, expectedOn: dateOf(row.closesOn, 'Date limite') }];
  });
  const rowsOut = forecast(deals, today, months).map(({ month, weighted, gross, deals: count, overdue }): Value[] => [
    month,
    weighted,
    gross,
    count,
    overdue,
  ]);
  return [HEADER, ...rowsOut];
}
