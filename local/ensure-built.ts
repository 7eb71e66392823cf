/** Builds dist/ when it is missing or older than what it is made from: the preview, the shell and the tests run dist/. */
import { execFile } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(import.meta.dirname, '..');
const SOURCES = ['src', 'build.mjs', 'appsscript.json', 'package-lock.json'];

/** Rejects, in French and with what `build.mjs` says, when the build fails. */
export async function ensureBuilt(): Promise<void> {
  if (!(await isStale())) return;
  await promisify(execFile)(process.execPath, ['build.mjs'], { cwd: ROOT }).catch((cause: { stderr: string }) => {
    throw new Error(`dist/ n’a pas pu être construit : ${cause.stderr.trim()}`, { cause });
  });
}

async function isStale(): Promise<boolean> {
  const built = await newest(join(ROOT, 'dist/Code.js'));
  const changed = await Promise.all(SOURCES.map((source) => newest(join(ROOT, source))));
  return built < Math.max(...changed);
}

/** Time of the last change of a file, or of anything in a folder, in milliseconds; 0 when there is none. */
async function newest(path: string): Promise<number> {
  const found = await stat(path).catch(() => null);
  if (!found) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  const entries = await readdir(path);
  const times = await Promise.all(entries.map((entry) => newest(join(path, entry))));
  return Math.max(found.mtimeMs, ...times);
}
