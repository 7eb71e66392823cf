/** Pistil's bundle with the peers' globals beside its own, in a folder of its own. */
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleSource } from '../../local/runtime/host/bundle-source.ts';
import { benchGlobals } from '../peers/globals.ts';

export interface BenchBundle {
  /** A folder like `dist`. */
  readonly dist: string;
  remove(): void;
}

export function makeBenchBundle(dist: string): BenchBundle {
  const folder = mkdtempSync(join(tmpdir(), 'pistil-bench-'));
  cpSync(dist, folder, { recursive: true });
  const peers = bundleSource(fileURLToPath(new URL('../peers/globals.ts', import.meta.url)), {
    platform: 'neutral',
    mainFields: ['main'],
    format: 'iife',
    globalName: 'bench',
    target: 'es2020',
  });
  const stubs = Object.keys(benchGlobals).map(
    (name) => `function ${name}(...args) { return bench.benchGlobals.${name}(...args); }`,
  );
  // What Apps Script does for `global` in the built bundle is not needed here: plain functions are globals.
  appendFileSync(join(folder, 'Code.js'), `\n${peers}\n${stubs.join('\n')}\n`);
  return { dist: folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
