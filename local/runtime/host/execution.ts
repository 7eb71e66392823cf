/** One execution: what it may do, what it has called, whether it still lives. Host operations receive it as `run`. */
import type { Execution, ExecutionKind, ServiceCall } from '../contract.ts';
import { requireScope } from './authorisation.ts';
import type { Clock } from './clock.ts';
import { ServiceException } from './exception.ts';
import type { Fault, FaultPlan } from './faults.ts';
import type { Manifest } from './manifest.ts';
import type { LogLine, ScriptError } from './run.ts';

export interface ExecutionRequest {
  readonly functionName: string;
  readonly kind: ExecutionKind;
  /** The account whose permissions, properties and triggers the run uses. */
  readonly user: string;
  /** The person in front of the screen, whose gesture started the run; `''` for the clock. */
  readonly activeUser: string;
  readonly limitMs: number;
}

export const TOO_LONG = 'Exceeded maximum execution time';
const KILLED = 'The script was ended by a fault of the test';

export class LiveExecution implements Execution {
  readonly functionName: string;
  readonly kind: ExecutionKind;
  readonly user: string;
  readonly activeUser: string;
  readonly startedAt: number;
  readonly calls: ServiceCall[] = [];
  readonly callsAtLoad: ServiceCall[] = [];
  readonly log: LogLine[] = [];
  scriptCpu = 0;
  loading = true;
  error: ScriptError | null = null;
  /** Why the run has ended before its own end; nothing it still does has an effect. */
  ended: string | null = null;
  /** A defect of the runtime itself. */
  defect: unknown = null;
  private readonly limitMs: number;
  private readonly clock: Clock;
  private readonly manifest: Manifest;
  private readonly faults: FaultPlan;
  private faultAfter: Extract<Fault, { error: string }> | 'kill' | null = null;

  constructor(request: ExecutionRequest, clock: Clock, manifest: Manifest, faults: FaultPlan) {
    this.limitMs = request.limitMs;
    this.clock = clock;
    this.manifest = manifest;
    this.faults = faults;
    this.functionName = request.functionName;
    this.kind = request.kind;
    this.user = request.user;
    this.activeUser = request.activeUser;
    this.startedAt = clock.now();
  }

  now(): number {
    return this.clock.now();
  }

  requireScope(scope: string, method: string): void {
    requireScope(this.manifest, this.kind, this.functionName, scope, method);
  }

  record(call: ServiceCall): void {
    (this.loading ? this.callsAtLoad : this.calls).push(call);
    // Faults are planned for the job under test, not for the cells that recalculate around it.
    const fault = this.kind === 'custom-function' ? null : this.faults.find(call, this.calls.length);
    if (fault === null) return;
    if ('kill' in fault && fault.kill === 'before') this.end(KILLED);
    else if ('kill' in fault) this.faultAfter = 'kill';
    else if (fault.after) this.faultAfter = fault;
    else throw new ServiceException(fault.error);
  }

  /** To call when an operation has had its effect: the faults planned for after it. */
  afterOperation(): void {
    const fault = this.faultAfter;
    this.faultAfter = null;
    if (fault === 'kill') this.end(KILLED);
    else if (fault !== null) throw new ServiceException(fault.error);
  }

  /** Throws once the run has ended or outlived its limit. */
  checkAlive(): void {
    if (this.ended === null && this.now() - this.startedAt > this.limitMs) this.ended = TOO_LONG;
    if (this.ended !== null) throw new ServiceException(this.ended);
  }

  /** Ends the run: the operation under way throws, and every later one. */
  end(reason: string): never {
    this.ended = reason;
    throw new ServiceException(reason);
  }
}
