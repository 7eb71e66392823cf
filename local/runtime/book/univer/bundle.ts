/**
 * Univer as one CommonJS script. Its ESM build cannot be imported by Node, so esbuild bundles it on first use; the
 * result is kept under `.cache/`, under a name that changes with the versions and the sources.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync, version as esbuildVersion } from 'esbuild';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const PROJECT = fileURLToPath(new URL('../../../../', import.meta.url));

export interface UniverScript {
  readonly path: string;
  readonly code: string;
}

/** Reads the script, building it first when it is missing. Several processes may build it at once. */
export function readUniverScript(): UniverScript {
  const folder = join(PROJECT, '.cache');
  const path = join(folder, `univer-${fingerprint()}.cjs`);
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    const unfinished = `${path}.${process.pid}`;
    writeFileSync(unfinished, build());
    renameSync(unfinished, path);
  }
  return { path, code: readFileSync(path, 'utf8') };
}

function build(): string {
  const { outputFiles } = buildSync({
    stdin: { contents: `export { startUniver } from './entry.ts';`, resolveDir: HERE, loader: 'ts' },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    legalComments: 'none',
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}

/** Changes with the version of Univer, of esbuild, and with our own files that go into the bundle. */
function fingerprint(): string {
  const hash = createHash('sha256').update(esbuildVersion);
  hash.update(readFileSync(join(PROJECT, 'node_modules/@univerjs/core/package.json')));
  for (const folder of [HERE, join(HERE, '../formulas')]) {
    for (const file of readdirSync(folder).sort()) hash.update(file).update(readFileSync(join(folder, file)));
  }
  return hash.digest('hex').slice(0, 16);
}
