/** A run of the bundle: what bounds it, what it leaves, how it fails. */
import type { ExecutionKind, ServiceCall } from '../contract.ts';

/** Longest runs, in milliseconds: Google's when absent. */
export interface Limits {
  readonly run: number;
  readonly simpleTrigger: number;
  readonly customFunction: number;
}

/** A script that failed, or that was ended: `name` and `stack` are the bundle's own. */
export class ScriptError extends Error {
  constructor(message: string, name: string, stack: string) {
    super(message);
    this.name = name;
    this.stack = stack;
  }
}

/** One run of the bundle, after its end. */
export interface Run {
  readonly functionName: string;
  readonly kind: ExecutionKind;
  readonly user: string;
  readonly startedAt: number;
  readonly calls: readonly ServiceCall[];
  /** Calls made while Code.js was loading: there must be none. */
  readonly callsAtLoad: readonly ServiceCall[];
  /** Milliseconds of this process's CPU spent in the script itself: loading Code.js included, services left out. */
  readonly scriptCpu: number;
  /** Lines of Logger and console. */
  readonly log: readonly LogLine[];
  readonly error: ScriptError | null;
}

export interface LogLine {
  readonly level: 'debug' | 'info' | 'warning' | 'error';
  readonly message: string;
}
