import { describe, expect, it } from 'vitest';
import { installPistil } from '../../../src/jobs/install/install-pistil.ts';
import type { Cell } from '../../../src/ports.ts';
import { createMemoryPorts, type MemoryPorts } from '../../ports/memory-ports.ts';

const NOW = new Date(2026, 5, 16, 9, 41, 5);

/** A file that asks for every kind of work: a tab that stays, two that become one, deals and companies drawn from rows. */
function open(): MemoryPorts {
  const ports = createMemoryPorts({ person: false, now: NOW });
  ports.book.add('A faire', [
    ['Tâche', 'Pour le', 'Statut', 'Contact'],
    ['Rappeler Claire', '20/02/2026', 'fait', 'Claire Vasseur'],
  ]);
  ports.book.add('Prospects 2025', [
    ['Liste de prospection', '', '', ''],
    ['Nom', 'Prénom', 'Société', 'Montant'],
    ['Vasseur', 'Claire', 'Valmarais', '1 200 €'],
    ['Total', '', '', 1200],
  ]);
  ports.book.add('Perdus', [
    ['Nom', 'Prénom', 'Société'],
    ['Perrin', 'Odile', 'Valmarais'],
  ]);
  return ports;
}

/** What the team sees, but for JOURNAL, in which a run that died leaves its own lines, and identifiers drawn by chance. */
function state(ports: MemoryPorts): Record<string, unknown> {
  const known = new Map<string, string>();
  const named = (cell: unknown): unknown => {
    if (typeof cell !== 'string' || !/^[A-Z]{2}-[0-9A-Z]{6}$/.test(cell)) return cell;
    known.set(cell, known.get(cell) ?? `${cell.slice(0, 2)}-${known.size}`);
    return known.get(cell);
  };
  return Object.fromEntries(
    ports.book.tabs
      .filter(({ name }) => !['JOURNAL', 'MIROIR', 'TABLEAU_DE_BORD'].includes(name))
      .map(({ name }) => [name, (ports.book.rows(name) as Cell[][]).map((row) => row.map(named))] as const)
      .sort(([a], [b]) => a.localeCompare(b)),
  );
}

class Killed extends Error {}

/** Dies once the call has taken effect: just before the next one is the same moment. */
function killAfter(ports: MemoryPorts, index: number): void {
  let count = 0;
  const { perform } = ports.gate;
  ports.gate.perform = (call, effect) => {
    count += 1;
    if (count !== index) return perform(call, effect);
    perform(call, effect);
    throw new Killed(call.name);
  };
  try {
    installPistil(ports);
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
  }
  ports.gate.perform = perform;
  // Google frees the locks of a script that dies.
  ports.world.lock.holder = null;
}

const whole = open();
installPistil(whole);
const complete = state(whole);
const CALLS = [...whole.gate.calls];
/** A run that dies after reading has changed nothing since the call before. */
const CHANGING = CALLS.flatMap(({ name }, index) =>
  /read|tabNames|\.tab$|get|triggers|flush|user|owner|selection/.test(name) ? [] : [{ index: index + 1, name }],
);

describe('an installation that dies', () => {
  it.each(CHANGING)('after call $index, $name, ends in the same state when it is run again', ({ index }) => {
    const ports = open();
    killAfter(ports, index);
    expect(installPistil(ports)).toMatchObject({ ok: true });
    expect(state(ports)).toEqual(complete);
  });

  it('has many moments to die at', () => {
    expect(CHANGING.length).toBeGreaterThan(80);
  });
});
