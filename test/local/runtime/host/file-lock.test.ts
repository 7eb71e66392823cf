import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { lockFile } from '../../../../local/runtime/host/file-lock.ts';

const folder = mkdtempSync(join(tmpdir(), 'lock-'));
const book = join(folder, 'b.json');
const lock = `${book}.lock`;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('a workbook file is one process’s, until that process has let it go as often as it took it', () => {
  const first = lockFile(book);
  const second = lockFile(book);
  first.release();
  expect(existsSync(lock)).toBe(true);
  second.release();
  expect(existsSync(lock)).toBe(false);
});

it('another process that lives keeps it; one that died does not', () => {
  writeFileSync(lock, String(process.ppid));
  expect(() => lockFile(book)).toThrow(`in use by process ${process.ppid}`);
  writeFileSync(lock, '999999999');
  lockFile(book).release();
  expect(existsSync(lock)).toBe(false);
});
