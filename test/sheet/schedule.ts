import type { CallGate, ServiceCall } from '../ports/calls.ts';
import { createMemoryPorts, type MemoryPorts, type MemoryWorld } from '../ports/memory-ports.ts';

/** A script of the spreadsheet: synchronous, as in Apps Script. */
export interface Script {
  readonly name: string;
  run(ports: MemoryPorts): unknown;
}

class Paused extends Error {}
class Blocked extends Error {}

type Outcome = { readonly value: unknown } | { readonly error: unknown };

/**
 * Runs a script some service calls at a time. A synchronous script cannot be suspended, so it is run again from its start
 * each time: the calls made so far answer what they answered then, without effect; the next ones are made for real on the
 * shared world and written down; then the script is stopped by throwing.
 */
export class SteppedScript {
  /** The calls made for real. */
  readonly calls: ServiceCall[] = [];
  result: unknown;
  done = false;
  private readonly outcomes: Outcome[] = [];
  private readonly script: Script;
  private readonly world: MemoryWorld;
  private readonly seed: number;

  constructor(script: Script, world: MemoryWorld, seed: number) {
    this.script = script;
    this.world = world;
    this.seed = seed;
  }

  /** Makes at most `count` more calls. `blocked` when it waits for the other script's lock. */
  advance(count = Number.POSITIVE_INFINITY): 'paused' | 'blocked' | 'done' {
    if (this.done) return 'done';
    const options = { seed: this.seed, script: this.script.name, user: `${this.script.name}@butinage.example` };
    const ports = createMemoryPorts(options, this.world);
    this.replayThrough(ports.gate, this.outcomes.length + count);
    try {
      this.result = this.script.run(ports);
    } catch (error) {
      if (error instanceof Blocked) return 'blocked';
      if (error instanceof Paused) return 'paused';
      throw error;
    }
    this.done = true;
    return 'done';
  }

  private replayThrough(gate: CallGate, limit: number): void {
    let made = 0;
    let stopped: Error | null = null;
    gate.perform = <T>(call: ServiceCall, effect: () => T): T => {
      if (stopped) throw stopped;
      const known = this.outcomes[made];
      made += 1;
      if (known) return replay(known) as T;
      const { holder } = this.world.lock;
      if (call.name === 'lock.acquire' && holder !== null && holder !== this.script.name) stopped = new Blocked();
      else if (made > limit) stopped = new Paused();
      if (stopped) throw stopped;
      this.calls.push(call);
      const outcome = attempt(effect);
      this.outcomes.push(outcome);
      return replay(outcome) as T;
    };
  }
}

function attempt(effect: () => unknown): Outcome {
  try {
    return { value: effect() };
  } catch (error) {
    return { error };
  }
}

function replay(outcome: Outcome): unknown {
  if ('error' in outcome) throw outcome.error;
  return outcome.value;
}

/** A person's edit, made once so many service calls have gone through. */
export interface TimedEdit {
  readonly afterCalls: number;
  apply(): void;
}

/**
 * Plays scripts in the order in which they get the lock, which is all that sets them apart since their first call asks for
 * it, with people's edits between any two calls. Returns the number of calls made.
 */
export function play(scripts: readonly SteppedScript[], edits: readonly TimedEdit[]): number {
  const waiting = [...edits].sort((a, b) => a.afterCalls - b.afterCalls);
  const made = () => scripts.reduce((sum, script) => sum + script.calls.length, 0);
  for (const script of scripts) {
    for (let next = waiting[0]; next; next = waiting[0]) {
      if (script.advance(Math.max(0, next.afterCalls - made())) === 'done') break;
      next.apply();
      waiting.shift();
    }
    script.advance();
  }
  for (const edit of waiting) edit.apply();
  return made();
}
