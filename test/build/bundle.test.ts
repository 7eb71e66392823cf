import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { parse } from 'acorn';
import { beforeAll, describe, expect, it } from 'vitest';

const CODE = join(import.meta.dirname, '../../dist/Code.js');

const ENTRY_POINTS = [
  'onOpen',
  'onInstall',
  'onEdit',
  'installPistil',
  'nightly',
  'morning',
  'continueNight',
  'continueMorning',
  'watchTenders',
  'scoreAll',
  'refreshDashboard',
  'showLogInteraction',
  'rpc',
];
const CUSTOM_FUNCTIONS = ['SCORE_ICP', 'DETAIL_ICP', 'TAUX_CONVERSION', 'ENTONNOIR', 'JOURS_DEPUIS'];

describe('dist/Code.js', () => {
  let code: string;
  /** JSDoc of each top-level function, `''` when there is none. */
  let functions: ReadonlyMap<string, string>;

  beforeAll(async () => {
    code = await readFile(CODE, 'utf8');
    functions = listFunctions(code);
  });

  it('calls no service while it loads, and needs nothing but the language', () => {
    const context = createContext(Object.create(null));
    runInContext('delete globalThis.Intl; delete globalThis.WebAssembly; delete globalThis.console;', context);
    runInContext(code, context);
    expect(runInContext('typeof onOpen', context)).toBe('function');
  });

  it.each([...ENTRY_POINTS, ...CUSTOM_FUNCTIONS])('has %s at its top level, where Apps Script looks', (name) => {
    expect([...functions.keys()]).toContain(name);
  });

  it.each(CUSTOM_FUNCTIONS)('keeps the help of %s, which Sheets shows while one types', (name) => {
    const help = functions.get(name);
    expect(help).toContain('@customfunction');
    expect(help).toMatch(/@param \{.+\} \S+ \S/);
    expect(help).toMatch(/@return \S/);
  });
});

function listFunctions(code: string): Map<string, string> {
  const comments: { readonly text: string; readonly end: number }[] = [];
  const program = parse(code, {
    ecmaVersion: 2020,
    onComment: (_block, text, _start, end) => comments.push({ text, end }),
  });
  const found = new Map<string, string>();
  for (const node of program.body) {
    if (node.type !== 'FunctionDeclaration') continue;
    const comment = comments.find(({ end }) => code.slice(end, node.start).trim() === '' && end <= node.start);
    found.set(node.id.name, comment?.text ?? '');
  }
  return found;
}
