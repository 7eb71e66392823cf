import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

/** A house in which each module keeps to its floor. */
const HOUSE = {
  'src/result.ts': 'export type Result = { ok: boolean };',
  'src/ports.ts': 'export interface Ports { now(): Date }',
  'src/crm/tables/contacts.ts': "import type { Result } from '../../result.ts'; export const contacts = {} as Result;",
  'src/crm/names.ts': "import type { Result } from '../result.ts'; export const fold = {} as Result;",
  'src/crm/score.ts':
    "import { contacts } from './tables/contacts.ts'; import * as z from 'zod'; export const score = [contacts, z];",
  'src/sheet/read.ts':
    "import { contacts } from '../crm/tables/contacts.ts'; import { fold } from '../crm/names.ts'; import type { Ports } from '../ports.ts'; export const read = (p: Ports) => [p, fold, contacts];",
  'src/services/boamp.ts':
    "import type { Ports } from '../ports.ts'; import type { score } from '../crm/score.ts'; export const boamp = (p: Ports, s: typeof score) => [p, s];",
  'src/jobs/watch.ts':
    "import { boamp } from '../services/boamp.ts'; import { read } from '../sheet/read.ts'; import { score } from '../crm/score.ts'; export const watch = [boamp, read, score];",
  'src/rpc/index.ts': "import { watch } from '../jobs/watch.ts'; export const methods = { watch };",
  'src/google/workbook.ts': "import type { Ports } from '../ports.ts'; export const workbook = {} as Ports;",
  'src/app.ts': "import { workbook } from './google/workbook.ts'; export const ports = workbook;",
  'src/index.ts':
    "import { ports } from './app.ts'; import { methods } from './rpc/index.ts'; global.rpc = () => [ports, methods];",
  'src/sidebar/journal.tsx':
    "import { render } from 'preact'; import type { methods } from '../rpc/index.ts'; render(<p />, {} as typeof methods);",
  'local/runtime.ts':
    "import type { Ports } from '../src/ports.ts'; import { score } from '../src/crm/score.ts'; export const runtime = (p: Ports) => [p, score];",
  'local/start.ts': "import { runtime } from './runtime.ts'; runtime;",
  'test/watch.test.ts': "import { watch } from '../src/jobs/watch.ts'; watch;",
  'package.json':
    '{ "type": "module", "dependencies": { "zod": "*", "preact": "*" }, "devDependencies": { "univer": "*" } }',
  ...Object.fromEntries(
    ['zod', 'preact', 'univer'].flatMap((name) => [
      [`node_modules/${name}/package.json`, `{ "name": "${name}", "main": "index.js" }`],
      [`node_modules/${name}/index.js`, ''],
    ]),
  ),
};

/** One violation for each row: the rule, the module that breaks it, what that module says. */
const PLANTED: readonly (readonly [rule: string, module: string, source: string])[] = [
  ['crm-is-pure', 'src/crm/planted-port.ts', "import type { Ports } from '../ports.ts'; export type P = Ports;"],
  ['crm-is-pure', 'src/crm/planted-sheet.ts', "import { read } from '../sheet/read.ts'; export const p = read;"],
  ['tables-come-first', 'src/crm/tables/planted.ts', "import { score } from '../score.ts'; export const p = score;"],
  [
    'sheet-knows-tables',
    'src/sheet/planted-rule.ts',
    "import { score } from '../crm/score.ts'; export const p = score;",
  ],
  [
    'sheet-knows-tables',
    'src/sheet/planted-job.ts',
    "import { watch } from '../jobs/watch.ts'; export const p = watch;",
  ],
  ['services-know-http', 'src/services/planted.ts', "import { read } from '../sheet/read.ts'; export const p = read;"],
  [
    'services-see-types-of-crm',
    'src/services/planted-rule.ts',
    "import { score } from '../crm/score.ts'; export const p = score;",
  ],
  ['jobs-know-ports', 'src/jobs/planted-app.ts', "import { ports } from '../app.ts'; export const p = ports;"],
  [
    'jobs-know-ports',
    'src/jobs/planted-rpc.ts',
    "import type { methods } from '../rpc/index.ts'; export type P = typeof methods;",
  ],
  ['functions-compute', 'src/functions/planted.ts', "import { read } from '../sheet/read.ts'; export const p = read;"],
  [
    'google-answers-ports',
    'src/google/planted.ts',
    "import { contacts } from '../crm/tables/contacts.ts'; export const p = contacts;",
  ],
  [
    'app-wires-google',
    'src/jobs/planted-google.ts',
    "import { workbook } from '../google/workbook.ts'; export const p = workbook;",
  ],
  ['index-is-the-front-door', 'test/planted.test.ts', "import '../src/index.ts';"],
  [
    'sidebar-stands-apart',
    'src/sidebar/planted.tsx',
    "import type { Ports } from '../ports.ts'; export const p = <p title={{} as Ports} />;",
  ],
  [
    'sidebar-sees-types-of-server',
    'src/sidebar/planted-rpc.tsx',
    "import { methods } from '../rpc/index.ts'; export const p = methods;",
  ],
  [
    'src-ships-alone',
    'src/jobs/planted-local.ts',
    "import { runtime } from '../../local/runtime.ts'; export const p = runtime;",
  ],
  ['src-ships-its-packages', 'src/crm/planted-node.ts', "import { join } from 'node:path'; export const p = join;"],
  ['src-ships-its-packages', 'src/google/planted-package.ts', "import 'univer'; export {};"],
  [
    'local-runs-the-bundle',
    'local/planted.ts',
    "import { watch } from '../src/jobs/watch.ts'; export const p = watch;",
  ],
  ['tests-are-leaves', 'local/planted-test.ts', "import '../test/watch.test.ts'; export {};"],
  ['no-orphans', 'src/jobs/planted-orphan.ts', 'export const p = 1;'],
  ['everything-resolves', 'local/planted-name.ts', "import './nowhere.ts'; export {};"],
];

/** Violations that take the place of a module of the house: the rule, the module that breaks it, the files changed. */
const REPLACED: readonly (readonly [rule: string, module: string, files: Record<string, string>])[] = [
  [
    'ports-depend-on-nothing',
    'src/ports.ts',
    { 'src/ports.ts': "import type { Result } from './result.ts'; export type Ports = Result;" },
  ],
  [
    'rpc-calls-jobs',
    'src/rpc/index.ts',
    { 'src/rpc/index.ts': "import { ports } from '../app.ts'; export const methods = { ports };" },
  ],
  [
    'app-wires-only',
    'src/app.ts',
    { 'src/app.ts': "import { watch } from './jobs/watch.ts'; export const ports = watch;" },
  ],
  [
    'no-cycles',
    'src/crm/tables/companies.ts',
    {
      'src/crm/tables/companies.ts': "import { contacts } from './contacts.ts'; export const companies = contacts;",
      'src/crm/tables/contacts.ts':
        "import type { companies } from './companies.ts'; export const contacts = {} as typeof companies;",
    },
  ],
  [
    'no-circles-of-rooms',
    'src/jobs/scores',
    {
      'src/jobs/scores/score.ts': "import { open } from '../pages/open.ts'; export const scored = open;",
      'src/jobs/scores/weigh.ts': 'export const weigh = 1;',
      'src/jobs/pages/open.ts': 'export const open = 1;',
      'src/jobs/pages/close.ts': "import { weigh } from '../scores/weigh.ts'; export const close = weigh;",
    },
  ],
];

interface Cruise {
  readonly rules: readonly string[];
  readonly modules: readonly string[];
  /** `rule: module`, sorted. */
  readonly violations: readonly string[];
}

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

async function cruiseHouse(files: Record<string, string>): Promise<Cruise> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'house-')));
  folders.push(root);
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
  return cruise(root);
}

/** Runs the very command of `npm run check:floors` over `root`. */
async function cruise(root: string): Promise<Cruise> {
  const command = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const config = join(ROOT, '.dependency-cruiser.mjs');
  const output = await new Promise<string>((done, failed) => {
    const args = [command, '--config', config, '--output-type', 'json', 'src', 'local', 'test'];
    execFile(process.execPath, args, { cwd: root, maxBuffer: 2 ** 28 }, (_error, stdout, stderr) => {
      if (stdout === '') failed(new Error(`dependency-cruiser gave nothing: ${stderr}`));
      else done(stdout);
    });
  });
  const result = JSON.parse(output);
  return {
    rules: result.summary.ruleSetUsed.forbidden.map((rule: { name: string }) => rule.name),
    modules: result.modules.map((module: { source: string }) => module.source),
    violations: result.summary.violations
      .map((found: { rule: { name: string }; from: string }) => `${found.rule.name}: ${found.from}`)
      .sort(),
  };
}

describe('the floors', () => {
  let kept: Cruise;
  let broken: Cruise;

  beforeAll(async () => {
    kept = await cruiseHouse(HOUSE);
    broken = await cruiseHouse({
      ...HOUSE,
      ...Object.fromEntries(PLANTED.map(([, module, source]) => [module, source])),
    });
  });

  it('are quiet in a house where each module keeps to its own, pages included', () => {
    expect(kept.violations).toEqual([]);
    expect(kept.modules).toContain('src/sidebar/journal.tsx');
    expect(kept.modules).toContain('src/crm/score.ts');
  });

  it.each(PLANTED)('%s: catches %s', (rule, module) => {
    expect(broken.violations).toContain(`${rule}: ${module}`);
  });

  it.each(REPLACED)('%s: catches %s', async (rule, module, files) => {
    const { violations } = await cruiseHouse({ ...HOUSE, ...files });

    expect(violations).toContain(`${rule}: ${module}`);
  });

  it('each have a violation planted here', () => {
    const planted = new Set([...PLANTED, ...REPLACED].map(([rule]) => rule));
    expect([...planted].sort()).toEqual([...kept.rules].sort());
  });

  it('are kept by this project', async () => {
    const { modules, violations } = await cruise(ROOT);
    expect(modules).toContain('src/ports.ts');
    expect(violations).toEqual([]);
  });
});
