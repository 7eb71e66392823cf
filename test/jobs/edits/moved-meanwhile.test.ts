/** What people do to rows between the hand that typed and the script that hears of it. */
import { describe, expect, test } from 'vitest';
import { contacts, opportunities } from '../../../src/crm/tables/index.ts';
import type { Table } from '../../../src/crm/tables/table.ts';
import { handleEdit } from '../../../src/jobs/edits/handle-edit.ts';
import type { Cell } from '../../../src/ports.ts';
import type { MemoryPorts } from '../../ports/memory-ports.ts';
import { rowsOf, smallCrm } from '../crm-workbook.ts';

const place = (table: Table, key: string) => table.columns.findIndex((column) => column.key === key) + 1;
const rowOf = (ports: MemoryPorts, { tab }: Table, id: string) =>
  ports.book.rows(tab).findIndex(([first]) => first === id) + 1;
const find = (ports: MemoryPorts, table: Table, id: string) => rowsOf(ports, table).find((row) => row.id === id);

/** Types in a contact's cell; rows are sorted by name before the script hears of it. */
function typeThenSort(ports: MemoryPorts, key: string, value: Cell, oldValue: string): void {
  const row = rowOf(ports, contacts, 'CT-CLAIRE');
  const column = place(contacts, key);
  ports.book.put('CONTACTS', row, column, [[value]]);
  ports.book.sort('CONTACTS', place(contacts, 'lastName'), true);
  const told = value === '' ? {} : { value: String(value) };
  handleEdit(ports, { tab: 'CONTACTS', area: { row, column, rows: 1, columns: 1 }, oldValue, ...told });
}

describe('rows sorted before the script hears of an edit', () => {
  test('no other row receives the former value of a system cell', () => {
    const ports = smallCrm();
    typeThenSort(ports, 'score', 99, '82');
    expect(find(ports, contacts, 'CT-NADIA1')).toMatchObject({ score: 64 });
    expect(find(ports, contacts, 'CT-PAUL00')).not.toHaveProperty('score');
  });

  test('no other row receives an identifier that was typed over', () => {
    const ports = smallCrm();
    typeThenSort(ports, 'id', 'moi', 'CT-CLAIRE');
    const named = (lastName: string) => rowsOf(ports, contacts).find((row) => row.lastName === lastName);
    expect(named('Cherif')).toMatchObject({ id: 'CT-NADIA1' });
    expect(named('Vassal')).toMatchObject({ id: 'CT-PAUL00' });
  });

  test('no other row is taken for the renamed one', () => {
    const ports = smallCrm();
    typeThenSort(ports, 'lastName', 'Zoller', 'Vasseur');
    expect(find(ports, contacts, 'CT-NADIA1')).toMatchObject({ label: 'Nadia Cherif (Laboratoires Mélisse)' });
    expect(find(ports, opportunities, 'OP-PARCS1')).toMatchObject({ contactId: 'CT-CLAIRE' });
  });
});

test('words typed in a blank system date go, as any hand in a system cell', () => {
  const ports = smallCrm();
  const area = { row: rowOf(ports, contacts, 'CT-PAUL00'), column: place(contacts, 'lastInteraction') };
  ports.book.put('CONTACTS', area.row, area.column, [['hier']]);
  handleEdit(ports, { tab: 'CONTACTS', area: { ...area, rows: 1, columns: 1 }, value: 'hier' });
  expect(find(ports, contacts, 'CT-PAUL00')).not.toHaveProperty('lastInteraction');
});

test('a team’s own tab that bears an alias, beside CONTACTS, changes nothing in CONTACTS and costs nothing', () => {
  const ports = smallCrm();
  ports.book.add('PROSPECTS', ports.book.rows('CONTACTS') as Cell[][]);
  const before = JSON.stringify(ports.book.rows('CONTACTS'));
  const area = { row: rowOf(ports, contacts, 'CT-CLAIRE'), column: place(contacts, 'score'), rows: 1, columns: 1 };
  ports.book.put('PROSPECTS', area.row, area.column, [[5]]);
  ports.gate.reset();
  handleEdit(ports, { tab: 'PROSPECTS', area, oldValue: '11', value: '5' });
  expect(ports.gate.weighted()).toBe(0);
  expect(JSON.stringify(ports.book.rows('CONTACTS'))).toBe(before);
});

test('a copied row goes through the gates from the first stage, even before the first night', () => {
  const ports = smallCrm();
  const source = rowOf(ports, opportunities, 'OP-PARCS1');
  for (const key of ['stage', 'validatedStage'])
    ports.book.put('OPPORTUNITES', source, place(opportunities, key), [['Négociation']]);
  const line = ports.book.rows('OPPORTUNITES')[source - 1] as Cell[];
  ports.book.put('OPPORTUNITES', source + 1, 1, [line]);
  handleEdit(ports, {
    tab: 'OPPORTUNITES',
    area: { row: source + 1, column: 1, rows: 1, columns: line.length },
  });
  const [original, copy] = rowsOf(ports, opportunities);
  expect(original).toMatchObject({ id: 'OP-PARCS1', stage: 'Négociation' });
  expect(copy).toMatchObject({ stage: 'Lead', validatedStage: 'Lead' });
  expect(copy?.id).not.toBe('OP-PARCS1');
});
