/** What one run cost: counted, estimated on Google, and its CPU here. */
import {
  type CostEstimate,
  compareWithFloor,
  estimate,
  type Floor,
  type Run,
  type Runtime,
} from '../local/runtime/index.ts';

export interface Measure {
  /** Of the cost model, the network left out. */
  readonly estimate: CostEstimate;
  /** Milliseconds of the script's own CPU on this machine. */
  readonly cpu: number;
  /** Low and high estimates over those of the floor; `null` without a floor. */
  readonly overFloor: { readonly floor: CostEstimate; readonly low: number; readonly high: number } | null;
}

/** Runs `work`, and measures the last run that it started. Throws what that run threw. */
export function measure(runtime: Runtime, work: () => unknown, floor?: Floor): Measure {
  const before = runtime.runs.at(-1);
  refuseFailure(work());
  const run = runtime.runs.at(-1);
  if (run === undefined || run === before) throw new Error('Nothing has run');
  if (run.error !== null) throw run.error;
  if (run.callsAtLoad.length > 0) throw new Error(`Loading the bundle called ${run.callsAtLoad[0]?.method}`);
  return describe(run, floor);
}

function describe(run: Run, floor: Floor | undefined): Measure {
  const cost = estimate(
    run.calls.filter(({ kind }) => kind !== 'fetch'),
    run.kind,
  );
  if (floor === undefined) return { estimate: cost, cpu: run.scriptCpu, overFloor: null };
  const { floor: best, ratioLow, ratioHigh } = compareWithFloor(cost, floor, run.kind);
  return { estimate: cost, cpu: run.scriptCpu, overFloor: { floor: best, low: ratioLow, high: ratioHigh } };
}

/** A job that refuses its work has measured nothing. */
function refuseFailure(answer: unknown): void {
  if (typeof answer !== 'object' || answer === null || !('ok' in answer) || answer.ok === true) return;
  throw new Error(`The job failed: ${JSON.stringify(answer)}`);
}

/** What `count` rows would cost, from what `fewer` and `more` rows cost: for work that does the same for each row. */
export function extrapolate(
  fewer: { rows: number; measure: Measure },
  more: { rows: number; measure: Measure },
  count: number,
): Measure {
  const share = (count - more.rows) / (more.rows - fewer.rows);
  const line = (of: (measure: Measure) => number) => of(more.measure) + share * (of(more.measure) - of(fewer.measure));
  return {
    estimate: {
      ...more.measure.estimate,
      calls: Math.round(line(({ estimate: cost }) => cost.calls)),
      cells: Math.round(line(({ estimate: cost }) => cost.cells)),
      low: line(({ estimate: cost }) => cost.low),
      high: line(({ estimate: cost }) => cost.high),
    },
    cpu: Math.max(
      0,
      line(({ cpu }) => cpu),
    ),
    overFloor: null,
  };
}
