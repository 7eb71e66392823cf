/** Starts executions, one inside another when a cell's function runs during a job, and keeps the last ones. */
import type { ExecutionKind, HostOperations } from '../contract.ts';
import { encode } from '../wire.ts';
import type { Bundle } from './bundle.ts';
import type { Clock } from './clock.ts';
import type { EventDescription } from './event-object.ts';
import { LiveExecution } from './execution.ts';
import type { FaultPlan } from './faults.ts';
import { type Limits, type Run, ScriptError } from './run.ts';
import { runBundle } from './run-bundle.ts';

const RUNS_KEPT = 200;

/** https://developers.google.com/apps-script/guides/services/quotas#current_limitations */
export const GOOGLE_LIMITS: Limits = { run: 6 * 60_000, simpleTrigger: 30_000, customFunction: 30_000 };

export interface Start {
  readonly functionName: string;
  readonly kind: ExecutionKind;
  readonly user: string;
  readonly activeUser: string;
  readonly args?: readonly unknown[];
  readonly event?: EventDescription;
}

export interface Executor {
  /** Runs to the end; returns what the function answered. Throws ScriptError. */
  run(start: Start): unknown;
  /** Runs to the end; the failure stays in the run's record, as with Google's triggers. */
  fire(start: Start): Run;
  /** Whether the bundle has a global function of this name. */
  has(functionName: string): boolean;
  readonly runs: readonly Run[];
  /** The last run that was not a cell's function. */
  readonly last: Run | null;
}

export interface ExecutorParts {
  readonly bundle: Bundle;
  readonly clock: Clock;
  readonly faults: FaultPlan;
  readonly limits: Limits;
  readonly operations: () => HostOperations;
  /** Called when a run has ended, however it did. */
  readonly ended: (run: LiveExecution) => void;
}

export function createExecutor({ bundle, clock, faults, limits, operations, ended }: ExecutorParts): Executor {
  const runs: Run[] = [];
  let last: Run | null = null;

  const limitOf = (kind: ExecutionKind) => {
    if (kind === 'custom-function') return limits.customFunction;
    return kind === 'simple-trigger' ? limits.simpleTrigger : limits.run;
  };

  const keep = (run: Run) => {
    if (run.kind === 'custom-function') return;
    last = run;
    runs.push(run);
    if (runs.length > RUNS_KEPT) runs.shift();
  };

  const execute = (start: Start): { run: LiveExecution; value: unknown } => {
    const limitMs = limitOf(start.kind);
    const run = new LiveExecution({ ...start, limitMs }, clock, bundle.manifest, faults);
    keep(run);
    const entry = { args: encode(start.args ?? []), event: start.event === undefined ? null : encode(start.event) };
    let value: unknown = null;
    try {
      value = runBundle(bundle, run, operations(), entry, limitMs);
    } catch (thrown) {
      if (!(thrown instanceof ScriptError)) throw thrown;
      run.error = thrown;
    } finally {
      ended(run);
    }
    return { run, value };
  };

  return {
    run(start) {
      const { run, value } = execute(start);
      if (run.error !== null) throw run.error;
      return value;
    },
    fire: (start) => execute(start).run,
    has: (functionName) => bundle.globals.includes(functionName),
    runs,
    get last() {
      return last;
    },
  };
}
