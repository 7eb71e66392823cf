import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

const SERVICES = [
  'SpreadsheetApp',
  'UrlFetchApp',
  'PropertiesService',
  'CacheService',
  'LockService',
  'ScriptApp',
  'MailApp',
  'Utilities',
  'Session',
  'HtmlService',
  'Logger',
];
const ABSENT = [
  'URL',
  'URLSearchParams',
  'TextEncoder',
  'fetch',
  'setTimeout',
  'atob',
  'crypto',
  'structuredClone',
  'Intl',
  'queueMicrotask',
  'process',
];
const FLOORS = ['src/jobs', 'src/crm', 'src/sheet', 'src/services'];

const naming = (name: string) => `export const planted = () => ${name};\n`;

/** One violation for each row: the rule, the file, what the file says. */
const PLANTED: readonly (readonly [rule: string, path: string, source: string])[] = [
  ...FLOORS.flatMap((floor) =>
    SERVICES.map((name) => ['noRestrictedGlobals', `${floor}/${name.toLowerCase()}.ts`, naming(name)] as const),
  ),
  ...[...FLOORS, 'src/google'].flatMap((floor) =>
    ABSENT.map((name) => ['noRestrictedGlobals', `${floor}/${name.toLowerCase()}.ts`, naming(name)] as const),
  ),
  ['noRestrictedGlobals', 'src/index.ts', naming('SpreadsheetApp')],
  ['noRestrictedGlobals', 'src/app.ts', naming('SpreadsheetApp')],
  ['noRestrictedImports', 'src/jobs/named-z.ts', "import { z } from 'zod/mini';\nexport const name = z.string();\n"],
  ['noRestrictedImports', 'src/jobs/whole-zod.ts', "import * as z from 'zod';\nexport const name = z.string();\n"],
  [
    'plugin',
    'src/sidebar/markup.ts',
    'export const show = (page: Element, name: string) => {\n  page.innerHTML = name;\n};\n',
  ],
  [
    'noDangerouslySetInnerHtml',
    'src/sidebar/markup.tsx',
    'export const Page = ({ html }: { html: string }) => <p dangerouslySetInnerHTML={{ __html: html }} />;\n',
  ],
  ['noExplicitAny', 'src/jobs/any.ts', 'export const planted = (value: any) => value;\n'],
  ['noDefaultExport', 'src/jobs/default.ts', 'export default 1;\n'],
  [
    'noEmptyBlockStatements',
    'src/jobs/swallowed.ts',
    'export const planted = () => {\n  try {\n    throw new Error("planted");\n  } catch {}\n};\n',
  ],
  [
    'useErrorCause',
    'src/jobs/cause.ts',
    'export const planted = () => {\n  try {\n    throw new Error("a");\n  } catch (error) {\n    throw new Error("b");\n  }\n};\n',
  ],
];

/** What the linter takes. */
const KEPT = {
  'src/google/tabs.ts': 'export const tabs = () => SpreadsheetApp.getActive().getSheets();\n',
  'src/sidebar/delay.ts': 'export const delay = () => setTimeout(() => 1, 10);\n',
  'src/jobs/question.ts': "export const question = 'Déjà journalisé\u00A0?';\n",
  'src/jobs/schema.ts': "import * as z from 'zod/mini';\n\nexport const name = z.string();\n",
};

interface Found {
  readonly category: string;
  readonly path: string;
}

describe('the linter', () => {
  let root: string;
  let found: readonly Found[];

  beforeAll(async () => {
    root = await realpath(await mkdtemp(join(tmpdir(), 'lint-')));
    await mkdir(join(root, '.biome'));
    for (const name of ['biome.jsonc', '.biome/no-markup.grit', '.gitignore', 'package.json'])
      await copyFile(join(ROOT, name), join(root, name));
    for (const [path, source] of [...PLANTED.map(([, ...file]) => file), ...Object.entries(KEPT)]) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), source);
    }
    found = await lint(root);
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  it.each(PLANTED)('%s: catches %s', (rule, path) => {
    expect(found.filter((diagnostic) => diagnostic.path === path).map(({ category }) => category)).toContainEqual(
      expect.stringMatching(`(^|/)${rule}$`),
    );
  });

  it.each(Object.keys(KEPT))('takes %s', (path) => {
    expect(found.filter((diagnostic) => diagnostic.path === path)).toEqual([]);
  });
});

async function lint(root: string): Promise<Found[]> {
  const command = join(ROOT, 'node_modules/@biomejs/biome/bin/biome');
  const output = await new Promise<string>((done) => {
    execFile(
      process.execPath,
      [command, 'lint', '--reporter=json', '--max-diagnostics=none', '.'],
      { cwd: root, maxBuffer: 2 ** 28 },
      (_error, stdout) => done(stdout),
    );
  });
  const { diagnostics } = JSON.parse(output);
  return diagnostics.map((one: { category: string; location: { path: string } }) => ({
    category: one.category,
    path: one.location.path,
  }));
}
