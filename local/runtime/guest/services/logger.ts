/** Logger and console. */
import { host } from '../bridge.ts';
import { formatText, showValue } from './format-text.ts';
import { refuseUnknown } from './refuse-unknown.ts';

type Level = 'debug' | 'info' | 'warning' | 'error';

function write(level: Level, args: readonly unknown[]): string {
  const [first, ...others] = args;
  const message =
    typeof first === 'string' && first.includes('%') ? formatText(first, ...others) : args.map(showValue).join(' ');
  host('log.write', level, message);
  return message;
}

const logged: string[] = [];

export const Logger = refuseUnknown(
  {
    log(...args: readonly unknown[]) {
      logged.push(write('info', args));
      return Logger;
    },
    getLog: (): string => logged.map((line) => `${line}\n`).join(''),
    clear(): void {
      logged.length = 0;
    },
  },
  'Logger',
) as { log(...args: readonly unknown[]): object; getLog(): string; clear(): void };

const timers = new Map<string, number>();

export const console = refuseUnknown(
  {
    log: (...args: readonly unknown[]) => void write('info', args),
    info: (...args: readonly unknown[]) => void write('info', args),
    warn: (...args: readonly unknown[]) => void write('warning', args),
    error: (...args: readonly unknown[]) => void write('error', args),
    debug: (...args: readonly unknown[]) => void write('debug', args),
    time: (label = 'default') => void timers.set(label, Date.now()),
    timeEnd: (label = 'default') =>
      void write('debug', [`${label}: ${Date.now() - (timers.get(label) ?? Date.now())}ms`]),
  },
  'console',
);
