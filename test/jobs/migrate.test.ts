import { describe, expect, it } from 'vitest';
import { contacts, settings, TABLES } from '../../src/crm/tables/index.ts';
import { installPistil } from '../../src/jobs/install-pistil.ts';
import { migrate, NEWEST, readVersion } from '../../src/jobs/migrate.ts';
import { MIGRATIONS } from '../../src/jobs/migrations/index.ts';
import { readHeader, readTable } from '../../src/sheet/read-table.ts';
import { createMemoryPorts, type MemoryPorts } from '../ports/memory-ports.ts';
import { installedWorkbook } from './installed-workbook.ts';

/** A workbook as the first version left it: no number, fewer columns, fewer settings. */
function firstVersion(): MemoryPorts {
  const ports = installedWorkbook();
  ports.world.store.delete('pistil.version');
  const header = ports.book.rows('CONTACTS')[0] ?? [];
  ports.book.deleteColumn('CONTACTS', header.indexOf('Réseau') + 1);
  const rows = ports.book.rows('PARAMETRES');
  const modules = rows.flatMap((row, index) => (row[0] === 'Modules' ? [index + 1] : []));
  for (const position of [...modules].reverse()) ports.book.deleteRow('PARAMETRES', position);
  const price = ports.book.rows('PARAMETRES').findIndex(([, name]) => name === 'Prix d’un crédit Apollo') + 1;
  ports.book.deleteRow('PARAMETRES', price);
  for (const tab of ['BROUILLONS', 'ENRICHISSEMENTS', 'ENVOIS']) ports.book.deleteTab(tab);
  ports.gate.reset();
  return ports;
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
    expect(groups(ports)).toContain('Modules');
    expect(groups(ports)).toContain('Enrichissement');
    // A setting that came to a group which the workbook had already.
    expect(ports.book.rows('PARAMETRES').map(([, name]) => name)).toContain('Prix d’un crédit Apollo');
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
    const whole = firstVersion();
    migrate(whole);
    const calls = whole.gate.calls.length;
    const state = (ports: MemoryPorts) =>
      TABLES.filter(({ key }) => key !== 'journal').map(({ tab }) => ports.book.rows(tab));
    for (let index = 1; index <= calls; index += 1) {
      const ports = firstVersion();
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
      expect(state(ports), `call ${index}`).toEqual(state(whole));
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
