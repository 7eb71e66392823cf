import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { companies, contacts, interactions, TABLES } from '../../../src/crm/tables/index.ts';
import { INTERACTION_RESULTS, INTERACTION_TYPES } from '../../../src/crm/tables/values.ts';
import { createContact } from '../../../src/jobs/creation/create-contact.ts';
import { morning } from '../../../src/jobs/follow-ups/morning.ts';
import { logInteraction } from '../../../src/jobs/interactions/log-interaction.ts';
import { undoOperation } from '../../../src/jobs/operations/undo-operation.ts';
import { scoreAll } from '../../../src/jobs/scores/score-all.ts';
import { saveSegment } from '../../../src/jobs/segments/save-segment.ts';
import type { Cell } from '../../../src/ports.ts';
import { ok } from '../../../src/result.ts';
import { append, fillBlank, onBehalf, readOperations, setSystem, transact } from '../../../src/sheet/index.ts';
import type { MemoryPorts } from '../../ports/memory-ports.ts';
import { rowsOf, storyWorkbook } from '../installed-workbook.ts';

/** Something that a script does, decided by two numbers. */
type Act = readonly [name: string, run: (ports: MemoryPorts, a: number, b: number) => unknown];

const pick = <T>(list: readonly T[], index: number): T => {
  const item = list[index % list.length];
  if (item === undefined) throw new Error('an empty list');
  return item;
};
const contactAt = (ports: MemoryPorts, index: number) => pick(rowsOf(ports, contacts), index);

const ACTS: readonly Act[] = [
  [
    'an interaction',
    (ports, a, b) => {
      const { id, nextAction, dueOn } = contactAt(ports, a);
      const two = (value: number) => String(value).padStart(2, '0');
      const seenDay = dueOn ? `${dueOn.getFullYear()}-${two(dueOn.getMonth() + 1)}-${two(dueOn.getDate())}` : '';
      return logInteraction(ports, {
        contactId: id,
        type: pick(INTERACTION_TYPES, b),
        result: pick(INTERACTION_RESULTS, a + b),
        summary: `Échange ${a}`,
        nextAction: b % 2 === 0 ? `Rappeler ${b}` : '',
        dueOn: b % 2 === 0 ? '2026-06-24' : '',
        seen: { nextAction, dueOn: seenDay },
        day: '2026-06-16',
        subject: '',
        opportunityId: '',
        minutes: b % 3 === 0 ? 15 : null,
        document: '',
        duplicate: 'add',
      });
    },
  ],
  [
    'a contact and its company',
    (ports, a, b) =>
      createContact(ports, {
        firstName: `Prénom${a}`,
        lastName: `Nom${b}`,
        company: b % 2 === 0 ? `Société ${a}` : pick(rowsOf(ports, companies), a).name,
        email: '',
        confirmed: true,
      }),
  ],
  [
    'a segment',
    (ports, a, b) =>
      saveSegment(ports, {
        name: `Segment ${a}`,
        previous: b % 2 === 0 ? 'Collectivités tièdes' : '',
        criteria: [{ field: 'score', except: false, test: { kind: 'between', least: b, most: null } }],
      }),
  ],
  ['every score', (ports) => scoreAll(ports)],
  ['the morning’s follow-ups', (ports) => morning(ports)],
  [
    'a takeover of many cells',
    (ports, a, b) =>
      transact(ports, {
        action: 'test.many',
        summary: () => 'Beaucoup de cellules.',
        plan: (fresh) => {
          const people = fresh.rows(contacts);
          if (!people.ok) return people;
          const changes = people.value.rows.flatMap(({ id, values }, index) => [
            ...(index % 2 === a % 2
              ? [fillBlank(contacts, id, { mobile: `06 00 00 00 ${index}`, notes: `Note ${b}` })]
              : []),
            ...(index % 3 === 0
              ? [onBehalf(contacts, id, { position: `Poste ${a}` }, { position: values.position })]
              : []),
            setSystem(contacts, id, { score: (index * 7 + b) % 101 }),
          ]);
          return ok({
            changes: [...changes, append(interactions, { type: 'Note', summary: `Ligne ${a}` })],
            value: null,
          });
        },
      }),
  ],
];

/** All that stands in the tables, but for the journal, which tells of everything. */
function cellsOf(ports: MemoryPorts): Record<string, unknown[][]> {
  return Object.fromEntries(
    TABLES.filter(({ key }) => key !== 'journal').map(({ tab }) => [tab, ports.book.rows(tab) as Cell[][]]),
  );
}

/** The operations that a job has journaled since, the last first. */
function operationsSince(ports: MemoryPorts, known: number): string[] {
  const journaled = readOperations(ports);
  if (!journaled.ok) throw new Error(journaled.error.message);
  return journaled.value
    .slice(known)
    .map(({ operation }) => operation)
    .reverse();
}

function countOperations(ports: MemoryPorts): number {
  return operationsSince(ports, 0).length;
}

describe('a hundred undos', () => {
  test('of any operation give back the exact former cells, one after the other', () => {
    let undone = 0;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(ACTS.length - 1), fc.nat(500), fc.nat(500)), { minLength: 4, maxLength: 8 }),
        (acts) => {
          const ports = storyWorkbook();
          const states: { before: ReturnType<typeof cellsOf>; operations: string[] }[] = [];
          for (const [act, a, b] of acts) {
            const before = cellsOf(ports);
            const known = countOperations(ports);
            pick(ACTS, act)[1](ports, a, b);
            states.push({ before, operations: operationsSince(ports, known) });
          }
          for (const { before, operations } of states.reverse()) {
            for (const operation of operations) {
              expect(undoOperation(ports, { operation })).toMatchObject({ ok: true, value: { kept: [] } });
              undone += 1;
            }
            expect(cellsOf(ports)).toEqual(before);
          }
        },
      ),
      { numRuns: 25, seed: 2026 },
    );
    expect(undone).toBeGreaterThan(100);
  });
});
