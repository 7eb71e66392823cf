import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const start = fileURLToPath(new URL('../../../local/preview/start.ts', import.meta.url));

/** Runs the command that `npm start` runs; resolves with what it prints on stderr and its exit code. */
function run(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<{ code: number; error: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', start, ...args],
      { env: { ...process.env, ...environment } },
      (failure, _out, error) => resolve({ code: Number(failure?.code ?? 0), error }),
    );
  });
}

describe('npm start', () => {
  it('refuses a file that is no local workbook, in one line', async () => {
    const { code, error } = await run(['contacts.xlsx']);
    expect(code).toBe(1);
    expect(error.trim().split('\n')).toEqual([
      'L’aperçu ouvre un classeur local (.json)\u00a0; «\u00a0contacts.xlsx\u00a0» n’en est pas un.',
    ]);
  });

  it('refuses a port that is no port, in one line', async () => {
    const { code, error } = await run([], { PORT: 'quatre' });
    expect(code).toBe(1);
    expect(error.trim().split('\n')).toEqual(['PORT doit être un nombre de 0 à 65535, et non «\u00a0quatre\u00a0».']);
  });
});
