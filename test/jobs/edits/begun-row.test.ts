/** A row that somebody begins by hand: everything it needs, under one lock, whatever happens meanwhile. */
import { expect, test } from 'vitest';
import { contacts, history, journal } from '../../../src/crm/tables/index.ts';
import { reconcile } from '../../../src/jobs/completion/reconcile.ts';
import { handleEdit } from '../../../src/jobs/edits/handle-edit.ts';
import type { Edit } from '../../../src/ports.ts';
import type { MemoryPorts } from '../../ports/memory-ports.ts';
import { rowsOf, smallCrm } from '../crm-workbook.ts';

const place = (key: string) => contacts.columns.findIndex((column) => column.key === key) + 1;

function begin(ports: MemoryPorts): Edit {
  const area = { row: ports.book.rows('CONTACTS').length + 1, column: place('lastName'), rows: 1, columns: 1 };
  ports.book.put('CONTACTS', area.row, area.column, [['Royer']]);
  ports.gate.reset();
  return { tab: 'CONTACTS', area, value: 'Royer' };
}

const royers = (ports: MemoryPorts) => rowsOf(ports, contacts).filter(({ lastName }) => lastName === 'Royer');

test('costs fourteen weighted calls: a lock, its table read twice to give and check an identifier, its first stage', () => {
  const ports = smallCrm();
  const edit = begin(ports);
  expect(handleEdit(ports, edit)).toMatchObject({ ok: true, value: { adopted: 1 } });
  expect(ports.gate.weighted()).toBe(14);
  expect(ports.gate.calls.filter(({ kind }) => kind === 'lock')).toHaveLength(1);
  expect(rowsOf(ports, journal).filter(({ action }) => action === 'contacts.adopt')).toHaveLength(1);
});

test('a row begun in another column than its name gets its identifier and its stage too', () => {
  const ports = smallCrm();
  const area = { row: ports.book.rows('CONTACTS').length + 1, column: place('position'), rows: 1, columns: 1 };
  ports.book.put('CONTACTS', area.row, area.column, [['Jardinier']]);
  handleEdit(ports, { tab: 'CONTACTS', area, value: 'Jardinier' });
  const made = rowsOf(ports, contacts).find(({ position }) => position === 'Jardinier');
  expect(made).toMatchObject({ id: expect.stringMatching(/^CT-/), stage: 'Lead', validatedStage: 'Lead' });
});

test('gets its checkboxes', () => {
  const ports = smallCrm();
  const edit = begin(ports);
  handleEdit(ports, edit);
  expect(ports.gate.calls.map(({ name }) => name)).toContain('workbook.design');
});

test('is one row with one identifier and one line of history, wherever Google ends the trigger', () => {
  const whole = smallCrm();
  const edit = begin(whole);
  handleEdit(whole, edit);
  const calls = whole.gate.calls.length;
  for (let last = 0; last < calls; last += 1) {
    const ports = smallCrm();
    const cut = begin(ports);
    let count = 0;
    ports.gate.beforeCall = () => {
      count += 1;
      if (count > last) throw new Error('ended by Google');
    };
    expect(() => handleEdit(ports, cut)).toThrow('ended by Google');
    ports.gate.beforeCall = null;
    ports.world.lock.holder = null;
    expect(reconcile(ports)).toMatchObject({ ok: true });
    const [made, ...others] = royers(ports);
    expect(others).toEqual([]);
    expect(made, `ended at call ${last}`).toMatchObject({ stage: 'Lead', validatedStage: 'Lead', label: 'Royer' });
    const lines = rowsOf(ports, history).filter(({ subjectId }) => subjectId === made?.id);
    expect(lines, `ended at call ${last}`).toHaveLength(1);
  }
});

test('keeps its identifier, and everybody theirs, when somebody sorts at any call', () => {
  const whole = smallCrm();
  const edit = begin(whole);
  handleEdit(whole, edit);
  const calls = whole.gate.calls.length;
  for (let at = 0; at < calls; at += 1) {
    const ports = smallCrm();
    const told = begin(ports);
    let count = 0;
    ports.gate.beforeCall = () => {
      count += 1;
      if (count === at + 1) ports.book.sort('CONTACTS', place('lastName'), false);
    };
    handleEdit(ports, told);
    ports.gate.beforeCall = null;
    expect(reconcile(ports)).toMatchObject({ ok: true });
    expect(royers(ports), `sorted at call ${at}`).toHaveLength(1);
    const named = Object.fromEntries(rowsOf(ports, contacts).map(({ lastName, id }) => [lastName, id]));
    expect(named, `sorted at call ${at}`).toMatchObject({
      Vasseur: 'CT-CLAIRE',
      Cherif: 'CT-NADIA1',
      Vassal: 'CT-PAUL00',
    });
  }
});
