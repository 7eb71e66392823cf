/** Builds dist/ when it is missing or older than what it is made from. */
import { execFile } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const SOURCES = ['src', 'build.mjs', 'appsscript.json', 'package.json'];

/** Rejects with build.mjs's own output when the build fails. */
export async function ensureDist(root: string): Promise<void> {
  const built = await newest(join(root, 'dist/Code.js'));
  const changed = await Promise.all(SOURCES.map((source) => newest(join(root, source))));
  if (built > Math.max(...changed)) return;
  await promisify(execFile)(process.execPath, ['build.mjs'], { cwd: root }).catch((cause: { stderr: string }) => {
    throw new Error(`dist/ n’a pas pu être construit : ${cause.stderr.trim()}`, { cause });
  });
}

/** Time of the last change of a file, or of a folder's files; 0 when there is none. */
async function newest(path: string): Promise<number> {
  const found = await stat(path).catch(() => null);
  if (!found) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  const entries = await readdir(path, { withFileTypes: true });
  return Math.max(found.mtimeMs, ...(await Promise.all(entries.map((entry) => newest(join(path, entry.name))))));
}
