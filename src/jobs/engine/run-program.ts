/**
 * Runs the steps of a night or a morning, one after the other, as far as a run may go; another run takes up the rest a minute
 * later. Triggers may be doubled, late or skipped: two runs never work at once, and a rest that nobody took up is
 * forgotten at the next whole run, whose steps all work since their last success.
 */
import * as z from 'zod/mini';
import type { Ports } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import { note } from '../../sheet/journal.ts';
import { type Beat, beat } from './heartbeat.ts';
import { recallMemory } from './memory.ts';
import { openSlice, type Slice, type StepReport } from './slice.ts';

export interface Step {
  /** Name in JOURNAL and of the heartbeat: `tenders.watch`. */
  readonly action: string;
  readonly run: (ports: Ports, slice: Slice) => Result<StepReport>;
}

export interface Program {
  /** `night`, `morning`. */
  readonly name: string;
  /** The global that takes up the rest. */
  readonly resume: string;
  readonly steps: readonly Step[];
}

export interface ProgramReport {
  readonly beats: readonly Beat[];
  /** False when the rest is for another run. */
  readonly finished: boolean;
}

/** What a run leaves to the next one. */
const MEMORY = z.object({
  /** Actions still to run, in order. */
  rest: z.array(z.string()),
  /** Runs that this program has taken since it began. */
  runs: z.number(),
  /** Until when a run works on it, ISO; a run that died is over by then, Google having stopped it. */
  busyUntil: z.nullable(z.string()),
});
type Memory = z.infer<typeof MEMORY>;

/** Google stops every run at six minutes. */
const LONGEST_RUN = 6.5 * 60_000;

const PAUSE = 60_000;

const UNEXPECTED = 'Une étape s’est arrêtée sur une erreur inattendue\u00a0; elle sera reprise au prochain passage.';

/** A program that has not ended after so many runs waits for its next time: it would use up the day's quota. */
const MOST_RUNS = 15;

/**
 * `begin` starts the program over, `resume` takes up what was left. Three property calls and one more for each step;
 * a step's failure is journaled and the next ones run all the same. `null` when another run is at it.
 */
export function runProgram(ports: Ports, program: Program, how: 'begin' | 'resume'): Result<ProgramReport | null> {
  const start = ports.clock.now();
  const key = `pistil.program.${program.name}`;
  const memory = recall(ports, key);
  if (memory.busyUntil !== null && new Date(memory.busyUntil) > start) return ok(null);
  forgetResumptions(ports, program);
  const due = how === 'begin' ? program.steps : program.steps.filter(({ action }) => memory.rest.includes(action));
  const runs = how === 'begin' ? 1 : memory.runs + 1;
  const remember = (rest: readonly Step[], busy: boolean): void => {
    const busyUntil = busy ? new Date(start.getTime() + LONGEST_RUN).toISOString() : null;
    const state: Memory = { rest: rest.map(({ action }) => action), runs, busyUntil };
    ports.store.set(key, JSON.stringify(state));
  };
  // A run that Google kills leaves its rest behind: the trigger that takes it up is made first.
  if (due.length > 0 && runs < MOST_RUNS) ports.scheduler.after(program.resume, LONGEST_RUN + PAUSE);
  remember(due, true);

  const slice = openSlice(ports.clock);
  const beats: Beat[] = [];
  const rest: Step[] = [];
  for (const [index, step] of due.entries()) {
    if (slice.over()) {
      rest.push(step);
      continue;
    }
    const done = attempt(ports, step, slice);
    beats.push({ job: step.action, ok: done.ok, said: done.ok ? done.value.summary : done.error.message });
    if (done.ok && done.value.unfinished === true) rest.push(step);
    remember([...rest, ...due.slice(index + 1)], true);
    if (done.ok) continue;
    const { message: summary, code: detail } = done.error;
    const noted = note(ports, { action: step.action, state: 'Échec', summary, detail });
    if (!noted.ok) return noted;
  }
  beat(ports, start, beats);
  remember(rest, false);
  forgetResumptions(ports, program);
  if (rest.length > 0 && runs < MOST_RUNS) ports.scheduler.after(program.resume, PAUSE);
  return ok({ beats, finished: rest.length === 0 });
}

/** A step that throws is a fault of Pistil's own, or of Google's: the steps after it do not pay for it. */
function attempt(ports: Ports, step: Step, slice: Slice): Result<StepReport> {
  try {
    return step.run(ports, slice);
  } catch (cause) {
    ports.log.error(step.action, cause);
    const told = cause instanceof Error ? `${cause.message}\n${cause.stack ?? ''}` : String(cause);
    const noted = note(ports, { action: step.action, state: 'Échec', summary: UNEXPECTED, detail: told });
    return noted.ok ? fail('unexpected', UNEXPECTED) : noted;
  }
}

/** One-off triggers stay in Google's list after they have fired, and count towards its twenty. */
function forgetResumptions({ scheduler }: Ports, { resume }: Program): void {
  for (const { id, functionName } of scheduler.triggers()) if (functionName === resume) scheduler.remove(id);
}

function recall({ store }: Ports, key: string): Memory {
  const none: Memory = { rest: [], runs: 0, busyUntil: null };
  return recallMemory(store, key, MEMORY, none);
}
