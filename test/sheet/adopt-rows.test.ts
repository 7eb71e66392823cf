import { describe, expect, it } from 'vitest';
import { contacts, TABLES } from '../../src/crm/tables/index.ts';
import { adoptRows } from '../../src/sheet/adopt-rows.ts';
import { addTables, createMemoryPorts, type MemoryPorts } from '../ports/memory-ports.ts';

const NAMES = ['Vasseur', 'Cherif', 'Perrin', 'Le Goff', 'Benali'];

/** Five people, two of them already identified; the columns between are blank. */
function office(): MemoryPorts {
  const ports = createMemoryPorts({ person: false });
  addTables(ports.book, TABLES);
  const rows = NAMES.map((name, index) => {
    const cells: Readonly<Record<string, string>> = { lastName: name, id: index % 3 === 1 ? `CT-OLD00${index}` : '' };
    return contacts.columns.map((column) => cells[column.key] ?? '');
  });
  ports.workbook.write('CONTACTS', 2, 1, rows);
  return ports;
}

function idsByName(ports: MemoryPorts): Map<string, string> {
  const tab = ports.workbook.tab('CONTACTS');
  const rows = ports.workbook.read('CONTACTS', {
    row: 2,
    column: 1,
    rows: (tab?.lastRow ?? 1) - 1,
    columns: contacts.columns.length,
  });
  const name = contacts.columns.findIndex((column) => column.key === 'lastName');
  return new Map(rows.filter((row) => row[name] !== '').map((row) => [String(row[name]), String(row[0])]));
}

const HUMAN_EDITS: Readonly<Record<string, (ports: MemoryPorts) => void>> = {
  'sorts the names': (ports) => ports.book.sort('CONTACTS', 3, false),
  'inserts a row at the top': (ports) => ports.book.insertRows('CONTACTS', 2, 1),
  'deletes a row': (ports) => ports.book.deleteRow('CONTACTS', 2),
  'types a phone number': (ports) => ports.book.type('CONTACTS', 4, 7, '01 99 00 11 22'),
};

describe('giving rows an identifier', () => {
  it('leaves those that have one, and runs once for all', () => {
    const ports = office();
    expect(adoptRows(ports, contacts)).toEqual({ ok: true, value: 3 });
    const ids = idsByName(ports);
    expect(ids.get('Cherif')).toBe('CT-OLD001');
    expect(new Set(ids.values()).size).toBe(5);
    expect(adoptRows(ports, contacts)).toEqual({ ok: true, value: 0 });
    expect(idsByName(ports)).toEqual(ids);
  });

  for (const [edit, act] of Object.entries(HUMAN_EDITS)) {
    it(`gives each row one of its own, and takes none away, when somebody ${edit} at any service call`, () => {
      const calls = countCalls();
      for (let at = 0; at < calls; at += 1) {
        const ports = office();
        let call = 0;
        let acted = false;
        ports.gate.beforeCall = () => {
          if (call++ !== at || acted) return;
          acted = true;
          act(ports);
        };
        expect(adoptRows(ports, contacts).ok).toBe(true);
        ports.gate.beforeCall = null;
        // What a person did after the last look waits for the next run.
        expect(adoptRows(ports, contacts).ok).toBe(true);
        const ids = idsByName(ports);
        expect([...ids.values()].every((id) => id.startsWith('CT-'))).toBe(true);
        expect(new Set(ids.values()).size).toBe(ids.size);
        expect(ids.get('Benali')).toBe('CT-OLD004');
        if (edit !== 'deletes a row') expect(ids.size).toBe(5);
      }
    });
  }
});

function countCalls(): number {
  const ports = office();
  ports.gate.reset();
  adoptRows(ports, contacts);
  return ports.gate.calls.length;
}
