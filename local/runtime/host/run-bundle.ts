/**
 * Runs one global of the bundle in a vm context of its own: globals start anew, as in Google. The guest (Apps Script's
 * classes) is evaluated first, in the same context, so that what it hands out is native to the bundle.
 */
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import type { HostOperations } from '../contract.ts';
import { decode, encode } from '../wire.ts';
import type { Bundle } from './bundle.ts';
import { bundleSource } from './bundle-source.ts';
import { NotImplemented, ServiceException } from './exception.ts';
import { type LiveExecution, TOO_LONG } from './execution.ts';
import { ScriptError } from './run.ts';

/** What Google's V8 has not, or is not known to have (docs/conformance.md). */
const ABSENT = ['WebAssembly', 'SharedArrayBuffer', 'Atomics', 'Intl', 'FinalizationRegistry', 'WeakRef'];

const SPREADSHEET_SCOPE = 'spreadsheets.currentonly';

export interface Entry {
  /** Wire text of the arguments. */
  readonly args: string;
  /** Wire text of the event object's description, which the guest completes; null when the function gets `args` alone. */
  readonly event: string | null;
}

/** What the guest's code evaluates to: given the bridge, it makes the globals, then calls the bundle. */
type InstallGuest = (bridge: (operation: string, json: string) => string) => {
  enter(functionName: string, args: string, event: string | null): void;
  /** Wire text of the answer, once the promises have settled. */
  outcome(): string;
};

/** Runs `run.functionName`; returns what it answers. Throws ScriptError, or the runtime's own defect. */
export function runBundle(
  bundle: Bundle,
  run: LiveExecution,
  operations: HostOperations,
  entry: Entry,
  limitMs: number,
): unknown {
  const context = vm.createContext(vm.constants.DONT_CONTEXTIFY, { microtaskMode: 'afterEvaluate' });
  for (const name of ABSENT) delete context[name];
  const install = guestScript().runInContext(context) as InstallGuest;
  const guest = install((operation, json) => operate(run, operations, operation, json));
  let answer: { value: unknown } | { error: { name: string; message: string; stack: string } };
  run.scriptCpu -= cpuTime();
  try {
    bundle.code.runInContext(context, { timeout: limitMs });
    run.loading = false;
    within(context, limitMs, () => guest.enter(run.functionName, entry.args, entry.event));
    answer = decode(guest.outcome());
  } catch (thrown) {
    answer = { error: describe(thrown) };
  } finally {
    run.scriptCpu += cpuTime();
  }
  if (run.defect !== null)
    throw new Error(`The local runtime failed while it ran ${run.functionName}`, { cause: run.defect });
  if (run.ended !== null) answer = { error: { name: 'Exception', message: run.ended, stack: '' } };
  if ('value' in answer) return answer.value;
  const { name, message, stack } = answer.error;
  throw new ScriptError(message, name, stack);
}

/** Carries one operation over the bridge. Expected failures go to the script; a defect ends the run. */
function operate(run: LiveExecution, operations: HostOperations, operation: string, json: string): string {
  run.scriptCpu += cpuTime();
  try {
    run.checkAlive();
    const perform = operations[operation];
    if (perform === undefined) throw new NotImplemented(operation);
    const args = decode<unknown[]>(json);
    // Every operation on the workbook begins with the name of its method.
    if (operation.startsWith('book.')) run.requireScope(SPREADSHEET_SCOPE, String(args[0]));
    const value = perform(run, ...args);
    run.afterOperation();
    return encode({ value: value ?? null });
  } catch (thrown) {
    if (isExpected(thrown)) return encode({ error: { name: thrown.name, message: thrown.message } });
    run.defect = thrown;
    run.ended = 'The local runtime failed';
    return encode({ error: { name: 'Exception', message: run.ended } });
  } finally {
    run.scriptCpu -= cpuTime();
  }
}

/** Milliseconds of CPU that this process has used: unlike a clock, it does not run while other processes do. */
function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function isExpected(thrown: unknown): thrown is Error {
  return thrown instanceof ServiceException || thrown instanceof NotImplemented;
}

/** Calls `work` under the vm's watchdog, which ends an endless loop; the promises it settles run before it returns. */
function within(context: vm.Context, limitMs: number, work: () => void): void {
  context.__work = work;
  STEP.runInContext(context, { timeout: limitMs });
}

const STEP = new vm.Script('(function () { const work = __work; delete globalThis.__work; work(); })()');

/** An error thrown while Code.js loaded (of the context's own Error), or the watchdog's. */
function describe(thrown: unknown): { name: string; message: string; stack: string } {
  const { name, message, stack, code } = thrown as NodeJS.ErrnoException;
  if (code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return { name: 'Exception', message: TOO_LONG, stack: '' };
  return { name: String(name), message: String(message), stack: String(stack) };
}

let guestCode: vm.Script | null = null;

function guestScript(): vm.Script {
  if (guestCode === null) {
    const code = bundleSource(fileURLToPath(new URL('../guest/index.ts', import.meta.url)), {
      platform: 'neutral',
      format: 'iife',
      globalName: 'guest',
      target: 'es2022',
    });
    guestCode = new vm.Script(`(function (__host) { ${code}; return guest; })`, { filename: 'apps-script.js' });
  }
  return guestCode;
}
