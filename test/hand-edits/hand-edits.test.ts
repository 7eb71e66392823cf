import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reconcile } from '../../src/jobs/completion/reconcile.ts';
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

/** What the random hands once found wanting, shrunk. */
const FOUND: readonly (readonly [string, readonly Act[]])[] = [
  ['a row copied over another', [{ act: 'copyRow', table: 0, from: 0, to: 1, seen: false }]],
  ['an identifier lost under a box', [{ act: 'typeIn', table: 0, row: 0, key: 'id', value: true, seen: false }]],
  ['an identifier lost under an error', [{ act: 'typeIn', table: 0, row: 6, key: 'id', value: '#REF!', seen: false }]],
  ['a company whose name is wiped', [{ act: 'typeIn', table: 1, row: 0, key: 'name', value: '', seen: false }]],
  ['a tender that lost its number', [{ act: 'type', table: 4, row: 0, column: 0, value: true, seen: false }]],
  ['a tender’s number filled down', [{ act: 'fillDown', table: 4, row: 0, column: 0, count: 1, seen: false }]],
  [
    'a tender copied, and one of the two renamed',
    [
      { act: 'copyRow', table: 4, from: 0, to: 1, seen: false },
      { act: 'typeIn', table: 4, row: 0, key: 'title', value: 0, seen: false },
    ],
  ],
  [
    'an exchange pasted over with boxes',
    [{ act: 'paste', table: 3, row: 0, column: 0, cells: [Array.from({ length: 16 }, () => true)], seen: false }],
  ],
  [
    'an exchange just noted, then deleted',
    [
      { act: 'logInteraction', contact: 0 },
      { act: 'deleteRow', table: 3, row: 11 },
    ],
  ],
  [
    'homonyms made alike, one without its identifier',
    [
      { act: 'clear', table: 1, row: 4, column: 2, rows: 2, columns: 14, seen: false },
      { act: 'typeIn', table: 1, row: 5, key: 'id', value: '', seen: false },
    ],
  ],
  [
    'titles pasted, then taken back, and the row copied',
    [
      { act: 'paste', table: 2, row: 0, column: 1, cells: [['Haie'], ['Haie'], ['Haie'], ['Haie']], seen: true },
      { act: 'undo', seen: false },
      { act: 'copyRow', table: 2, from: 3, to: 0, seen: false },
    ],
  ],
  [
    'a word in place of the identifiers of two rows, one of which holds nothing else',
    [
      {
        act: 'paste',
        table: 3,
        row: 0,
        column: 0,
        cells: [
          [0, 0],
          [0, 0],
          [0, 0],
          [0, 0],
          [0, 0],
          [0, 0],
        ],
        seen: false,
      },
      {
        act: 'paste',
        table: 3,
        row: 8,
        column: 0,
        cells: [[true], [true], ['Lead'], [true], [true], ['Lead']],
        seen: false,
      },
      { act: 'typeIn', table: 0, row: 0, key: 'company', value: 0, seen: false },
    ],
  ],
];

describe('whatever people do by hand', () => {
  it.each(FOUND)('%s', (_name, acts) => {
    play(acts);
  });

  it('every link holds and nothing typed is lost, once the workbook is checked', () => {
    fc.assert(
      fc.property(fc.array(anyAct, { minLength: 1, maxLength: 12 }), (acts) => {
        play(acts);
      }),
      { numRuns: Number(process.env.RUNS ?? 1_000) },
    );
  }, 120_000);
});
