import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CREDENTIALS, type ScriptApi } from './script-api.ts';

const CLASP = join(import.meta.dirname, '../../node_modules/@google/clasp/build/src/index.js');

export interface Finished {
  readonly code: number;
  readonly output: string;
}

/** Runs the installed clasp in `folder`, as a person signed in to `api` and to nothing else. */
export async function runClasp(folder: string, args: readonly string[], api: ScriptApi): Promise<Finished> {
  const home = await mkdtemp(join(tmpdir(), 'clasp-home-'));
  try {
    await writeFile(join(home, 'authority.pem'), api.authority);
    await writeFile(
      join(home, '.clasprc.json'),
      JSON.stringify({ tokens: { default: { type: 'authorized_user', ...CREDENTIALS } } }),
    );
    const env = {
      PATH: process.env.PATH,
      HOME: home,
      LANG: 'en_US.UTF-8',
      HTTPS_PROXY: api.proxy,
      NO_PROXY: '',
      NODE_EXTRA_CA_CERTS: join(home, 'authority.pem'),
    };
    return await new Promise((done) => {
      execFile(process.execPath, [CLASP, ...args], { cwd: folder, env }, (error, stdout, stderr) =>
        done({ code: Number(error?.code ?? 0), output: `${stdout}${stderr}` }),
      );
    });
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
