/** What the team's own history says of the chance of signing from each stage, and how well it would have foretold the past. */
import { type Backtest, backtest } from '../../crm/conversion/backtest.ts';
import { recordsOf } from '../../crm/conversion/estimate.ts';
import { finishedDeals } from '../../crm/conversion/finished-deals.ts';
import { writeRecords } from '../../crm/conversion/stage-records.ts';
import { countOf, formatNumber } from '../../crm/french/numbers.ts';
import { CONVERSION_QUALITY, CONVERSION_RECORDS } from '../../crm/settings/conversion.ts';
import { parseSettings } from '../../crm/settings/index.ts';
import { history, settings as settingsTable } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { note } from '../../sheet/journal.ts';
import { readTable } from '../../sheet/read-table.ts';
import { writeSetting } from '../../sheet/write-setting.ts';
import type { StepReport } from '../engine/slice.ts';

/**
 * Counts, backtests, and writes both in PARAMETRES when they have changed, the calibration in JOURNAL. Two reads when
 * nothing has. Stages then say their probability by themselves, wherever they are used.
 */
export function learnProbabilities(ports: Ports): Result<StepReport> {
  const configured = readTable(ports, settingsTable);
  if (!configured.ok) return configured;
  const rows = configured.value.rows.map(({ values }) => values);
  const { settings } = parseSettings(rows);
  const changes = readTable(ports, history);
  if (!changes.ok) return changes;
  const deals = finishedDeals(
    changes.value.rows.map(({ values }) => values),
    settings.stages,
  );
  const records = writeRecords(recordsOf(deals, settings.stages));
  const tested = backtest(deals, settings.stages, settings.conversion.minimum);
  const quality = tested === null ? '' : tellQuality(tested);
  const known = (name: string) => String(rows.find((row) => row.name === name)?.value ?? '');
  const finished =
    deals.length === 0 ? 'Aucune affaire terminée' : countOf(deals.length, 'affaire terminée', 'affaires terminées');
  const learnt = tested !== null && tested.fromHistory > 0;
  const summary = learnt
    ? `${finished}. ${quality}`
    : `${finished}\u00a0: les chances de signer restent celles de PARAMETRES.`;
  if (known(CONVERSION_RECORDS.name) === records && known(CONVERSION_QUALITY.name) === quality) return ok({ summary });
  for (const [{ group, name }, value] of [
    [CONVERSION_RECORDS, records],
    [CONVERSION_QUALITY, quality],
  ] as const) {
    const written = writeSetting(ports, group, name, value);
    if (!written.ok) return written;
  }
  const noted = note(ports, { action: 'probabilities.learn', summary, detail: JSON.stringify(tested) });
  return noted.ok ? ok({ summary }) : noted;
}

/** « Erreur 0,171 avec l’historique, 0,198 avec les taux, sur 214 prévisions dont 96 tirées de l’historique. » */
function tellQuality({ cases, fromHistory, estimate, rates }: Backtest): string {
  const predictions = countOf(cases, 'prévision', 'prévisions');
  const learnt = countOf(fromHistory, 'tirée', 'tirées');
  return `Erreur ${formatNumber(estimate.brier, 3)} avec l’historique, ${formatNumber(rates.brier, 3)} avec les taux, sur ${predictions} dont ${learnt} de l’historique.`;
}
