/**
 * Univer is asynchronous, Apps Script is not. Univer therefore runs in a vm context whose microtasks run when a call into
 * it returns (`microtaskMode: 'afterEvaluate'`), and whose timers only fire when `settle` pumps them: after `settle`,
 * everything Univer had to do is done. Outside code must never await a promise of this context.
 */
import { createRequire } from 'node:module';
import vm from 'node:vm';
import { readUniverScript } from './bundle.ts';
import type { startUniver } from './entry.ts';

export interface UniverWorld {
  readonly startUniver: typeof startUniver;
  /** Calls a function, then the microtasks it left. Every call into Univer goes through here. */
  run<T>(task: () => T): T;
  /** Fires the timers and messages that wait, and those they make, until nothing is left to do. */
  settle(): void;
}

interface Timer {
  readonly task: () => void;
  readonly delay: number;
}

/** Longer timers of Univer's are idle work (telemetry, cache clean-up), not results. */
const LONGEST_DELAY = 200;
/** A pump that needs more turns than this goes round in circles. */
const MOST_TURNS = 1_000_000;

let script: vm.Script | null = null;

/** Opens a fresh context; `now` is the clock that TODAY() and NOW() read. About 150 ms. */
export function openUniverWorld(now: () => number): UniverWorld {
  if (!script) {
    const { path, code } = readUniverScript();
    script = new vm.Script(code, { filename: path });
  }
  const timers = new Map<number, Timer>();
  const messages: (() => void)[] = [];
  const pending: { task: (() => unknown) | null } = { task: null };
  const context = vm.createContext(globalsOfUniver(timers, messages, now), { microtaskMode: 'afterEvaluate' });
  const module = { exports: {} as { startUniver: typeof startUniver } };
  Object.assign(context, { module, exports: module.exports, __pending: pending });
  new vm.Script(CLOCK).runInContext(context);
  script.runInContext(context);
  const turn = new vm.Script('__pending.task()');

  function run<T>(task: () => T): T {
    const outer = pending.task;
    pending.task = task;
    try {
      return turn.runInContext(context) as T;
    } finally {
      pending.task = outer;
    }
  }

  function settle(): void {
    for (let turns = 0; turns < MOST_TURNS; turns++) {
      const task = messages.shift() ?? nextTimer(timers);
      if (!task) return;
      run(task);
    }
    throw new Error('Univer never comes to rest: its timers renew themselves without end.');
  }

  return { startUniver: module.exports.startUniver, run, settle };
}

/** Takes the timer that is due first; among equals, the oldest. */
function nextTimer(timers: Map<number, Timer>): (() => void) | undefined {
  let first: [number, Timer] | null = null;
  for (const entry of timers) {
    if (entry[1].delay <= LONGEST_DELAY && (!first || entry[1].delay < first[1].delay)) first = entry;
  }
  if (!first) return undefined;
  timers.delete(first[0]);
  return first[1].task;
}

/** Replaces the clock of the context by the runtime's. */
const CLOCK = `
  globalThis.Date = class extends Date {
    constructor(...args) { args.length === 0 ? super(__now()) : super(...args); }
    static now() { return __now(); }
  };`;

function globalsOfUniver(
  timers: Map<number, Timer>,
  messages: (() => void)[],
  now: () => number,
): Record<string, unknown> {
  let lastTimer = 0;
  const setTimer = (callback: (...args: unknown[]) => void, delay = 0, ...args: unknown[]): number => {
    timers.set(++lastTimer, { task: () => callback(...args), delay });
    return lastTimer;
  };
  const clearTimer = (id: number): void => {
    timers.delete(id);
  };
  const globals: Record<string, unknown> = {
    __now: now,
    console,
    process,
    Buffer,
    performance,
    TextEncoder,
    TextDecoder,
    URL,
    AbortController,
    structuredClone,
    crypto: globalThis.crypto,
    require: createRequire(import.meta.url),
    navigator: { userAgent: 'node', language: 'fr-FR', platform: 'linux' },
    setTimeout: setTimer,
    clearTimeout: clearTimer,
    setImmediate: (callback: (...args: unknown[]) => void, ...args: unknown[]) => setTimer(callback, 0, ...args),
    clearImmediate: clearTimer,
    setInterval: () => 0,
    clearInterval: () => undefined,
    MessageChannel: messageChannelInto(messages),
  };
  globals.self = globals;
  globals.global = globals;
  return globals;
}

/** Univer yields between two batches of formulas by posting itself a message. */
function messageChannelInto(messages: (() => void)[]): new () => { port1: Port; port2: Port } {
  return class {
    readonly port1: Port;
    readonly port2: Port;

    constructor() {
      const port = (): Port => ({ onmessage: null, close: () => undefined, postMessage: () => undefined });
      this.port1 = port();
      this.port2 = port();
      this.port1.postMessage = (data) => void messages.push(() => this.port2.onmessage?.({ data }));
      this.port2.postMessage = (data) => void messages.push(() => this.port1.onmessage?.({ data }));
    }
  };
}

interface Port {
  onmessage: ((event: { data: unknown }) => void) | null;
  close(): void;
  postMessage(data: unknown): void;
}
