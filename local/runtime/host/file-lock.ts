/** One process at a time on a workbook file: two would overwrite each other's changes. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';

export interface FileLock {
  release(): void;
}

/** How many times this process has each file. */
const held = new Map<string, number>();

/** Takes the file, by a `.lock` beside it, until `release` or the end of the process. Throws an Error that names the process that has it. */
export function lockFile(path: string): FileLock {
  const lock = `${path}.lock`;
  if (!held.has(lock)) takeOver(lock, path);
  held.set(lock, (held.get(lock) ?? 0) + 1);
  let released = false;
  const release = () => {
    if (released) return;
    released = true;
    process.off('exit', release);
    const left = (held.get(lock) ?? 0) - 1;
    if (left > 0) {
      held.set(lock, left);
      return;
    }
    held.delete(lock);
    rmSync(lock, { force: true });
  };
  process.on('exit', release);
  return { release };
}

function takeOver(lock: string, path: string): void {
  const holder = holderOf(lock);
  if (holder !== null && holder !== process.pid && isAlive(holder)) {
    throw new Error(`${path} is in use by process ${holder}: close it there first`);
  }
  rmSync(lock, { force: true });
  // `wx` fails when another process has come first.
  writeFileSync(lock, String(process.pid), { flag: 'wx' });
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
