/** A Chromium for the tests that need one. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const FLAGS = [
  '--no-sandbox',
  '--headless',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const INSTALL =
  'Ces tests ont besoin d’un Chromium : apt-get install chromium, ou CHROMIUM_PATH=/chemin/vers/chrome npm test';

export interface Browser {
  readonly context: BrowserContext;
  close(): Promise<void>;
}

/** Starts one with an empty profile. Fails with one line that says what to install when none starts. */
export async function launchChromium(viewport = { width: 1280, height: 800 }): Promise<Browser> {
  const { path, args } = await findChromium();
  const profile = await mkdtemp(join(tmpdir(), 'chromium-'));
  const context = await chromium
    .launchPersistentContext(profile, {
      executablePath: path,
      args,
      viewport,
      locale: 'fr-FR',
      timezoneId: 'Europe/Paris',
    })
    .catch(async (cause: Error) => {
      await rm(profile, { recursive: true, force: true });
      throw new Error(INSTALL, { cause });
    });
  return {
    context,
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

/** `CHROMIUM_PATH`, else one of the machine's, else the one that an npm package carries. */
async function findChromium(): Promise<{ path: string; args: string[] }> {
  const told = process.env.CHROMIUM_PATH;
  if (told) return { path: told, args: FLAGS };
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'];
  const installed = folders
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find((path) => existsSync(path));
  if (installed) return { path: installed, args: FLAGS };
  const { default: carried } = await import('@sparticuz/chromium');
  const path = await carried.executablePath().catch((cause: Error) => {
    throw new Error(INSTALL, { cause });
  });
  return { path, args: [...carried.args, ...FLAGS] };
}
