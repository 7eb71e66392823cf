/** The shell's commands: each takes the runtime and its arguments, and answers what to print. */
import { readFileSync } from 'node:fs';
import type { Cell, Runtime } from '../runtime/index.ts';
import { reportCost, showCost } from './cost-report.ts';
import { readJobFloor } from './job-floor.ts';
import { UsageError } from './options.ts';
import { readRows } from './rows-file.ts';

export interface Command {
  readonly usage: string;
  /** Numbers of arguments it takes. */
  readonly args: readonly [minimum: number, maximum: number];
  /** Whether the workbook file is written back. */
  readonly writes: boolean;
  /** Text to print as it is, or a value to print as JSON. */
  run(runtime: Runtime, args: readonly string[], json: boolean): Promise<Answer> | Answer;
}

export type Answer = { readonly value: unknown } | { readonly text: string };

export const COMMANDS: Readonly<Record<string, Command>> = {
  call: {
    usage: 'call <function> [json-args]',
    args: [1, 2],
    writes: true,
    run: (runtime, [name = '', args]) => ({ value: runtime.call(name, readArguments(args)) }),
  },
  eval: {
    usage: 'eval "<formula>"',
    args: [1, 1],
    writes: false,
    run: (runtime, [formula = '']) => ({ value: runtime.evaluate(formula) }),
  },
  dump: {
    usage: 'dump [TAB]',
    args: [0, 1],
    writes: false,
    run: (runtime, [tab]) => ({ value: tab === undefined ? dumpAll(runtime) : runtime.dump(tab) }),
  },
  load: {
    usage: 'load <TAB> <file.csv|json>',
    args: [2, 2],
    writes: true,
    run(runtime, [tab = '', file = '']) {
      const rows = readRows(file);
      runtime.load(tab, rows);
      return { value: { tab, rows: rows.length } };
    },
  },
  edit: {
    usage: 'edit <TAB!A1> <value>',
    args: [2, 2],
    writes: true,
    run(runtime, [cell = '', value = '']) {
      runtime.edit(cell, value);
      return { value: { cell, value } };
    },
  },
  post: {
    usage: 'post <file>',
    args: [1, 1],
    writes: true,
    run(runtime, [file = '']) {
      const { mimeType, content } = runtime.post({ contents: readBody(file) });
      return mimeType === 'JSON' ? { value: JSON.parse(content) as unknown } : { text: content };
    },
  },
  cost: {
    usage: 'cost <function> [json-args]',
    args: [1, 2],
    writes: false,
    async run(runtime, [name = '', args], json) {
      runtime.call(name, readArguments(args));
      const [run] = runtime.runs.slice(-1);
      if (run === undefined) throw new Error('The run left no record');
      const report = reportCost(run, runtime.cost(), await readJobFloor(name));
      return json ? { value: report } : { text: showCost(report) };
    },
  },
};

function readBody(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new UsageError(`${file} cannot be read`, { cause });
  }
}

/** A JSON array is the arguments; any other JSON value, the only one. */
function readArguments(text: string | undefined): unknown[] {
  if (text === undefined) return [];
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [value];
  } catch (cause) {
    throw new UsageError(`The arguments must be JSON: ${text}`, { cause });
  }
}

function dumpAll(runtime: Runtime): Record<string, Record<string, Cell>[]> {
  return Object.fromEntries(runtime.book.sheets().map(({ name }) => [name, runtime.dump(name)]));
}
