/**
 * What a run would cost on Google's servers: its service calls, weighted by public benchmarks (2018-2022), low and high.
 *
 *   T = entry + Σ calls (w + c·cells) + 0.2 s per write→read turn + Σ fetch batches (0.5 s + slowest) + CPU
 *
 * CPU is left out: it is measured, not modelled.
 */
import type { CallKind, ExecutionKind, ServiceCall } from '../contract.ts';

interface Range {
  readonly low: number;
  readonly high: number;
}

interface Weight {
  /** Milliseconds a call. */
  readonly fixed: Range;
  /** Microseconds a cell. */
  readonly perCell: Range;
}

const NOTHING: Range = { low: 0, high: 0 };

const WEIGHTS: Readonly<Record<CallKind, Weight>> = {
  read: { fixed: { low: 170, high: 300 }, perCell: { low: 9, high: 12.4 } },
  write: { fixed: { low: 80, high: 200 }, perCell: { low: 54, high: 80 } },
  appendRow: { fixed: { low: 108, high: 108 }, perCell: NOTHING },
  propertyGet: { fixed: { low: 20, high: 34 }, perCell: NOTHING },
  propertySet: { fixed: { low: 43, high: 64 }, perCell: NOTHING },
  cacheGet: { fixed: { low: 3, high: 20 }, perCell: NOTHING },
  cachePut: { fixed: { low: 56, high: 93 }, perCell: NOTHING },
  lock: { fixed: { low: 30, high: 100 }, perCell: NOTHING },
  fetch: { fixed: { low: 500, high: 500 }, perCell: NOTHING },
  free: { fixed: NOTHING, perCell: NOTHING },
};

/** Milliseconds before the first line of the script runs. */
const ENTRY: Readonly<Record<ExecutionKind, Range>> = {
  sidebar: { low: 1000, high: 1000 },
  'web-app': { low: 1000, high: 1000 },
  'custom-function': { low: 500, high: 500 },
  'simple-trigger': { low: 0, high: 500 },
  'installed-trigger': { low: 0, high: 500 },
  menu: { low: 0, high: 500 },
  shell: { low: 0, high: 500 },
};

/** A read that follows a write waits until the write is applied. */
const TURN_MS = 200;

/** The fewest calls that could do a job, and the cells they must carry: declared by hand beside each job. */
export type Floor = Partial<Readonly<Record<Exclude<CallKind, 'free'>, number>>> & {
  readonly cellsRead?: number;
  readonly cellsWritten?: number;
};

export interface CostEstimate {
  /** Calls the model weighs. */
  readonly calls: number;
  readonly byKind: Readonly<Record<CallKind, number>>;
  /** Cells read and written. */
  readonly cells: number;
  /** Reads that had to wait for a write. */
  readonly turns: number;
  /** Seconds. */
  readonly low: number;
  readonly high: number;
}

/** The floor's own estimate, and how far above it the run is (of the low and of the high estimates; 1 is the best possible). */
export interface FloorComparison {
  readonly floor: CostEstimate;
  readonly ratioLow: number;
  readonly ratioHigh: number;
}

/** Estimates the run whose calls were `log`, started as `entry`. */
export function estimate(log: readonly ServiceCall[], entry: ExecutionKind): CostEstimate {
  const byKind = countByKind(log);
  const turns = countTurns(log);
  const milliseconds = (bound: keyof Range) =>
    log.reduce(
      (sum, { kind, cells, waited }) =>
        sum + WEIGHTS[kind].fixed[bound] + (WEIGHTS[kind].perCell[bound] * cells) / 1000 + waited,
      ENTRY[entry][bound] + turns * TURN_MS,
    );
  return {
    calls: log.length - byKind.free,
    byKind,
    cells: log.filter(({ kind }) => kind !== 'fetch').reduce((sum, { cells }) => sum + cells, 0),
    turns,
    low: milliseconds('low') / 1000,
    high: milliseconds('high') / 1000,
  };
}

/** Compares a run with the fewest calls that could have done its job. */
export function compareWithFloor(cost: CostEstimate, floor: Floor, entry: ExecutionKind): FloorComparison {
  const floorCost = estimate(floorCalls(floor), entry);
  return { floor: floorCost, ratioLow: cost.low / floorCost.low, ratioHigh: cost.high / floorCost.high };
}

/** Reads first, then writes: the order without turns. */
function floorCalls({ cellsRead = 0, cellsWritten = 0, ...counts }: Floor): ServiceCall[] {
  const order: CallKind[] = [
    'propertyGet',
    'cacheGet',
    'lock',
    'fetch',
    'read',
    'write',
    'appendRow',
    'cachePut',
    'propertySet',
  ];
  return order.flatMap((kind) => {
    const count = counts[kind as keyof typeof counts] ?? 0;
    const cells = { read: cellsRead, write: cellsWritten }[kind as 'read' | 'write'] ?? 0;
    return Array.from({ length: count }, (_, index) => ({
      kind,
      method: 'floor',
      cells: index === 0 ? cells : 0,
      waited: 0,
    }));
  });
}

function countByKind(log: readonly ServiceCall[]): Record<CallKind, number> {
  const counts = Object.fromEntries(Object.keys(WEIGHTS).map((kind) => [kind, 0])) as Record<CallKind, number>;
  for (const { kind } of log) counts[kind] += 1;
  return counts;
}

function countTurns(log: readonly ServiceCall[]): number {
  let pending = false;
  let turns = 0;
  for (const { kind } of log) {
    if (kind === 'write' || kind === 'appendRow') pending = true;
    else if (kind === 'read' && pending) {
      turns += 1;
      pending = false;
    }
  }
  return turns;
}
