/** Runs of the bundle that a tab asks for, from a menu or from a page of HtmlService. */
import type { ExecutionKind } from '../runtime/contract.ts';
import { type Run, type Runtime, ScriptError } from '../runtime/index.ts';
import type { RuntimeMessage, ScriptCall, ScriptResult } from './protocol.ts';

type Tell = (message: RuntimeMessage) => void;

const UNSUPPORTED = 'The script completed but the returned value is not a supported return type.';
/** Google's own words for a failure on its side. */
const SERVER_ERROR = 'We’re sorry, a server error occurred. Please wait a bit and try again.';

export function runMenuItem(runtime: Runtime, functionName: string, tell: Tell): void {
  const outcome = run(runtime, functionName, 'menu', [], tell);
  if ('error' in outcome) tell({ type: 'run-failed', message: describeFailure(outcome.error) });
}

/** The page always gets its answer: a fault of the runtime's own is a server error to it, and is thrown on. */
export function answerCall(runtime: Runtime, { id, functionName, args }: ScriptCall, tell: Tell): void {
  let result: ScriptResult = { ok: false, message: SERVER_ERROR };
  try {
    const outcome = run(runtime, functionName, 'sidebar', args, tell);
    result = 'error' in outcome ? { ok: false, message: describeFailure(outcome.error) } : resultOf(outcome.value);
  } finally {
    tell({ type: 'script-result', id, result });
  }
}

/** Shows why runs that nobody waits for have failed. */
export function tellFailures(runs: readonly Run[], tell: Tell): void {
  for (const { functionName, error } of runs) {
    if (error) tell({ type: 'run-failed', message: `${functionName} : ${describeFailure(error)}` });
  }
}

function run(
  runtime: Runtime,
  functionName: string,
  kind: ExecutionKind,
  args: readonly unknown[],
  tell: Tell,
): { value: unknown } | { error: ScriptError } {
  tell({ type: 'running', functionName });
  try {
    return { value: runtime.call(functionName, args, { kind }) };
  } catch (error) {
    if (error instanceof ScriptError) return { error };
    throw error;
  } finally {
    tell({ type: 'running', functionName: null });
  }
}

/** As Google's messages show it, and as a failure handler gets it: `Error: Montant invalide`. */
function describeFailure(error: ScriptError): string {
  return `${error.name}: ${error.message}`;
}

/** Google hands some unsupported values over as null, without a word: here the call fails, so that it is seen. */
function resultOf(value: unknown): ScriptResult {
  return isPlain(value) ? { ok: true, json: JSON.stringify(value ?? null) } : { ok: false, message: UNSUPPORTED };
}

function isPlain(value: unknown): boolean {
  if (value === null || value === undefined || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isPlain);
  return Object.prototype.toString.call(value) === '[object Object]' && Object.values(value).every(isPlain);
}
