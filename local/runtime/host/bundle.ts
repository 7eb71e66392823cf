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

interface Code {
  readonly script: vm.Script;
  readonly globals: readonly string[];
  readonly customFunctions: readonly string[];
}

const LOAD_MS = 1000;

/** Read once for each content: compiling again costs more than running. */
const read = new Map<string, Code>();

/** Reads the folder. Throws a plain message when there is no bundle, and SyntaxError for code that is none. */
export function readBundle(dist: string): Bundle {
  let source: string;
  try {
    source = readFileSync(join(dist, 'Code.js'), 'utf8');
  } catch (cause) {
    throw new Error(`No bundle in ${dist}: build it first (npm run build)`, { cause });
  }
  const { script, globals, customFunctions } = read.get(source) ?? readCode(source);
  return { manifest: readManifest(dist), code: script, globals, customFunctions };
}

/** Text of a page of the bundle; null when there is none of this name. `.html` may be left out, as in Google. */
export function readPage(dist: string, name: string): string | null {
  const file = join(dist, name.endsWith('.html') ? name : `${name}.html`);
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file, 'utf8') : null;
}

function readCode(source: string): Code {
  const script = new vm.Script(source, { filename: 'Code.js' });
  const globals = listFunctions(script);
  const customFunctions = findCustomFunctions(source).filter((name) => globals.includes(name));
  const code = { script, globals, customFunctions };
  read.set(source, code);
  return code;
}

/** Names of the functions that the code leaves among the globals: what Google can call. */
function listFunctions(script: vm.Script): string[] {
  const context = vm.createContext(vm.constants.DONT_CONTEXTIFY, { microtaskMode: 'afterEvaluate' });
  const builtIn = new Set(Object.getOwnPropertyNames(context));
  try {
    script.runInContext(context, { timeout: LOAD_MS });
  } catch {
    // Declarations come before the first statement runs: they are there, whatever it misses in this bare context.
  }
  return Object.getOwnPropertyNames(context).filter(
    (name) => !builtIn.has(name) && typeof context[name] === 'function',
  );
}

/** Sheets offers the functions whose comment, just above, holds `@customfunction`. */
function findCustomFunctions(source: string): string[] {
  const commented = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*function\s+([A-Za-z_$][\w$]*)\s*\(/g;
  return [...source.matchAll(commented)].flatMap(([, comment = '', name = '']) =>
    comment.includes('@customfunction') ? [name] : [],
  );
}
