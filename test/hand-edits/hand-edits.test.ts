import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reconcile } from '../../src/jobs/reconcile.ts';
import type { MemoryPorts } from '../ports/memory-ports.ts';
import { type Act, anyAct } from './acts.ts';
import { Hands } from './hands.ts';
import { changedTabs, collectNames, findFaults, ledgers, lostCells, picture, teamCells } from './invariants.ts';
import { openOffice } from './office.ts';

/** Plays the acts, checks the workbook, and holds it to everything that must be true of it. */
function play(acts: readonly Act[]): MemoryPorts {
  const ports = openOffice();
  const names = collectNames(ports, new Set());
  const watch = (run: () => void, cause: string) => {
    collectNames(ports, names);
    const before = teamCells(ports);
    const lines = ledgers(ports);
    run();
    expect(lostCells(ports, before, names), `lost when a script answered ${cause}`).toEqual([]);
    ledgers(ports).forEach((now, index) => {
      expect(now.slice(0, lines[index]?.length), `rewritten when a script answered ${cause}`).toEqual(lines[index]);
    });
  };
  const hands = new Hands(ports, (run, act) => watch(run, JSON.stringify(act)));
  for (const act of acts) {
    hands.perform(act);
    collectNames(ports, names);
  }
  watch(() => expect(reconcile(ports)).toMatchObject({ ok: true }), 'the check');
  expect(findFaults(ports)).toEqual([]);
  const settled = picture(ports);
  expect(reconcile(ports)).toMatchObject({ ok: true, value: { cells: 0, moves: 0, identified: 0, refused: 0 } });
  expect(changedTabs(ports, settled), 'a second check writes nothing').toEqual([]);
  return ports;
}

describe('whatever people do by hand', () => {
  it('every link holds and nothing typed is lost, once the workbook is checked', () => {
    fc.assert(
      fc.property(fc.array(anyAct, { minLength: 1, maxLength: 12 }), (acts) => {
        play(acts);
      }),
      { numRuns: Number(process.env.RUNS ?? 1_000) },
    );
  }, 120_000);
});
