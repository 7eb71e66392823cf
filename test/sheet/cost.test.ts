import { describe, expect, it } from 'vitest';
import { contacts, history, interactions, journal, settings } from '../../src/crm/tables/index.ts';
import type { Table } from '../../src/crm/tables/table.ts';
import type { Cell } from '../../src/ports.ts';
import { ok } from '../../src/result.ts';
import { append, fillBlank, onBehalf, readTable, setSystem, transact, undo } from '../../src/sheet/index.ts';
import { addTables, createMemoryPorts, type MemoryPorts } from '../ports/memory-ports.ts';

describe('service calls do not grow with the number of rows', () => {
  for (const count of [100, 10_000]) {
    it(`an interaction logged among ${count} contacts, with its change of stage: 13 weighted calls`, () => {
      const ports = office(count);
      const done = transact(ports, {
        action: 'interactions.log',
        summary: () => 'Appel journalisé.',
        plan(fresh) {
          for (const read of [fresh.rows(settings), fresh.header(interactions), fresh.rows(contacts)])
            if (!read.ok) return read;
          const id = idOf(count - 1);
          return ok({
            value: null,
            changes: [
              append(interactions, { subject: 'Premier appel', contactId: id, date: fresh.now }),
              setSystem(contacts, id, { temperature: 'Chaud', lastInteraction: fresh.now, validatedStage: 'Contacté' }),
              onBehalf(contacts, id, { nextAction: 'Envoyer le devis', dueOn: fresh.now, stage: 'Contacté' }, {}),
              append(history, { date: fresh.now, from: 'Lead', to: 'Contacté' }),
            ],
          });
        },
      });
      expect(done).toMatchObject({ ok: true, value: { givenUp: [] } });
      expect(ports.gate.weighted()).toBe(13);
    });

    it(`the score of ${count} contacts: 6 weighted calls`, () => {
      const ports = office(count);
      transact(ports, {
        action: 'contacts.score',
        summary: () => 'Scores recalculés.',
        plan(fresh) {
          const rows = fresh.rows(contacts);
          if (!rows.ok) return rows;
          return ok({
            changes: rows.value.rows.map((row) => setSystem(contacts, row.id, { score: row.position % 100 })),
            value: null,
          });
        },
      });
      expect(ports.gate.weighted()).toBe(6);
      expect(cellsOf(ports, contacts, 'Score ICP').slice(0, 3)).toEqual([2, 3, 4]);
    });

    it(`${count} contacts added at once: 9 weighted calls`, () => {
      const ports = office(50);
      transact(ports, {
        action: 'contacts.import',
        summary: () => 'Contacts importés.',
        plan: () =>
          ok({
            value: null,
            changes: Array.from({ length: count }, (_, index) => append(contacts, { lastName: `Importé ${index}` })),
          }),
      });
      expect(ports.gate.weighted()).toBeLessThanOrEqual(9);
      expect(cellsOf(ports, contacts, 'Nom')).toHaveLength(50 + count);
      expect(cellsOf(ports, contacts, 'Nom').slice(49, 52)).toEqual(['Nom 49', 'Importé 0', 'Importé 1']);
    });
  }

  for (const count of [200, 10_000]) {
    it(`a cell of every other of ${count} contacts filled: 8 weighted calls; taking it back, 10`, () => {
      const ports = office(count);
      const [formula, typed] = [{ formula: '=1+1' }, 'tapé à la main'];
      const column = contacts.columns.findIndex(({ key }) => key === 'nextAction') + 1;
      ports.book.put('CONTACTS', 3, column, [[formula]]);
      ports.book.put('CONTACTS', 5, column, [[typed]]);
      const before = ports.book.rows('CONTACTS');
      ports.gate.reset();
      const done = transact(ports, {
        action: 'contacts.fill',
        summary: () => 'Prochaines actions remplies.',
        plan: () =>
          ok({
            changes: Array.from({ length: count / 2 }, (_, index) =>
              fillBlank(contacts, idOf(2 * index), { nextAction: `Appeler ${index}` }),
            ),
            value: null,
          }),
      });
      expect(done).toMatchObject({ ok: true, value: { givenUp: [] } });
      expect(ports.gate.weighted()).toBe(8);
      expect(cellsOf(ports, contacts, 'Prochaine action').slice(0, 5)).toEqual([
        'Appeler 0',
        formula,
        'Appeler 1',
        typed,
        'Appeler 2',
      ]);
      ports.gate.reset();
      expect(undo(ports, (done.ok && done.value.operation) || '')).toMatchObject({ ok: true, value: { givenUp: [] } });
      expect(ports.gate.weighted()).toBe(10);
      expect(ports.book.rows('CONTACTS')).toEqual(before);
    });
  }

  it('a table read for showing: one', () => {
    const ports = office(1_000);
    expect(readTable(ports, contacts)).toMatchObject({ ok: true });
    expect(ports.gate.weighted()).toBe(1);
  });

  it('an operation that changes nothing: the lock and what it read', () => {
    const ports = office(100);
    const done = transact(ports, {
      action: 'contacts.score',
      summary: () => 'Rien.',
      plan: () => ok({ changes: [setSystem(contacts, idOf(3), { score: null })], value: null }),
    });
    expect(done).toMatchObject({ ok: true, value: { operation: null } });
    expect(ports.gate.weighted()).toBe(2);
    expect(ports.book.rows('JOURNAL')).toHaveLength(1);
  });
});

function idOf(index: number): string {
  return `CT-${String(index).padStart(6, '0')}`;
}

function office(count: number): MemoryPorts {
  const ports = createMemoryPorts({ evaluate: () => 2 });
  addTables(ports.book, [contacts, interactions, history, journal, settings]);
  const rows = Array.from({ length: count }, (_, index) =>
    contacts.columns.map((column): Cell => {
      if (column.key === 'id') return idOf(index);
      return column.key === 'lastName' ? `Nom ${index}` : '';
    }),
  );
  ports.book.put('CONTACTS', 2, 1, rows);
  return ports;
}

function cellsOf(ports: MemoryPorts, table: Table, header: string): unknown[] {
  const [top = [], ...rows] = ports.book.rows(table.tab);
  return rows.map((row) => row[top.indexOf(header)]);
}
