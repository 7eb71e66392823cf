/** The built bundle, `dist/`: its code, its manifest, its pages. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';
import { type Manifest, readManifest } from './manifest.ts';

export interface Bundle {
  readonly manifest: Manifest;
  readonly code: vm.Script;
  /** Names of the global functions. */
  readonly globals: readonly string[];
  /** Global functions marked `@customfunction`. */
  readonly customFunctions: readonly string[];
}

/** Compiled once for each content: recompiling costs more than running. */
const compiled = new Map<string, vm.Script>();

/** Reads the folder. Throws a plain message when it is not there. */
export function readBundle(dist: string): Bundle {
  const path = join(dist, 'Code.js');
  let source: string;
  try {
    source = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new Error(`No bundle in ${dist}: build it first (npm run build)`, { cause });
  }
  const code = compiled.get(source) ?? new vm.Script(source, { filename: 'Code.js' });
  compiled.set(source, code);
  return {
    manifest: readManifest(dist),
    code,
    globals: findGlobals(source),
    customFunctions: findCustomFunctions(source),
  };
}

/** Text of a page of the bundle; null when there is none of this name. `.html` may be left out, as in Google. */
export function readPage(dist: string, name: string): string | null {
  const file = join(dist, name.endsWith('.html') ? name : `${name}.html`);
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file, 'utf8') : null;
}

/** The built file declares each entry point at the start of a line. */
function findGlobals(source: string): string[] {
  return [...source.matchAll(/^function\s+([A-Za-z_$][\w$]*)\s*\(/gm)].map(([, name = '']) => name);
}

/** Sheets offers the functions whose comment, just above, holds `@customfunction`. */
function findCustomFunctions(source: string): string[] {
  const commented = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*function\s+([A-Za-z_$][\w$]*)\s*\(/g;
  return [...source.matchAll(commented)].flatMap(([, comment = '', name = '']) =>
    comment.includes('@customfunction') ? [name] : [],
  );
}
