/** Builds the page's script and style, once for each version of its sources. */
import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = join(HERE, '../..');

/** Returns the folder that holds index.html, main.js, main.css and the pieces loaded later. */
export async function buildPage(): Promise<string> {
  const directory = join(ROOT, '.cache', `preview-${await fingerprint()}`);
  if (await stat(directory).catch(() => null)) return directory;
  const temporary = `${directory}.${process.pid}`;
  await mkdir(temporary, { recursive: true });
  await esbuild.build({
    entryPoints: [join(HERE, 'page/main.tsx')],
    outdir: temporary,
    bundle: true,
    minify: true,
    format: 'esm',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    target: 'es2022',
    charset: 'utf8',
    jsx: 'automatic',
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
    logOverride: { 'ignored-bare-import': 'silent' },
  });
  await cp(join(HERE, 'page/index.html'), join(temporary, 'index.html'));
  // Two processes may build at once: the first to rename wins, the other's folder is the same.
  await rename(temporary, directory).catch(() => rm(temporary, { recursive: true, force: true }));
  return directory;
}

/** Hash of the page's sources, of what it shares with the runtime, and of the packages' versions. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  const folders = [HERE, join(ROOT, 'local/runtime/book')];
  const files = (await Promise.all(folders.map(listSources))).flat();
  for (const file of [...files, join(ROOT, 'package.json')]) hash.update(file).update(await readFile(file));
  return hash.digest('hex').slice(0, 12);
}

async function listSources(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return names
    .filter((name) => /\.(tsx?|css|html)$/.test(name))
    .sort()
    .map((name) => join(folder, name));
}
