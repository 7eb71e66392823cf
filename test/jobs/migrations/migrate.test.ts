import { describe, expect, it } from 'vitest';
import { contacts, followUps, settings, TABLES } from '../../../src/crm/tables/index.ts';
import { installPistil } from '../../../src/jobs/install/install-pistil.ts';
import { MIGRATIONS } from '../../../src/jobs/migrations/index.ts';
import { migrate, NEWEST, readVersion } from '../../../src/jobs/migrations/migrate.ts';
import { readHeader, readTable } from '../../../src/sheet/read-table.ts';
import { copyTab, MemoryBook } from '../../ports/memory-book.ts';
import { createMemoryPorts, type MemoryPorts } from '../../ports/memory-ports.ts';
import { installedWorkbook } from '../installed-workbook.ts';

/** A workbook as the first version left it: no number, fewer columns, fewer settings. */
function firstVersion(): MemoryPorts {
  const ports = installedWorkbook();
  ports.world.store.delete('pistil.version');
  const header = ports.book.rows('CONTACTS')[0] ?? [];
  ports.book.deleteColumn('CONTACTS', header.indexOf('Réseau') + 1);
  const rows = ports.book.rows('PARAMETRES');
  const modules = rows.flatMap((row, index) => (row[0] === 'Modules' ? [index + 1] : []));
  for (const position of [...modules].reverse()) ports.book.deleteRow('PARAMETRES', position);
  const links = ports.book.rows('RELANCES')[0] ?? [];
  ports.book.deleteColumn('RELANCES', links.indexOf('ID sujet') + 1);
  for (const setting of ['Prix d’un crédit Apollo', 'Tâche du plan d’action', 'Rituel', 'Fidélité d’un client']) {
    const row = ports.book.rows('PARAMETRES').findIndex(([, name]) => name === setting) + 1;
    ports.book.deleteRow('PARAMETRES', row);
  }
  for (const tab of ['BROUILLONS', 'ENRICHISSEMENTS', 'ENVOIS']) ports.book.deleteTab(tab);
  ports.gate.reset();
  return ports;
}

/** Another of the same: an installation for each call would take minutes. */
function copyOf({ world }: MemoryPorts): MemoryPorts {
  const book = new MemoryBook();
  book.tabs.push(...world.book.tabs.map(copyTab));
  const own = { book, lock: { holder: null }, store: new Map(world.store), cache: new Map(world.cache) };
  // Its own numbers: operations must not bear the identifiers of those that installed it.
  return createMemoryPorts({ person: false, seed: 2 }, { ...world, ...own });
}

function groups(ports: MemoryPorts): Set<string> {
  const read = readTable(ports, settings);
  if (!read.ok) throw new Error(read.error.message);
  return new Set(read.value.rows.map(({ values }) => values.group));
}

class Killed extends Error {}

describe('versions of a workbook', () => {
  it('are numbered, in order, without a gap', () => {
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, index) => index + 2));
  });

  it('begin at the newest for a workbook that has just been made', () => {
    const ports = installedWorkbook();
    expect(readVersion(ports)).toBe(NEWEST);
    ports.gate.reset();
    expect(migrate(ports)).toEqual({ ok: true, value: { done: [], summary: '' } });
    expect(ports.gate.weighted()).toBe(1);
  });

  it('bring what an older one lacks, and say so in JOURNAL', () => {
    const ports = firstVersion();
    expect(readVersion(ports)).toBe(1);
    const done = migrate(ports);
    expect(done).toMatchObject({ ok: true, value: { done: MIGRATIONS.map(({ title }) => title) } });
    expect(readHeader(ports, contacts).ok).toBe(true);
    expect(readHeader(ports, followUps).ok).toBe(true);
    expect(groups(ports)).toContain('Modules');
    expect(groups(ports)).toContain('Enrichissement');
    // A setting that came to a group which the workbook had already.
    expect(ports.book.rows('PARAMETRES').map(([, name]) => name)).toEqual(
      expect.arrayContaining(['Prix d’un crédit Apollo', 'Tâche du plan d’action', 'Rituel', 'Fidélité d’un client']),
    );
    expect(readVersion(ports)).toBe(NEWEST);
  });

  it('come with a new installation over the old one', () => {
    const ports = firstVersion();
    const done = installPistil(ports);
    expect(done).toMatchObject({ ok: true });
    expect(done.ok && done.value.summary).toContain('colonnes et réglages ajoutés');
    expect(readVersion(ports)).toBe(NEWEST);
  });

  it('end in the same state wherever a run dies, once they are run again', () => {
    const first = firstVersion();
    const whole = copyOf(first);
    migrate(whole);
    const calls = whole.gate.calls.length;
    const state = (ports: MemoryPorts) =>
      TABLES.filter(({ key }) => key !== 'journal').map(({ tab }) => ports.book.rows(tab));
    const wanted = JSON.stringify(state(whole));
    for (let index = 1; index <= calls; index += 1) {
      const ports = copyOf(first);
      let count = 0;
      const { perform } = ports.gate;
      ports.gate.perform = (call, effect) => {
        count += 1;
        const result = perform(call, effect);
        if (count === index) throw new Killed(call.name);
        return result;
      };
      try {
        migrate(ports);
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
      }
      ports.gate.perform = perform;
      ports.world.lock.holder = null;
      expect(migrate(ports), `call ${index}`).toMatchObject({ ok: true });
      // Told cell by cell only when it differs: thousands of cells, hundreds of times.
      if (JSON.stringify(state(ports)) !== wanted) expect(state(ports), `call ${index}`).toEqual(state(whole));
      expect(readVersion(ports)).toBe(NEWEST);
    }
  }, 120_000);

  it('of a copied workbook, whose properties stayed with the original, are found again', () => {
    const original = installedWorkbook();
    const { store: _store, ...world } = original.world;
    const copy = createMemoryPorts({ person: false }, { ...world, store: new Map() });
    expect(readVersion(copy)).toBe(1);
    expect(migrate(copy)).toMatchObject({ ok: true });
    expect(readVersion(copy)).toBe(NEWEST);
  });
});
