import type { Log } from '../ports.ts';

/** The execution log, which only the script's editors see. */
export function createLog(): Log {
  return {
    info: (message) => console.info(message),
    error: (message, cause) => console.error(cause === undefined ? message : `${message}\n${describe(cause)}`),
  };
}

function describe(cause: unknown): string {
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}
