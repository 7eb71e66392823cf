import { describe, expect, test } from 'vitest';
import { contacts, opportunities, TABLES } from '../../../src/crm/tables/index.ts';
import type { Table } from '../../../src/crm/tables/table.ts';
import { reconcile } from '../../../src/jobs/completion/reconcile.ts';
import { beat } from '../../../src/jobs/engine/heartbeat.ts';
import { loadHealth } from '../../../src/jobs/health/load-health.ts';
import type { Problem, Repair } from '../../../src/jobs/health/problem.ts';
import { repairWorkbook } from '../../../src/jobs/health/repair-workbook.ts';
import { saveKey } from '../../../src/jobs/keys/save-key.ts';
import { handle } from '../../../src/rpc/index.ts';
import type { MemoryPorts } from '../../ports/memory-ports.ts';
import { installedWorkbook, rowsOf, storyWorkbook } from '../installed-workbook.ts';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

function look(ports: MemoryPorts) {
  const health = loadHealth(ports);
  if (!health.ok) throw new Error(health.error.message);
  return health.value;
}

const titles = (ports: MemoryPorts) => look(ports).problems.map(({ title }) => plain(title));

function repair(ports: MemoryPorts, pick: (problem: Problem) => Repair | undefined): string {
  const [problem] = look(ports).problems;
  const asked = problem && pick(problem);
  if (!asked) throw new Error('nothing to repair');
  const done = repairWorkbook(ports, asked);
  if (!done.ok) throw new Error(done.error.message);
  return plain(done.value.summary);
}

const first = ({ remedies }: Problem) => remedies[0]?.repair;

function columnOf(ports: MemoryPorts, table: Table, header: string): number {
  return (ports.book.rows(table.tab)[0] ?? []).indexOf(header) + 1;
}

/** What the night keeps of every table. */
function takeMirror(ports: MemoryPorts): void {
  const done = reconcile(ports);
  if (!done.ok) throw new Error(done.error.message);
}

describe('what is off, and the one click that mends it', () => {
  test('nothing, just after the installation', () => {
    const health = look(installedWorkbook());
    expect(health.problems).toEqual([]);
    expect(health.facts[0]).toEqual(['Onglets', `${TABLES.length} reconnus sur ${TABLES.length}`]);
  });

  test('looking costs one read for each tab, PARAMETRES and the journal', () => {
    const ports = storyWorkbook();
    ports.gate.reset();
    look(ports);
    expect(ports.gate.calls.filter(({ kind }) => kind === 'read')).toHaveLength(TABLES.length + 2);
    expect(ports.gate.calls.filter(({ kind }) => kind === 'write' || kind === 'appendRow')).toEqual([]);
  });

  test('a deleted column comes back at its place, with the values of the last mirror', () => {
    const ports = storyWorkbook();
    const before = rowsOf(ports, opportunities).map(({ id, dueOn }) => [id, dueOn]);
    takeMirror(ports);
    const place = columnOf(ports, opportunities, 'Échéance');
    ports.book.deleteColumn('OPPORTUNITES', place);
    expect(titles(ports)).toEqual(['« Échéance » manque dans OPPORTUNITES']);
    expect(repair(ports, first)).toMatch(/^La colonne « Échéance » est revenue, avec \d+ valeurs/);
    expect(columnOf(ports, opportunities, 'Échéance')).toBe(place);
    expect(rowsOf(ports, opportunities).map(({ id, dueOn }) => [id, dueOn])).toEqual(before);
    expect(titles(ports)).toEqual([]);
  });

  test('without a mirror it comes back empty, and says where to look', () => {
    const ports = storyWorkbook();
    ports.book.deleteColumn('CONTACTS', columnOf(ports, contacts, 'Mobile'));
    expect(repair(ports, first)).toContain('vide : aucune copie de la nuit');
    expect(titles(ports)).toEqual([]);
  });

  test('a renamed column is recognised when a person says which it is', () => {
    const ports = storyWorkbook();
    const place = columnOf(ports, contacts, 'Mobile');
    const before = rowsOf(ports, contacts);
    ports.book.type('CONTACTS', 1, place, 'Numéro perso');
    const said = repair(ports, ({ remedies }) => remedies.find(({ label }) => label.includes('Numéro perso'))?.repair);
    expect(said).toBe('« Numéro perso » s’appelle à nouveau « Mobile ».');
    expect(rowsOf(ports, contacts)).toEqual(before);
  });

  test('of two columns that could be the one, the first is kept and the other renamed', () => {
    const ports = storyWorkbook();
    const width = ports.book.rows('CONTACTS')[0]?.length ?? 0;
    ports.book.type('CONTACTS', 1, width + 1, 'Email');
    ports.book.type('CONTACTS', 2, width + 1, 'autre@rive.example');
    expect(titles(ports)).toEqual(['Deux colonnes « Email » dans CONTACTS']);
    expect(repair(ports, first)).toBe('1 colonne renommée : Pistil lit la première « Email ».');
    expect(ports.book.rows('CONTACTS')[0]?.[width]).toBe('Email (en double)');
    expect(ports.book.rows('CONTACTS')[1]?.[width]).toBe('autre@rive.example');
    expect(titles(ports)).toEqual([]);
  });

  test('a deleted tab comes back with its rows and their identifiers', () => {
    const ports = storyWorkbook();
    const before = rowsOf(ports, opportunities);
    takeMirror(ports);
    ports.book.deleteTab('OPPORTUNITES');
    expect(titles(ports)).toEqual(['L’onglet OPPORTUNITES manque']);
    expect(repair(ports, first)).toContain(`avec ${before.length} lignes`);
    expect(rowsOf(ports, opportunities)).toEqual(before);
  });

  test('triggers that are gone or doubled are told, and made anew, once each', () => {
    const ports = installedWorkbook();
    const [night] = ports.scheduler.triggers();
    ports.scheduler.remove(night?.id ?? '');
    expect(titles(ports)).toEqual(['Les exécutions automatiques sont arrêtées']);
    repair(ports, first);
    ports.scheduler.everyDay('morning', 7);
    expect(titles(ports)).toEqual(['Des exécutions automatiques sont en double']);
    repair(ports, first);
    expect(titles(ports)).toEqual([]);
    expect(
      ports.scheduler
        .triggers()
        .map(({ functionName }) => functionName)
        .sort(),
    ).toEqual(['morning', 'nightly']);
  });

  test('a job that has not succeeded for two days is late, and one that has just failed says why', () => {
    const ports = installedWorkbook();
    const start = ports.clock.now();
    beat(ports, start, [
      { job: 'tenders.watch', ok: true, said: '2 avis retenus.' },
      { job: 'companies.score', ok: false, said: 'L’onglet ENTREPRISES est introuvable.' },
    ]);
    const scores = look(ports).automations.find(({ job }) => job === 'companies.score');
    expect(scores).toMatchObject({ state: 'bad' });
    expect(plain(scores?.said ?? '')).toBe('Échec ce matin à 9 h 41 : L’onglet ENTREPRISES est introuvable.');
    ports.clock.sleep(72 * 3_600_000);
    expect(titles(ports)).toEqual(['« Veille BOAMP » a 2 jours de retard']);
  });

  test('a setting that cannot be read is quoted', () => {
    const ports = installedWorkbook();
    const rows = ports.book.rows('PARAMETRES');
    const row = rows.findIndex((cells) => String(cells[1]).startsWith('Budget quotidien')) + 1;
    ports.book.type('PARAMETRES', row, 3, 'beaucoup');
    expect(titles(ports)).toEqual(['Un réglage est illisible']);
    expect(look(ports).problems[0]?.text).toContain('beaucoup');
  });
});

describe('the keys of paid services', () => {
  const KEY = `sk-ant-${'a1'.repeat(20)}`;

  test('are kept, replaced and taken away, and never shown', () => {
    const ports = installedWorkbook();
    expect(saveKey(ports, { name: 'claude', key: `  ${KEY}\n` })).toEqual({ ok: true, value: { present: true } });
    expect(ports.secrets.get('claude')).toBe(KEY);
    expect(look(ports).keys.find(({ name }) => name === 'claude')?.present).toBe(true);
    expect(JSON.stringify(look(ports))).not.toContain('sk-ant');
    expect(JSON.stringify(ports.book.tabs)).not.toContain('sk-ant');
    expect(saveKey(ports, { name: 'claude', key: '' })).toEqual({ ok: true, value: { present: false } });
    expect(ports.secrets.get('claude')).toBeNull();
  });

  test.each(['claude', 'apollo', 'hunter'])('a text that is no %s key is refused, without being repeated', (name) => {
    const ports = installedWorkbook();
    const answer = handle(ports, 'health.save-key', { name, key: 'mot de passe' });
    expect(answer).toMatchObject({ ok: false, error: { code: 'key.shape', field: 'key' } });
    expect(JSON.stringify(answer)).not.toContain('mot de passe');
  });
});
