/** One process at a time on a workbook file: two would overwrite each other's changes. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';

export interface FileLock {
  release(): void;
}

/** Takes the file, by a `.lock` beside it. Throws an Error that names the process that has it. */
export function lockFile(path: string): FileLock {
  const lock = `${path}.lock`;
  const holder = holderOf(lock);
  if (holder !== null && holder !== process.pid && isAlive(holder)) {
    throw new Error(`${path} is in use by process ${holder}: close it there first`);
  }
  if (holder !== null) rmSync(lock, { force: true });
  // `wx` fails when another process has come first.
  writeFileSync(lock, String(process.pid), { flag: 'wx' });
  return { release: () => rmSync(lock, { force: true }) };
}

function holderOf(lock: string): number | null {
  try {
    return Number(readFileSync(lock, 'utf8'));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new Error(`Cannot read ${lock}`, { cause });
  }
}

/** A process that ended without releasing its lock is no holder. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
