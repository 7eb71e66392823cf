/**
 * How good the estimate would have been: each finished opportunity is foretold at each stage it reached, from what was over
 * by then and nothing later, beside what the stage's own rate says of it.
 */
import { pathOf } from '../funnel/journeys.ts';
import type { Stage } from '../settings/stages.ts';
import type { FinishedDeal } from './finished-deals.ts';

/** One tenth of the scale of probabilities. */
export interface CalibrationTenth {
  /** 0 to 0.9: predictions from here, below the next tenth; 1 belongs to the last. */
  readonly from: number;
  readonly cases: number;
  /** Mean prediction and share that was signed, 0 to 1. */
  readonly predicted: number;
  readonly observed: number;
}

export interface Quality {
  /** Mean square of the error (Brier, 1950): 0 is perfect, 0.25 is a coin. */
  readonly brier: number;
  /** Tenths that hold at least one prediction. */
  readonly calibration: readonly CalibrationTenth[];
}

export interface Backtest {
  /** Predictions made. */
  readonly cases: number;
  /** Those that rest on history; the others had too few finished opportunities behind them. */
  readonly fromHistory: number;
  readonly estimate: Quality;
  /** The same cases, foretold by the stages' rates. */
  readonly rates: Quality;
}

interface Prediction {
  readonly estimate: number;
  readonly rate: number;
  readonly won: boolean;
}

/** @param minimum finished opportunities that an estimate needs. `null` when nothing is finished. n log n. */
export function backtest(deals: readonly FinishedDeal[], stages: readonly Stage[], minimum: number): Backtest | null {
  const predictions: Prediction[] = [];
  let fromHistory = 0;
  for (const [index, stage] of pathOf(stages).entries()) {
    if (stage.kind === 'won') break;
    const passed = deals
      .flatMap((deal) => {
        const on = deal.reached[index] ?? null;
        return on === null ? [] : [{ ...deal, on }];
      })
      .sort((a, b) => a.on.getTime() - b.on.getTime());
    const closings = [...passed].sort((a, b) => a.closedOn.getTime() - b.closedOn.getTime());
    let over = 0;
    let won = 0;
    for (const deal of passed) {
      for (let next = closings[over]; next !== undefined && next.closedOn < deal.on; next = closings[over]) {
        over += 1;
        if (next.won) won += 1;
      }
      const known = over >= minimum;
      if (known) fromHistory += 1;
      predictions.push({ estimate: known ? won / over : stage.rate, rate: stage.rate, won: deal.won });
    }
  }
  if (predictions.length === 0) return null;
  return {
    cases: predictions.length,
    fromHistory,
    estimate: judge(predictions, ({ estimate }) => estimate),
    rates: judge(predictions, ({ rate }) => rate),
  };
}

function judge(predictions: readonly Prediction[], of: (prediction: Prediction) => number): Quality {
  const tenths = Array.from({ length: 10 }, () => ({ cases: 0, sum: 0, won: 0 }));
  let squares = 0;
  for (const prediction of predictions) {
    const said = of(prediction);
    const outcome = prediction.won ? 1 : 0;
    squares += (said - outcome) ** 2;
    // 0.1 × 3 is a little more than 0.3: a tenth is told from the rounded hundredth.
    const tenth = tenths[Math.min(9, Math.floor(Math.round(said * 1000) / 100))];
    if (tenth === undefined) continue;
    tenth.cases += 1;
    tenth.sum += said;
    tenth.won += outcome;
  }
  return {
    brier: squares / predictions.length,
    calibration: tenths.flatMap(({ cases, sum, won }, index) =>
      cases === 0 ? [] : [{ from: index / 10, cases, predicted: sum / cases, observed: won / cases }],
    ),
  };
}
