import { contacts, history, interactions, journal } from '../../src/crm/tables/index.ts';
import type { Table } from '../../src/crm/tables/table.ts';
import type { Cell } from '../../src/ports.ts';
import type { Stored } from '../ports/memory-book.ts';
import { addTables, createMemoryWorld, type MemoryWorld } from '../ports/memory-ports.ts';

/** A small team's sheet, for schedules: five contacts, one of them without an identifier yet. */
export const PEOPLE: readonly { readonly [key: string]: Cell }[] = [
  {
    id: 'CT-AAAAA1',
    lastName: 'Vasseur',
    email: 'c.vasseur@oise.example',
    score: 40,
    nextAction: 'Rappeler',
    notes: 'vue au salon',
  },
  {
    id: 'CT-AAAAA2',
    lastName: 'Morel',
    email: 'a.morel@loire.example',
    score: 55,
    temperature: 'Froid',
    nextAction: 'Écrire',
  },
  { id: 'CT-AAAAA3', lastName: 'Abadie', email: 'p.abadie@gers.example', score: 12, phone: '05 62 00 00 00' },
  { id: '', lastName: 'Zidane', email: 'n.zidane@paca.example', nextAction: 'À qualifier' },
  { id: 'CT-AAAAA4', lastName: 'Kerbrat', email: 'y.kerbrat@morbihan.example', score: 71, temperature: 'Chaud' },
];

export const TARGET = 'CT-AAAAA2';
export const OTHER = 'CT-AAAAA3';

/** A column of the team's own, which Pistil does not know. */
export const OWN_COLUMN = 'Parrain';

export function openOffice(): MemoryWorld {
  const world = createMemoryWorld();
  addTables(world.book, [contacts, interactions, history, journal]);
  const width = contacts.columns.length;
  world.book.put('CONTACTS', 1, width + 1, [[OWN_COLUMN]]);
  world.book.put(
    'CONTACTS',
    2,
    1,
    PEOPLE.map((person, index) => [...contacts.columns.map((column) => person[column.key] ?? ''), `parrain ${index}`]),
  );
  return world;
}

/** The rows of a table's tab as records by header, with their place; blank rows left out. */
export function recordsOf(world: MemoryWorld, table: Table): { position: number; cells: Record<string, Stored> }[] {
  const [top = [], ...rows] = world.book.rows(table.tab);
  return rows.flatMap((row, index) => {
    if (row.every((cell) => cell === '' || cell === false)) return [];
    return [
      {
        position: index + 2,
        cells: Object.fromEntries(top.map((header, place) => [String(header), row[place] ?? ''])),
      },
    ];
  });
}

/** Place of a column, from 1, as a person sees it now. */
export function columnPlace(world: MemoryWorld, header: string): number {
  return (world.book.rows('CONTACTS')[0] ?? []).indexOf(header) + 1;
}

/** Row of a contact, by e-mail, as a person sees it now; `undefined` when it is gone. */
export function rowOf(world: MemoryWorld, id: string): number | undefined {
  const person = PEOPLE.find((candidate) => candidate.id === id);
  return recordsOf(world, contacts).find(({ cells }) => cells.Email === person?.email)?.position;
}
