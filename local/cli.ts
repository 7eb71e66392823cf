/**
 * Drives the bundle from a shell: `npm run crm -- call installPistil`. Answers on stdout, everything else on stderr.
 * Exit codes: 0 done, 1 the bundle or the workbook refused, 2 the command line means nothing.
 */
import { existsSync, statSync } from 'node:fs';
import { COMMANDS, type Command } from './cli/commands.ts';
import { type CliOptions, readOptions, UsageError } from './cli/options.ts';
import { readManifest } from './runtime/host/manifest.ts';
import { createRuntime, type Run, type Runtime, ScriptError } from './runtime/index.ts';

const DIST = 'dist';

process.exitCode = await main(process.argv.slice(2));

async function main(argv: readonly string[]): Promise<number> {
  try {
    // Times given without an offset are the workbook's: the zone comes first.
    if (existsSync(DIST)) process.env.TZ = readManifest(DIST).timeZone;
    const options = readOptions(argv);
    return await obey(options, findCommand(options));
  } catch (error) {
    process.stderr.write(`${describe(error)}\n`);
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
async function obey(options: CliOptions, command: Command): Promise<number> {
  const runtime = await openRuntime(options);
  // The demo's own runs are nobody's business here.
  const earlier = new Set(runtime.runs);
  const runs = () => runtime.runs.filter((run) => !earlier.has(run));
  try {
    const answer = await command.run(runtime, options.args, options.json);
    process.stdout.write(
      `${'text' in answer ? answer.text : JSON.stringify(answer.value, null, options.json ? 0 : 2)}\n`,
    );
    const failed = runs().filter(({ error }) => error !== null);
    for (const { functionName, error } of failed) process.stderr.write(`${functionName}: ${describe(error)}\n`);
    return failed.length === 0 ? 0 : 1;
  } finally {
    if (command.writes && options.book !== null) runtime.save();
    printLog(runs());
    runtime.close();
  }
}

async function openRuntime({ book, empty, boampDir, now, user }: CliOptions): Promise<Runtime> {
  if (boampDir !== null && !statSync(boampDir, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UsageError(`--boamp ${boampDir}: there is no such folder.`);
  }
  const isNew = book === null || !existsSync(book);
  return createRuntime({
    dist: DIST,
    empty,
    ...(book !== null && { book }),
    ...(isNew && !empty && { demo: (await import('./demo/index.ts')).seedDemo }),
    ...(boampDir !== null && { services: { boampDir } }),
    ...(now !== null && { now }),
    ...(user !== null && { user }),
  });
}

/** Lines of Logger and console. */
function printLog(runs: readonly Run[]): void {
  for (const { log } of runs) {
    for (const { level, message } of log) process.stderr.write(`[${level}] ${message.replaceAll('\n', ' ')}\n`);
  }
}

/** One line. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const named = error instanceof ScriptError ? `${error.name}: ${error.message}` : error.message;
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return error instanceof UsageError ? error.message : `${named}${cause}`.replaceAll('\n', ' ');
}
