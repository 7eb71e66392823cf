import { copyFile, mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Finished, runClasp } from './run-clasp.ts';
import { ScriptApi } from './script-api.ts';

const ROOT = join(import.meta.dirname, '../..');

interface Manifest {
  readonly oauthScopes: readonly string[];
  readonly urlFetchWhitelist: readonly string[];
}

describe('clasp push, from this project as it is built', () => {
  let api: ScriptApi;
  let pushed: Finished;
  let manifest: Manifest;

  beforeAll(async () => {
    api = await ScriptApi.start();
    pushed = await runClasp(ROOT, ['push', '--force'], api);
    manifest = JSON.parse(api.files.find((file) => file.name === 'appsscript')?.source ?? '{}');
  });
  afterAll(() => api.stop());

  it('sends the server, every page and the manifest, and nothing else', async () => {
    expect(pushed).toMatchObject({ code: 0, output: expect.stringMatching(/Pushed \d+ files/) });

    const pages = (await readdir(join(ROOT, 'src/sidebar')))
      .filter((name) => name.endsWith('.html'))
      .map((name) => name.replace('.html', ''));
    expect(api.files.map(({ name, type }) => `${type} ${name}`).sort()).toEqual(
      ['JSON appsscript', 'SERVER_JS Code', ...pages.map((name) => `HTML ${name}`)].sort(),
    );
    for (const { name, type, source } of api.files) {
      const extension = { SERVER_JS: 'js', HTML: 'html', JSON: 'json' }[type];
      expect(source).toBe(await readFile(join(ROOT, 'dist', `${name}.${extension}`), 'utf8'));
    }
    const script = JSON.parse(await readFile(join(ROOT, '.clasp.json'), 'utf8')).scriptId;
    expect(api.requests).toContain(`PUT script.googleapis.com/v1/projects/${script}/content`);
  });

  it('asks of people six authorisations, and no other', () => {
    expect(manifest).toMatchObject({ timeZone: 'Europe/Paris', runtimeVersion: 'V8', exceptionLogging: 'STACKDRIVER' });
    expect(manifest).not.toHaveProperty('addOns');
    expect([...manifest.oauthScopes].sort()).toEqual(
      [
        'script.container.ui',
        'script.external_request',
        'script.scriptapp',
        'script.send_mail',
        'spreadsheets.currentonly',
        'userinfo.email',
      ].map((scope) => `https://www.googleapis.com/auth/${scope}`),
    );
  });

  it('may reach the hosts of its services over https, and no other', () => {
    const allowed = manifest.urlFetchWhitelist;
    // Google wants https, a full domain and a path: https://developers.google.com/apps-script/manifest/allowlist-url
    for (const url of allowed) expect(url).toMatch(/^https:\/\/(\*\.)?[a-z-]+(\.[a-z-]+)+\/([a-z0-9./-]*\/)?$/);
    expect(allowed.map((url) => url.split('/')[2])).toEqual([
      'boamp-datadila.opendatasoft.com',
      'www.boamp.fr',
      'api.anthropic.com',
      'recherche-entreprises.api.gouv.fr',
      'geo.api.gouv.fr',
      'api-lannuaire.service-public.gouv.fr',
      'api.apollo.io',
      'api.hunter.io',
      '*.make.com',
      'hooks.slack.com',
    ]);
  });

  it('lists beforehand what it would send', async () => {
    const requests = [...api.requests];
    const { code, output } = await runClasp(ROOT, ['show-file-status', '--json'], api);
    expect(code).toBe(0);
    const sent = (await readdir(join(ROOT, 'dist'))).map((name) => `dist/${name}`);
    expect([...JSON.parse(output).filesToPush].sort()).toEqual(sent.sort());
    expect(api.requests).toEqual(requests);
  });
});

describe('clasp push, refused by Google', () => {
  let api: ScriptApi;
  let folder: string;

  beforeAll(async () => {
    api = await ScriptApi.start();
    folder = await realpath(await mkdtemp(join(tmpdir(), 'refused-push-')));
    await mkdir(join(folder, 'dist'));
    for (const name of ['.clasp.json', '.claspignore']) await copyFile(join(ROOT, name), join(folder, name));
    await copyFile(join(ROOT, 'appsscript.json'), join(folder, 'dist/appsscript.json'));
    await writeFile(join(folder, 'dist/Code.js'), 'class Planted { static #count = 0 }\n');
  });
  afterAll(async () => {
    api.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('fails with Google’s reason, and leaves the script as it was', async () => {
    const before = api.files;
    const { code, output } = await runClasp(folder, ['push', '--force'], api);
    expect(code).not.toBe(0);
    expect(output).toContain('Syntax error');
    expect(output).toContain('Code.gs');
    expect(api.files).toBe(before);
  });
});
