import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../../local/cli/run-command.ts';

const CLI = fileURLToPath(new URL('../../../local/cli.ts', import.meta.url));
const TSX = fileURLToPath(new URL('../../../node_modules/tsx/dist/cli.mjs', import.meta.url));

const CODE = `
function install() {
  const sheet = SpreadsheetApp.getActive().insertSheet('CONTACTS');
  sheet.getRange(1, 1, 1, 3).setValues([['Nom', 'Montant', 'Date']]);
  console.log('onglet créé');
  return { tabs: 1 };
}
function add(a, b) { return a + b; }
function fails() { throw new Error('Clé absente'); }
function onEdit(e) { if (e.value === 'interdit') throw new Error('Valeur refusée'); }
function cells() { return SpreadsheetApp.getActive().getSheetByName('CONTACTS').getDataRange().getValues().length; }
/** Le double.
 * @customfunction
 */
function DOUBLE(x) { return x * 2; }
`;

describe('the shell', () => {
  const folder = mkdtempSync(join(tmpdir(), 'shell-'));
  const book = join(folder, 'b.json');

  beforeAll(() => {
    const dist = join(folder, 'dist');
    mkdirSync(dist);
    writeFileSync(join(dist, 'Code.js'), CODE);
    writeFileSync(join(dist, 'appsscript.json'), JSON.stringify({ timeZone: 'Europe/Paris', runtimeVersion: 'V8' }));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function crm(...argv: string[]) {
    let [stdout, stderr] = ['', ''];
    const status = await runCommand(argv, {
      dist: join(folder, 'dist'),
      out: (text) => {
        stdout += text;
      },
      err: (text) => {
        stderr += text;
      },
    });
    return { status, stdout, stderr };
  }

  it('runs a function, prints its result on stdout and its log on stderr, and writes the workbook back', async () => {
    const { status, stdout, stderr } = await crm('--empty', '--book', book, 'call', 'install');
    expect(JSON.parse(stdout)).toEqual({ tabs: 1 });
    expect(stderr).toBe('[info] onglet créé\n');
    expect(status).toBe(0);
    expect(existsSync(`${book}.lock`)).toBe(false);
  });

  it('types, pastes, evaluates and dumps', async () => {
    expect(await crm('--book', book, 'edit', 'CONTACTS!A2', 'Durand')).toMatchObject({ status: 0, stderr: '' });
    const rows = join(folder, 'rows.csv');
    writeFileSync(rows, 'Nom;Montant;Date\nPetit;1 234,5;15/06/2026\n');
    expect(JSON.parse((await crm('--book', book, 'load', 'CONTACTS', rows)).stdout)).toEqual({
      tab: 'CONTACTS',
      rows: 1,
    });
    expect(JSON.parse((await crm('--book', book, 'dump', 'CONTACTS')).stdout)).toEqual([
      { Nom: 'Durand', Montant: '', Date: '' },
      { Nom: 'Petit', Montant: 1234.5, Date: '2026-06-15T00:00:00+02:00' },
    ]);
    expect((await crm('--book', book, '--json', 'eval', 'DOUBLE(CONTACTS!B3)')).stdout).toBe('2469\n');
    expect((await crm('--book', book, '--json', 'eval', '=SOMME(1;2)')).stdout).toBe('3\n');
  });

  it('counts what a run would cost, and leaves the workbook as it was', async () => {
    const before = readFileSync(book, 'utf8');
    const { stdout } = await crm('--book', book, '--json', 'cost', 'cells');
    expect(JSON.parse(stdout)).toMatchObject({ functionName: 'cells', calls: 1, byKind: { read: 1 }, floor: null });
    expect((await crm('--book', book, 'cost', 'cells')).stdout).toContain('estimated on Apps Script');
    expect(readFileSync(book, 'utf8')).toBe(before);
  });

  it('says what failed in one line, with the exit code of a failure', async () => {
    expect(await crm('--book', book, 'call', 'fails')).toEqual({
      status: 1,
      stdout: '',
      stderr: 'Error: Clé absente\n',
    });
    expect(await crm('--book', book, 'edit', 'CONTACTS!A3', 'interdit')).toMatchObject({
      status: 1,
      stderr: 'onEdit: Error: Valeur refusée\n',
    });
    expect((await crm('--book', book, 'call', 'missing')).stderr).toBe(
      'Exception: Script function not found: missing\n',
    );
    expect(await crm('--book', book, 'dump', 'INCONNU')).toMatchObject({ status: 1, stdout: '' });
  });

  it('refuses a line that means nothing with another exit code', async () => {
    expect(await crm('open', 'x.xlsx')).toMatchObject({ status: 2, stdout: '' });
    expect(await crm('call')).toEqual({
      status: 2,
      stdout: '',
      stderr: 'Usage: npm run crm -- call <function> [json-args]\n',
    });
    expect((await crm('--empty', '--boamp', 'nulle-part', 'call', 'add', '[1,2]')).stderr).toBe(
      '--boamp nulle-part: there is no such folder.\n',
    );
  });

  it('leaves the file to the process that has it, but to read it', async () => {
    writeFileSync(`${book}.lock`, String(process.ppid));
    expect(await crm('--book', book, 'call', 'add', '[1,2]')).toMatchObject({ status: 1, stdout: '' });
    expect(await crm('--book', book, 'dump', 'CONTACTS')).toMatchObject({ status: 0 });
    rmSync(`${book}.lock`);
  });

  it('is a command: JSON on stdout, and its exit code', () => {
    const { status, stdout } = spawnSync(process.execPath, [TSX, CLI, '--empty', 'call', 'add', '[1,2]'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect({ status, stdout }).toEqual({ status: 0, stdout: '3\n' });
  });
});
