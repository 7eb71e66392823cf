/** The built bundle, `dist/`: its code, its manifest, its pages. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';
import { type Comment, parse } from 'acorn';
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
  const comments: Comment[] = [];
  const { body } = parse(source, { ecmaVersion: 2022, sourceType: 'script', onComment: comments });
  const functions = body.flatMap((node) =>
    node.type === 'FunctionDeclaration' ? [{ name: node.id.name, start: node.start }] : [],
  );
  // Sheets offers the functions whose comment, just above, holds `@customfunction`.
  const commented = (start: number) =>
    comments.some(
      ({ value, end }) => value.includes('@customfunction') && end <= start && source.slice(end, start).trim() === '',
    );
  const code = {
    script,
    globals: functions.map(({ name }) => name),
    customFunctions: functions.filter(({ start }) => commented(start)).map(({ name }) => name),
  };
  read.set(source, code);
  return code;
}
