import { describe, expect, it } from 'vitest';
import { contacts, history, interactions, journal } from '../../src/crm/tables/index.ts';
import { recover, undo } from '../../src/sheet/index.ts';
import { createMemoryPorts, type MemoryPorts, type MemoryWorld } from '../ports/memory-ports.ts';
import {
  addContacts,
  addPoint,
  fillPhone,
  logInteraction,
  type OfficeScript,
  scoreEverybody,
} from './office-scripts.ts';
import { openOffice, recordsOf } from './sales-office.ts';

class Killed extends Error {}

type Moment = 'before' | 'after';

const SCRIPTS: readonly OfficeScript[] = [
  logInteraction,
  scoreEverybody,
  fillPhone,
  addPoint('point'),
  addContacts('one', ['Lefort']),
  addContacts('three', ['Picard', 'Quentin', 'Roussel']),
];

describe('a run is killed before or after any service call', () => {
  for (const script of SCRIPTS) {
    it(`${script.name}: after the recovery the sheet is as it was or as it should be, and the next run completes it`, () => {
      const untouched = content(openOffice());
      const done = openOffice();
      const calls = runAll(script, done);
      const complete = content(done);
      for (let at = 1; at <= calls; at += 1) {
        for (const moment of ['before', 'after'] as const) {
          const world = openOffice();
          killAt(world, script.run, at, moment);
          expect(recover(createMemoryPorts({ seed: 7 }, world)).ok).toBe(true);
          expect([untouched, complete], `${moment} call ${at}`).toContain(content(world));
          expect(openOperations(world), `${moment} call ${at}`).toEqual([]);
          if (content(world) === untouched) {
            runAll(script, world);
            expect(withoutIds(content(world)), `run again after a kill ${moment} call ${at}`).toBe(
              withoutIds(complete),
            );
          }
        }
      }
    });
  }

  it('a service that fails at any call leaves the lock free, and the sheet to be recovered', () => {
    for (const script of SCRIPTS) {
      const untouched = content(openOffice());
      const done = openOffice();
      const calls = runAll(script, done);
      for (let at = 1; at <= calls; at += 1) {
        const world = openOffice();
        const ports = createMemoryPorts({ seed: 5 }, world);
        ports.gate.beforeCall = () => {
          if (ports.gate.calls.length === at) throw new Error('Service Spreadsheets timed out.');
        };
        expect(() => script.run(ports)).toThrow('timed out');
        // The last call of all gives the lock back: Google does it when the run ends.
        if (at < calls) expect(world.lock.holder, `${script.name} fails at ${at}`).toBeNull();
        world.lock.holder = null;
        expect(recover(createMemoryPorts({ seed: 7 }, world)).ok).toBe(true);
        expect([untouched, content(done)], `${script.name} fails at ${at}`).toContain(content(world));
      }
    }
  });

  it('somebody who sorts without end makes it give up, and the next recovery puts all back', () => {
    const world = openOffice();
    const ports = createMemoryPorts({ seed: 5 }, world);
    let ascending = false;
    ports.gate.beforeCall = (call) => {
      if (call.kind !== 'read' && call.kind !== 'write') return;
      world.book.sort('CONTACTS', 3, ascending);
      ascending = !ascending;
    };
    expect(scoreEverybody.run(ports)).toMatchObject({ ok: false, error: { code: 'sheet.unsettled' } });
    expect(world.lock.holder).toBeNull();
    expect(openOperations(world)).toHaveLength(1);
    expect(recover(createMemoryPorts({ seed: 7 }, world))).toMatchObject({
      ok: true,
      value: [expect.stringMatching(/^JN-/)],
    });
    expect(openOperations(world)).toEqual([]);
  });

  it('an intent that a person has cut in JOURNAL is closed as failed, once', () => {
    const world = halfDone(12);
    const lines = world.book.rows('JOURNAL');
    const detail = (lines[0] ?? []).indexOf('Détail') + 1;
    world.book.type('JOURNAL', lines.length, detail, '1/2:[{');
    expect(recover(createMemoryPorts({ seed: 7 }, world)).ok).toBe(true);
    expect(recordsOf(world, journal).map(({ cells }) => cells.État)).toContain('Échec');
    expect(openOperations(world)).toEqual([]);
  });

  it('the recovery itself may be killed at any call: the next one finishes it', () => {
    const untouched = content(openOffice());
    for (const killed of [8, 10, 12, 14, 16]) {
      const calls = callsOf(halfDone(killed), recover);
      for (let at = 1; at <= calls; at += 1) {
        for (const moment of ['before', 'after'] as const) {
          const world = halfDone(killed);
          killAt(world, recover, at, moment);
          expect(recover(createMemoryPorts({ seed: 8 }, world)).ok).toBe(true);
          expect(content(world), `log killed at ${killed}, recovery ${moment} call ${at}`).toBe(untouched);
          expect(openOperations(world)).toEqual([]);
        }
      }
    }
  });

  it('an undo may be killed at any call: it is undone altogether or not at all', () => {
    const done = openOffice();
    const operation = runLogged(done);
    const complete = content(done);
    const untouched = content(openOffice());
    const calls = callsOf(afterLog(), (ports) => undo(ports, operation));
    for (let at = 1; at <= calls; at += 1) {
      for (const moment of ['before', 'after'] as const) {
        const world = afterLog();
        killAt(world, (ports) => undo(ports, operation), at, moment);
        expect(recover(createMemoryPorts({ seed: 8 }, world)).ok).toBe(true);
        expect([untouched, complete], `${moment} call ${at}`).toContain(content(world));
      }
    }
  });

  it('costs one weighted call when nothing is open', () => {
    const world = afterLog();
    const ports = createMemoryPorts({}, world);
    expect(recover(ports)).toEqual({ ok: true, value: [] });
    expect(ports.gate.weighted()).toBe(1);
  });

  it('leaves to a second operation the cells that it has claimed meanwhile', () => {
    const world = openOffice();
    killAt(world, logInteraction.run, 12, 'after');
    runAll(logInteraction, world);
    expect(recover(createMemoryPorts({ seed: 9 }, world)).ok).toBe(true);
    const done = openOffice();
    runAll(logInteraction, done);
    expect(withoutIds(content(world))).toBe(withoutIds(content(done)));
  });
});

function runAll(script: OfficeScript, world: MemoryWorld): number {
  const ports = createMemoryPorts({ seed: 5 }, world);
  expect(script.run(ports)).toMatchObject({ ok: true });
  return ports.gate.calls.length;
}

function runLogged(world: MemoryWorld): string {
  const result = logInteraction.run(createMemoryPorts({ seed: 5 }, world)) as { value: { operation: string } };
  return result.value.operation;
}

function afterLog(): MemoryWorld {
  const world = openOffice();
  runLogged(world);
  return world;
}

function halfDone(killed: number): MemoryWorld {
  const world = openOffice();
  killAt(world, logInteraction.run, killed, 'after');
  return world;
}

function callsOf(world: MemoryWorld, run: (ports: MemoryPorts) => unknown): number {
  const ports = createMemoryPorts({ seed: 6 }, world);
  run(ports);
  return ports.gate.calls.length;
}

/** Google ends the process: no later call has an effect, not even those of `finally`, and the lock is free again. */
function killAt(world: MemoryWorld, run: (ports: MemoryPorts) => unknown, at: number, moment: Moment): void {
  const ports = createMemoryPorts({ seed: 5 }, world);
  let made = 0;
  ports.gate.perform = (_call, effect) => {
    made += 1;
    if (made > at || (made === at && moment === 'before')) throw new Killed();
    const value = effect();
    if (made === at) throw new Killed();
    return value;
  };
  try {
    run(ports);
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
  }
  world.lock.holder = null;
}

/** What stands in the tables, whatever the blank rows between. */
function content(world: MemoryWorld): string {
  return [contacts, interactions, history]
    .flatMap((table) => recordsOf(world, table).map(({ cells }) => `${table.tab} ${JSON.stringify(cells)}`))
    .join('\n');
}

function withoutIds(text: string): string {
  return text.replace(/"(?:CT|IN)-[0-9A-Z]{6}"/g, '"ID"');
}

/** Operations of JOURNAL that begin and never end. */
function openOperations(world: MemoryWorld): string[] {
  const states = new Map<string, string[]>();
  for (const { cells } of recordsOf(world, journal)) {
    const operation = String(cells.Opération);
    states.set(operation, [...(states.get(operation) ?? []), String(cells.État)]);
  }
  return [...states].filter(([, seen]) => seen.every((state) => state === 'Prévu')).map(([operation]) => operation);
}
