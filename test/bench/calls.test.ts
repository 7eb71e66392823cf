import { describe, expect, it } from 'vitest';
import { NOW } from '../../bench/workbook/open.ts';
import { identifier, rowsOf, shapeOf } from '../../bench/workbook/shape.ts';
import { contacts } from '../../src/crm/tables/index.ts';
import type { RowOf, Table } from '../../src/crm/tables/table.ts';
import { refreshDashboard } from '../../src/jobs/dashboard/refresh-dashboard.ts';
import { handleEdit } from '../../src/jobs/edits/handle-edit.ts';
import { morning } from '../../src/jobs/follow-ups/morning.ts';
import { loadJournalForm } from '../../src/jobs/interactions/load-journal-form.ts';
import { logInteraction } from '../../src/jobs/interactions/log-interaction.ts';
import { scoreAll } from '../../src/jobs/scores/score-all.ts';
import { searchContacts } from '../../src/jobs/search/search-contacts.ts';
import type { Result } from '../../src/result.ts';
import { addRows, smallCrm } from '../jobs/crm-workbook.ts';
import type { MemoryPorts } from '../ports/memory-ports.ts';

const SIZES = [40, 400] as const;

/** The small team’s workbook with the bench’s rows for so many contacts below its own three. */
function workbookOf(contactCount: number): MemoryPorts {
  const ports = smallCrm({ now: NOW, person: false });
  for (const { table, rows } of rowsOf(shapeOf(contactCount), NOW))
    addRows(ports, table, rows as readonly Partial<RowOf<Table>>[]);
  return ports;
}

/** Calls of the cost model that `work` makes, once for each size: how they grow is not left to chance. */
function callsOf(
  work: (ports: MemoryPorts, contactCount: number) => Result<unknown>,
  prepare: (ports: MemoryPorts) => void = () => undefined,
): readonly number[] {
  return SIZES.map((size) => {
    const ports = workbookOf(size);
    prepare(ports);
    ports.gate.reset();
    const done = work(ports, size);
    if (!done.ok) throw new Error(done.error.message);
    return weighted(ports);
  });
}

/** As the runtime counts them, which weighs giving the lock back like taking it. */
function weighted({ gate }: MemoryPorts): number {
  return gate.weighted() + gate.calls.filter(({ name }) => name === 'lock.release').length;
}

const same = (calls: number) => SIZES.map(() => calls);

function editContact(row: (contactCount: number) => number, key: string) {
  const column = contacts.columns.findIndex((candidate) => candidate.key === key) + 1;
  return (ports: MemoryPorts, contactCount: number) => {
    ports.book.type('CONTACTS', row(contactCount), column, 'Martin');
    return handleEdit(ports, { tab: 'CONTACTS', area: { row: row(contactCount), column, rows: 1, columns: 1 } });
  };
}

function logOne(ports: MemoryPorts, contactCount: number) {
  return logInteraction(ports, {
    contactId: identifier('CT', contactCount / 2),
    type: 'Appel',
    result: 'Réponse positive',
    summary: 'Budget voté.',
    nextAction: 'Proposer deux dates',
    dueOn: '2026-03-12',
    seen: { nextAction: '', dueOn: '' },
    day: '2026-03-09',
    subject: '',
    opportunityId: '',
    minutes: null,
    document: '',
    duplicate: 'add',
  });
}

describe('calls of the cost model, for 40 contacts as for 400', () => {
  it('opens the form with three reads at most', () => {
    const fromInteractions = (ports: MemoryPorts) => {
      ports.book.selected = { tab: 'INTERACTIONS', row: 2 };
    };
    expect(callsOf((ports) => loadJournalForm(ports), fromInteractions)).toEqual(same(3));
  });

  it('searches contacts with one read', () => {
    expect(callsOf((ports) => searchContacts(ports, { query: 'vasseur' }))).toEqual(same(1));
  });

  it('logs an interaction within 14', () => {
    const calls = callsOf(logOne);
    expect(new Set(calls).size).toBe(1);
    expect(calls[0]).toBeLessThanOrEqual(14);
  });

  it('answers the edit of one cell with three, of a new row with 15, above its goal of 10, and of another tab with none', () => {
    expect(callsOf(editContact(() => 3, 'position'))).toEqual(same(3));
    const newRow = callsOf(editContact((count) => count + 5, 'lastName'));
    expect(new Set(newRow).size).toBe(1);
    expect(newRow[0]).toBe(15);
    const elsewhere = { tab: 'Notes de la réunion', area: { row: 2, column: 1, rows: 1, columns: 1 } };
    expect(
      callsOf(
        (ports) => handleEdit(ports, elsewhere),
        (ports) => void ports.book.add(elsewhere.tab, [['À voir']]),
      ),
    ).toEqual(same(0));
  });

  // Six tables decide of a score and three hold one: the six calls of its goal are those of one table alone.
  it('scores everything with one read of each table, and for each one written a write and a check', () => {
    // Companies come above the threshold: whether somebody is to be told is two properties.
    const [lock, tables, written, lines, addresses] = [2, 6, 3, 2, 2];
    expect(callsOf(scoreAll)).toEqual(same(lock + tables + 2 * written + lines + addresses));
    expect(callsOf(scoreAll, scoreAll)).toEqual(same(lock + tables));
  });

  it('refreshes the dashboard within 10', () => {
    const calls = callsOf(refreshDashboard, refreshDashboard);
    expect(new Set(calls).size).toBe(1);
    expect(calls[0]).toBeLessThanOrEqual(10);
  });

  it('opens the morning’s follow-ups with as many calls', () => {
    expect(new Set(callsOf(morning)).size).toBe(1);
  });
});
