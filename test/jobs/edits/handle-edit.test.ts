import { describe, expect, it } from 'vitest';
import { contacts } from '../../../src/crm/tables/index.ts';
import { handleEdit } from '../../../src/jobs/edits/handle-edit.ts';
import type { MemoryPorts } from '../../ports/memory-ports.ts';
import { addRows, installedWorkbook, rowsOf } from '../installed-workbook.ts';

const place = (key: string) => contacts.columns.findIndex((column) => column.key === key) + 1;

function type(ports: MemoryPorts, row: number, key: string, value: string | number) {
  ports.workbook.write('CONTACTS', row, place(key), [[value]]);
  ports.gate.reset();
  return handleEdit(ports, { tab: 'CONTACTS', area: { row, column: place(key), rows: 1, columns: 1 } });
}

const noteAt = (ports: MemoryPorts, row: number, key: string) =>
  ports.workbook.readNotes('CONTACTS', { row, column: place(key), rows: 1, columns: 1 })[0]?.[0];

describe('typing in a table', () => {
  it('explains a date that cannot be read, keeps it as typed, and takes the note away once it can', () => {
    const ports = installedWorkbook();
    addRows(ports, contacts, [{ lastName: 'Vasseur' }]);
    expect(type(ports, 2, 'dueOn', 'bientôt')).toMatchObject({ ok: true, value: { noted: 1 } });
    expect(noteAt(ports, 2, 'dueOn')).toMatch(/«\sbientôt\s» est illisible, une date est attendue/);
    expect(ports.workbook.read('CONTACTS', { row: 2, column: place('dueOn'), rows: 1, columns: 1 })[0]?.[0]).toBe(
      'bientôt',
    );
    expect(type(ports, 2, 'dueOn', '19/06/2026')).toMatchObject({ ok: true, value: { noted: 1 } });
    expect(noteAt(ports, 2, 'dueOn')).toBe('');
  });

  it('leaves the team’s own words in the note', () => {
    const ports = installedWorkbook();
    addRows(ports, contacts, [{ lastName: 'Vasseur' }]);
    ports.workbook.writeNotes('CONTACTS', 2, place('dueOn'), [['Vu avec Malik']]);
    type(ports, 2, 'dueOn', 'bientôt');
    expect(noteAt(ports, 2, 'dueOn')).toContain('Vu avec Malik');
    type(ports, 2, 'dueOn', '');
    expect(noteAt(ports, 2, 'dueOn')).toBe('Vu avec Malik');
  });

  it('identifies a row that a person has just begun, once', () => {
    const ports = installedWorkbook();
    expect(type(ports, 2, 'lastName', 'Vasseur')).toMatchObject({ ok: true, value: { adopted: 1 } });
    expect(rowsOf(ports, contacts)[0]?.id).toMatch(/^CT-[0-9A-Z]{6}$/);
    expect(type(ports, 2, 'firstName', 'Claire')).toMatchObject({ ok: true, value: { adopted: 0 } });
  });

  it('gives a copied row an identifier of its own', () => {
    const ports = installedWorkbook();
    addRows(ports, contacts, [{ id: 'CT-000001', lastName: 'Vasseur' }]);
    const line = ports.workbook.read('CONTACTS', { row: 2, column: 1, rows: 1, columns: contacts.columns.length });
    ports.workbook.write('CONTACTS', 3, 1, line);
    ports.workbook.write('CONTACTS', 3, 1, [['']]);
    handleEdit(ports, { tab: 'CONTACTS', area: { row: 3, column: 1, rows: 1, columns: contacts.columns.length } });
    const ids = rowsOf(ports, contacts).map(({ id }) => id);
    expect(ids[0]).toBe('CT-000001');
    expect(new Set(ids).size).toBe(2);
  });

  it('costs four weighted calls for one cell, and none in a tab that is not Pistil’s', () => {
    const ports = installedWorkbook();
    addRows(ports, contacts, [{ lastName: 'Vasseur' }]);
    type(ports, 2, 'dueOn', 'bientôt');
    expect(ports.gate.weighted()).toBeLessThanOrEqual(4);
    ports.workbook.addTab('Brouillon');
    ports.gate.reset();
    handleEdit(ports, { tab: 'Brouillon', area: { row: 1, column: 1, rows: 1, columns: 1 } });
    expect(ports.gate.weighted()).toBe(0);
  });
});
