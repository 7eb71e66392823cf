/** A hand-written bundle in a folder of its own, for the tests of the runtime that runs it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { createRuntime, type Runtime, type RuntimeOptions } from '../../../../local/runtime/index.ts';

const SCOPES = [
  'spreadsheets.currentonly',
  'script.container.ui',
  'script.scriptapp',
  'script.send_mail',
  'script.external_request',
  'userinfo.email',
];

export const MORNING = new Date('2026-04-08T06:00:00+02:00');

export interface BundleParts {
  readonly code: string;
  /** Without their prefix; all six by default. */
  readonly scopes?: readonly string[];
  readonly whitelist?: readonly string[];
  readonly webapp?: { readonly executeAs: string; readonly access: string };
  readonly pages?: Readonly<Record<string, string>>;
}

/** Writes the bundle's folder; it goes away with the test file. */
export function writeBundle({ code, scopes = SCOPES, whitelist, webapp, pages = {} }: BundleParts): string {
  const folder = mkdtempSync(join(tmpdir(), 'bundle-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const manifest = {
    timeZone: 'Europe/Paris',
    runtimeVersion: 'V8',
    oauthScopes: scopes.map((scope) => `https://www.googleapis.com/auth/${scope}`),
    ...(whitelist && { urlFetchWhitelist: whitelist }),
    ...(webapp && { webapp }),
  };
  writeFileSync(join(folder, 'Code.js'), code);
  writeFileSync(join(folder, 'appsscript.json'), JSON.stringify(manifest));
  for (const [name, html] of Object.entries(pages)) writeFileSync(join(folder, `${name}.html`), html);
  return folder;
}

/** Opens an empty workbook with this bundle, on a clock that stands still; it is closed with the test file. */
export function openWith(bundle: string | BundleParts, options: Partial<RuntimeOptions> = {}): Runtime {
  const dist = writeBundle(typeof bundle === 'string' ? { code: bundle } : bundle);
  const runtime = createRuntime({ dist, now: MORNING, ...options });
  afterAll(() => runtime.close());
  return runtime;
}
