/** One command of the shell, from its words to its exit code. */
import { existsSync, statSync } from 'node:fs';
import { readManifest } from '../runtime/host/manifest.ts';
import {
  createRuntime,
  type Run,
  type Runtime,
  type RuntimeState,
  readState,
  ScriptError,
  writeState,
} from '../runtime/index.ts';
import { COMMANDS, type Command } from './commands.ts';
import { type CliOptions, readOptions, UsageError } from './options.ts';
import { printJson } from './print-json.ts';

/** Where a command speaks, and the bundle it drives. */
export interface Surroundings {
  /** Folder of the built bundle. */
  readonly dist: string;
  /** Answers: JSON or text. */
  out(text: string): void;
  /** Everything else: the bundle's log, errors in one line. */
  err(text: string): void;
}

/** Obeys; returns the exit code: 0 done, 1 the bundle or the workbook refused, 2 the words mean nothing. */
export async function runCommand(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  const { dist, err } = surroundings;
  try {
    // Times given without an offset are the workbook's: the zone comes first.
    if (existsSync(dist)) process.env.TZ = readManifest(dist).timeZone;
    const options = readOptions(argv);
    return await obey(options, findCommand(options), surroundings);
  } catch (error) {
    err(`${describe(error)}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}

function findCommand({ command, args }: CliOptions): Command {
  if (command === 'open')
    throw new UsageError('open is not available yet: .xlsx and .csv workbooks come with a later version.');
  const found = COMMANDS[command];
  if (found === undefined)
    throw new UsageError(`Unknown command ${command}: one of ${Object.keys(COMMANDS).join(', ')}.`);
  const [minimum, maximum] = found.args;
  if (args.length < minimum || args.length > maximum) throw new UsageError(`Usage: npm run crm -- ${found.usage}`);
  return found;
}

/** Runs the command; what a failed run has written is kept, as in Google. */
async function obey(options: CliOptions, command: Command, { dist, out, err }: Surroundings): Promise<number> {
  const runtime = await openRuntime(options, command, dist);
  // The demo's own runs are nobody's business here.
  const earlier = new Set(runtime.runs);
  const runs = () => runtime.runs.filter((run) => !earlier.has(run));
  try {
    const answer = await command.run(runtime, options.args, options.json);
    const text = 'text' in answer ? answer.text : printJson(answer.value, runtime.book.timeZone, options.json);
    out(`${text}\n`);
    const failed = runs().filter(({ error }) => error !== null);
    for (const { functionName, error } of failed) err(`${functionName}: ${describe(error)}\n`);
    return failed.length === 0 ? 0 : 1;
  } finally {
    if (command.writes && options.book !== null) runtime.save();
    printLog(runs(), err);
    runtime.close();
  }
}

async function openRuntime(
  { book, empty, boampDir, now, user }: CliOptions,
  { writes }: Command,
  dist: string,
): Promise<Runtime> {
  if (boampDir !== null && !statSync(boampDir, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UsageError(`--boamp ${boampDir}: there is no such folder.`);
  }
  const saved = book === null ? null : readState(book);
  const demo = saved === null && !empty ? await tellDemo(dist, now) : null;
  if (book !== null && demo !== null && writes) writeState(book, demo);
  // A command that only reads neither makes a file nor takes it from whoever has it.
  const opened = book !== null && writes ? book : (saved ?? demo);
  return createRuntime({
    dist,
    ...(opened !== null && { book: opened }),
    ...(boampDir !== null && { services: { boampDir } }),
    ...(now !== null && { now }),
    ...(user !== null && { user }),
  });
}

/** The demo, loaded only when it is asked for. */
async function tellDemo(dist: string, now: Date | null): Promise<RuntimeState> {
  const { prepareDemo } = await import('../demo/prepared-demo.ts');
  return prepareDemo({ dist, now: now ?? new Date() });
}

/** Lines of Logger and console. */
function printLog(runs: readonly Run[], err: (text: string) => void): void {
  for (const { log } of runs) {
    for (const { level, message } of log) err(`[${level}] ${message.replaceAll('\n', ' ')}\n`);
  }
}

/** One line. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const named = error instanceof ScriptError ? `${error.name}: ${error.message}` : error.message;
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return error instanceof UsageError ? error.message : `${named}${cause}`.replaceAll('\n', ' ');
}
