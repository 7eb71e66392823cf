import { afterAll, describe, expect, it } from 'vitest';
import { contacts, interactions, journal } from '../../src/crm/tables/index.ts';
import type { Cell } from '../../src/ports.ts';
import { undo } from '../../src/sheet/index.ts';
import { createMemoryPorts, createRandom, type MemoryPorts, type MemoryWorld } from '../ports/memory-ports.ts';
import { BLOCK, COLUMN_EDITS, type Edit, expectedCell, Ledger, ROW_EDITS } from './office-edits.ts';
import {
  addContacts,
  addPoint,
  fillPhone,
  logInteraction,
  type OfficeScript,
  scoreEverybody,
} from './office-scripts.ts';
import { OWN_COLUMN, openOffice, PEOPLE, recordsOf, TARGET } from './sales-office.ts';
import { play, SteppedScript } from './schedule.ts';

const ONE = addContacts('one', ['Lefort']);
const OTHER_ONE = addContacts('another', ['Masson']);
const THREE = addContacts('three', ['Picard', 'Quentin', 'Roussel']);

const PAIRS: readonly (readonly [OfficeScript, OfficeScript])[] = [
  [addPoint('first'), addPoint('second')],
  [ONE, OTHER_ONE],
  [THREE, ONE],
  [logInteraction, scoreEverybody],
  [fillPhone, logInteraction],
  [THREE, scoreEverybody],
];

/** How many schedules were played, and in how many a person typed a cell in the instant before a script wrote it. */
const tally = { exhaustive: 0, seeded: 0, replaced: 0, returned: 0 };

const SEEDED = Number(process.env.SEEDED_SCHEDULES ?? 4_000);

describe('two scripts write while a person works in the sheet', () => {
  for (const pair of PAIRS) {
    for (const scripts of [pair, [pair[1], pair[0]] as const]) {
      const [first, second] = scripts;

      it(`${first.name}, then ${second.name}: one edit of any kind, at every service call`, () => {
        const { calls } = playOnce(scripts, []);
        for (const edit of [...ROW_EDITS, ...COLUMN_EDITS]) {
          for (let afterCalls = 0; afterCalls <= calls; afterCalls += 1) {
            tally.exhaustive += 1;
            expect(faults(playOnce(scripts, [{ edit, afterCalls }])), `${edit.name} after ${afterCalls} calls`).toEqual(
              [],
            );
          }
        }
      });
    }
  }

  it('two or three edits, at any service calls', () => {
    const random = createRandom(20_260_616);
    const below = (limit: number) => Math.floor(random() * limit);
    for (let run = 0; run < SEEDED; run += 1) {
      const pair = PAIRS[below(PAIRS.length)] as (typeof PAIRS)[number];
      const scripts = random() < 0.5 ? pair : ([pair[1], pair[0]] as const);
      const edits = Array.from({ length: 2 + below(2) }, () => ({
        edit: ROW_EDITS[below(ROW_EDITS.length)] as Edit,
        afterCalls: below(40),
      }));
      tally.seeded += 1;
      const story = edits.map(({ edit, afterCalls }) => `${edit.name} after ${afterCalls} calls`).join(', ');
      expect(faults(playOnce(scripts, edits)), `run ${run}: ${scripts[0].name}, ${scripts[1].name}, ${story}`).toEqual(
        [],
      );
    }
  }, 300_000);

  for (const script of [logInteraction, THREE]) {
    it(`the undoing of ${script.name}: one edit of any kind, at every service call`, () => {
      const { calls } = undoOnce(script);
      for (const edit of [...ROW_EDITS, ...COLUMN_EDITS]) {
        for (let afterCalls = 0; afterCalls <= calls; afterCalls += 1) {
          tally.exhaustive += 1;
          const { world, ledger } = undoOnce(script, { edit, afterCalls });
          const rows = recordsOf(world, contacts);
          const left = [
            ...PEOPLE.flatMap((person) => contactFaults(rows, ledger, String(person.email), NOTHING_MEANT, TAKEN_BACK)),
            ...addedFaults(rows, ledger.added, ['Nom']),
            ...strangerFaults(rows, ledger, []),
            ...interactionFaults(world, []),
          ];
          expect(left, `${edit.name} after ${afterCalls} calls`).toEqual([]);
        }
      }
    });
  }

  it('the second waits for the lock, whatever call the first is at', () => {
    const world = openOffice();
    const [first, second] = [logInteraction, scoreEverybody].map(
      (script, index) => new SteppedScript(script, world, index),
    );
    first?.advance(1);
    while (world.lock.holder !== null) {
      expect(second?.advance()).toBe('blocked');
      first?.advance(1);
    }
    expect(second?.advance()).toBe('done');
  });

  afterAll(() => {
    console.info(
      `${tally.exhaustive} schedules with one edit, ${tally.seeded} with two or three; ` +
        `${tally.replaced} cells typed in the instant before a script wrote them, ${tally.returned} deleted rows come back`,
    );
  });
});

interface Played {
  readonly world: MemoryWorld;
  readonly ledger: Ledger;
  readonly scripts: readonly [OfficeScript, OfficeScript];
  readonly stepped: readonly SteppedScript[];
  readonly calls: number;
  readonly edits: number;
}

function playOnce(
  scripts: readonly [OfficeScript, OfficeScript],
  edits: readonly { edit: Edit; afterCalls: number }[],
): Played {
  const world = openOffice();
  const ledger = new Ledger();
  const stepped = scripts.map((script, index) => new SteppedScript(script, world, 100 + index));
  const timed = edits.map(({ edit, afterCalls }) => ({
    afterCalls,
    apply: () => edit.apply(world, ledger, openGaps(scripts, stepped)),
  }));
  return { world, ledger, scripts, stepped, calls: play(stepped, timed), edits: edits.length };
}

const NOTHING_MEANT: ReadonlyMap<string, Cell> = new Map();
/** What is typed in a cell in the instant before it is taken back goes with what stood there. */
const TAKEN_BACK = { several: true, mayReturn: false };

/** A script runs; then its operation is undone while a person works. What it meant is no longer meant. */
function undoOnce(
  script: OfficeScript,
  timed?: { edit: Edit; afterCalls: number },
): { world: MemoryWorld; ledger: Ledger; calls: number } {
  const world = openOffice();
  const ledger = new Ledger();
  const done = script.run(createMemoryPorts({ seed: 99 }, world)) as { value: { operation: string } };
  const taken = {
    ...script,
    meant: new Map<string, Cell>(),
    run: (ports: MemoryPorts) => undo(ports, done.value.operation),
  };
  const stepped = [new SteppedScript(taken, world, 100)];
  const edits = timed
    ? [{ afterCalls: timed.afterCalls, apply: () => timed.edit.apply(world, ledger, openGaps([script], stepped)) }]
    : [];
  return { world, ledger, calls: play(stepped, edits) };
}

/** Team columns that a script has looked at and may be about to write: what is typed there now, it cannot see. */
function openGaps(scripts: readonly OfficeScript[], stepped: readonly SteppedScript[]): Set<string> {
  const gaps = new Set<string>();
  stepped.forEach(({ calls, done }, index) => {
    const last = calls
      .filter((call) => call.tab === contacts.tab && (call.kind === 'read' || call.kind === 'write'))
      .pop();
    const names = calls.filter((call) => call.tab === contacts.tab).map((call) => call.name);
    if (names.includes('workbook.appendRow') && !names.includes('workbook.write')) gaps.add(BLOCK);
    if (!done && last?.kind === 'read') for (const column of scripts[index]?.teamColumns ?? []) gaps.add(column);
  });
  return gaps;
}

/** Everything that is not as it should be at the end of a schedule. */
function faults({ world, ledger, scripts, stepped, edits }: Played): string[] {
  const meant = new Map(scripts.flatMap((script) => [...script.meant]));
  if (scripts[0].name === 'first' || scripts[0].name === 'second') meant.set('a.morel@loire.example/Score ICP', 57);
  const rows = recordsOf(world, contacts);
  // A row deleted while a block of rows is written, and others moved, cannot be told from one that the block covered.
  const mayReturn = edits > 1 && scripts.some((script) => script.adds.length > 1);
  return [
    ...(world.lock.holder === null ? [] : ['the lock is still held']),
    ...stepped.flatMap(({ result }) =>
      (result as { ok: boolean }).ok ? [] : [`a script failed: ${JSON.stringify(result)}`],
    ),
    ...PEOPLE.flatMap((person) =>
      contactFaults(rows, ledger, String(person.email), meant, { several: edits > 1, mayReturn }),
    ),
    ...addedFaults(
      rows,
      ledger.added.filter((name) => !coveredByBlock(rows, ledger, name, edits)),
      ['Nom'],
    ),
    ...addedFaults(
      rows,
      scripts.flatMap((script) => script.adds),
      ['Nom', 'ID', 'Notes', 'Source'],
    ),
    ...strangerFaults(rows, ledger, scripts),
    ...identifierFaults(rows.map((row) => row.cells.ID)),
    ...interactionFaults(world, scripts),
    ...journalFaults(world, stepped),
  ];
}

type Rows = ReturnType<typeof recordsOf>;

function contactFaults(
  rows: Rows,
  ledger: Ledger,
  email: string,
  meant: ReadonlyMap<string, Cell>,
  { several, mayReturn }: { several: boolean; mayReturn: boolean },
): string[] {
  const found = rows.filter((row) => row.cells.Email === email);
  if (ledger.deleted.has(email)) {
    if (found.length === 0) return [];
    tally.returned += 1;
    return mayReturn ? [] : [`${email} is back`];
  }
  if (found.length !== 1) return [`${email} stands ${found.length} times`];
  return [...contacts.columns.map((column) => column.header), OWN_COLUMN].flatMap((header) => {
    const actual = found[0]?.cells[header] ?? '';
    const expected = expectedCell(ledger, email, header, meant);
    if (String(actual) === String(expected)) return [];
    // Written over by the script, or, when rows were moved in that instant too, by what stood there before.
    const over = String(actual) === String(meant.get(`${email}/${header}`)) || several;
    if (over && ledger.inTheGap.has(`${email}/${header}`)) {
      tally.replaced += 1;
      return [];
    }
    return [`${email}, ${header}: « ${actual} » instead of « ${expected} »`];
  });
}

/** Rows added by scripts or by hand: once each, with nothing of somebody else's in them. */
function addedFaults(rows: Rows, names: readonly string[], filled: readonly string[]): string[] {
  return names.flatMap((name) => {
    const found = rows.filter((row) => row.cells.Nom === name);
    if (found.length !== 1) return [`${name} stands ${found.length} times`];
    const cells = Object.entries(found[0]?.cells ?? {}).filter(([, cell]) => cell !== '');
    return cells
      .filter(([header]) => !filled.includes(header))
      .map(([header, cell]) => `${name}, ${header}: « ${cell} » is not theirs`);
  });
}

/** Two edits in the instant in which a block is written can put a row just typed under it, where nothing can see it. */
function coveredByBlock(rows: Rows, ledger: Ledger, name: string, edits: number): boolean {
  const covered = edits > 1 && ledger.addedInTheGap.has(name) && rows.every((row) => row.cells.Nom !== name);
  if (covered) tally.replaced += 1;
  return covered;
}

function strangerFaults(rows: Rows, ledger: Ledger, scripts: readonly OfficeScript[]): string[] {
  const known = new Set([
    ...PEOPLE.map((person) => person.lastName),
    ...ledger.added,
    ...scripts.flatMap((script) => script.adds),
  ]);
  return rows
    .filter((row) => !known.has(row.cells.Nom as string))
    .map((row) => `a stranger: ${JSON.stringify(row.cells)}`);
}

function identifierFaults(ids: readonly unknown[]): string[] {
  const given = ids.filter((id) => id !== '');
  return new Set(given).size === given.length ? [] : ['an identifier stands twice'];
}

function interactionFaults(world: MemoryWorld, scripts: readonly OfficeScript[]): string[] {
  const rows = recordsOf(world, interactions);
  const logs = scripts.flatMap((script) => script.logs);
  const faulty = rows.filter((row) => row.cells['ID contact'] !== TARGET).length;
  return rows.length === logs.length && faulty === 0 ? [] : [`${rows.length} interactions for ${logs.length}`];
}

/** Each operation has its intent and its seal, once. */
function journalFaults(world: MemoryWorld, stepped: readonly SteppedScript[]): string[] {
  const rows = recordsOf(world, journal);
  return stepped.flatMap(({ result }) => {
    const { operation } = (result as { value?: { operation: string | null } }).value ?? { operation: null };
    if (operation === null) return [];
    const states = rows.filter((row) => row.cells.Opération === operation).map((row) => row.cells.État);
    return states.join() === 'Prévu,Fait' ? [] : [`journal of ${operation}: ${states.join()}`];
  });
}
