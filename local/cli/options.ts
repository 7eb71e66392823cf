/** The shell's options, as typed. */
import { parseArgs } from 'node:util';

const USAGE = `npm run crm -- [options] <command>

  call <function> [json-args]     run one global of dist/Code.js, print its result as JSON
  eval "<formula>"                evaluate a formula in the workbook, print JSON
  dump [TAB]                      a tab, or all of them, as JSON rows keyed by header
  load <TAB> <file.csv|json>      put rows in a tab as a person pasting them would
  edit <TAB!A1> <value>           type one cell as a person would
  post <file>                     post a file's text to the web app, print its answer
  cost <function> [json-args]     run it, print its service calls and the seconds they would take on Google's servers

  --book FILE     the workbook, written back by call, load, edit and post (default: a fresh demo workbook)
  --empty         no demo data in a new workbook
  --boamp DIR     folder of the notices that the BOAMP stand-in serves
  --services stand-in
  --now INSTANT   clock of the run, as 2026-11-20T06:00:00+01:00
  --user EMAIL    account at work
  --json          JSON on one line; for cost, JSON instead of a table`;

export interface CliOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly book: string | null;
  readonly empty: boolean;
  readonly boampDir: string | null;
  readonly now: Date | null;
  readonly user: string | null;
  readonly json: boolean;
}

/** A command line that means nothing: its message is for the person at the shell. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** Reads the command line; options may stand before or after the command. Throws UsageError. */
export function readOptions(argv: readonly string[]): CliOptions {
  const { values, positionals } = parse(argv);
  const [command, ...args] = positionals;
  if (command === undefined) throw new UsageError(USAGE);
  if (values.services === 'live')
    throw new UsageError('--services live is not available yet: only the stand-ins answer.');
  if (values.services !== 'stand-in')
    throw new UsageError(`--services ${values.services}: stand-in is the only choice.`);
  return {
    command,
    args,
    book: values.book ?? null,
    empty: values.empty,
    boampDir: values.boamp ?? null,
    now: values.now === undefined ? null : readInstant(values.now),
    user: values.user ?? null,
    json: values.json,
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        book: { type: 'string' },
        empty: { type: 'boolean', default: false },
        boamp: { type: 'string' },
        services: { type: 'string', default: 'stand-in' },
        now: { type: 'string' },
        user: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
  } catch (cause) {
    throw new UsageError((cause as Error).message.split('. ')[0] ?? '', { cause });
  }
}

/** Without an offset, the time is the workbook's zone's, in which this process lives. */
function readInstant(text: string): Date {
  const instant = new Date(text);
  if (Number.isNaN(instant.getTime()))
    throw new UsageError(`--now ${text}: write an instant as 2026-11-20T06:00:00+01:00.`);
  return instant;
}
