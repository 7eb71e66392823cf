/** What a run cost, for the shell. */
import { type CostEstimate, compareWithFloor, type Floor, type Run } from '../runtime/index.ts';

export interface CostReport extends CostEstimate {
  readonly functionName: string;
  /** The fewest calls that could do the job, when it declares them, and how far above them the run is. */
  readonly floor: {
    readonly calls: number;
    readonly low: number;
    readonly high: number;
    readonly ratio: number;
  } | null;
}

export function reportCost(run: Run, cost: CostEstimate, floor: Floor | null): CostReport {
  const { functionName } = run;
  if (floor === null) return { functionName, ...cost, floor: null };
  const { floor: best, ratioLow, ratioHigh } = compareWithFloor(cost, floor, run.kind);
  const { calls, low, high } = best;
  return { functionName, ...cost, floor: { calls, low, high, ratio: Math.max(ratioLow, ratioHigh) } };
}

/** The report as lines of text. */
export function showCost({ functionName, calls, cells, byKind, turns, low, high, floor }: CostReport): string {
  const seconds = (value: number) => `${value.toFixed(2)} s`;
  const kinds = Object.entries(byKind).filter(([, count]) => count > 0);
  return [
    `${functionName}: ${calls} weighted calls, ${cells} cells, ${turns} write→read turns`,
    `estimated on Apps Script: ${seconds(low)} to ${seconds(high)}, CPU apart`,
    floor === null
      ? 'no floor declared'
      : `floor: ${floor.calls} calls, ${seconds(floor.low)} to ${seconds(floor.high)}; this run is ${floor.ratio.toFixed(2)} times the floor`,
    ...kinds.map(([kind, count]) => `  ${kind.padEnd(12)} ${count}`),
  ].join('\n');
}
