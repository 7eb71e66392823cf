import { contacts } from '../../src/crm/tables/index.ts';
import type { Cell } from '../../src/ports.ts';
import type { Stored } from '../ports/memory-book.ts';
import type { MemoryWorld } from '../ports/memory-ports.ts';
import { columnPlace, OTHER, PEOPLE, recordsOf, rowOf, TARGET } from './sales-office.ts';

/** What people have done by hand in a schedule: what must still stand at its end. */
export class Ledger {
  /** E-mail to header to what a person typed there last. */
  readonly typed = new Map<string, Map<string, Cell>>();
  readonly deleted = new Set<string>();
  /** Names of rows typed below the table. */
  readonly added: string[] = [];
  /** Cells typed while a script stood between its last look at the column and its write. */
  readonly inTheGap = new Set<string>();
  /** Names of rows typed between the anchoring of a block and its writing. */
  readonly addedInTheGap = new Set<string>();
}

export interface Edit {
  readonly name: string;
  /** Header of a team's column in which it types, if it does. */
  readonly column?: string;
  apply(world: MemoryWorld, ledger: Ledger, gaps: ReadonlySet<string>): void;
}

/** Stands among the open gaps while a block is anchored and not yet written. */
export const BLOCK = 'block';

const TAB = contacts.tab;
let typedSoFar = 0;

function sortBy(header: string, ascending: boolean): Edit {
  return {
    name: `sorts by ${header}, ${ascending ? 'A to Z' : 'Z to A'}`,
    apply: (world) => world.book.sort(TAB, columnPlace(world, header), ascending),
  };
}

function typeIn(id: string, header: string): Edit {
  return {
    name: `types in ${header} of ${id}`,
    column: header,
    apply(world, ledger, gaps) {
      const row = rowOf(world, id);
      const email = emailOf(id);
      if (row === undefined) return;
      typedSoFar += 1;
      const value = `tapé ${typedSoFar}`;
      world.book.type(TAB, row, columnPlace(world, header), value);
      ledger.typed.set(email, (ledger.typed.get(email) ?? new Map()).set(header, value));
      if (gaps.has(header)) ledger.inTheGap.add(`${email}/${header}`);
      else ledger.inTheGap.delete(`${email}/${header}`);
    },
  };
}

function deleteRow(id: string): Edit {
  return {
    name: `deletes the row of ${id}`,
    apply(world, ledger) {
      const row = rowOf(world, id);
      if (row === undefined) return;
      world.book.deleteRow(TAB, row);
      ledger.deleted.add(emailOf(id));
    },
  };
}

function insertAbove(id: string): Edit {
  return {
    name: `inserts a row above ${id}`,
    apply: (world) => world.book.insertRows(TAB, rowOf(world, id) ?? 2),
  };
}

/** Types a name in the first blank row below the table, as one adds a contact by hand. */
const addByHand: Edit = {
  name: 'types a new contact in the first blank row',
  apply(world, ledger, gaps) {
    const last = Math.max(1, ...recordsOf(world, contacts).map((record) => record.position));
    const name = `Nouveau ${ledger.added.length + 1}`;
    world.book.type(TAB, last + 1, columnPlace(world, 'Nom'), name);
    ledger.added.push(name);
    if (gaps.has(BLOCK)) ledger.addedInTheGap.add(name);
  },
};

function moveColumn(header: string, before: string): Edit {
  return {
    name: `moves ${header} before ${before}`,
    apply: (world) => world.book.moveColumn(TAB, columnPlace(world, header), columnPlace(world, before)),
  };
}

const insertColumn: Edit = {
  name: 'inserts a column before Statut',
  apply: (world) => world.book.insertColumns(TAB, columnPlace(world, 'Statut')),
};

export const ROW_EDITS: readonly Edit[] = [
  sortBy('Nom', true),
  sortBy('Nom', false),
  sortBy('Score ICP', false),
  insertAbove('CT-AAAAA1'),
  insertAbove(TARGET),
  insertAbove('CT-AAAAA4'),
  deleteRow('CT-AAAAA1'),
  deleteRow(OTHER),
  deleteRow(TARGET),
  typeIn(TARGET, 'Notes'),
  typeIn(OTHER, 'Notes'),
  typeIn(TARGET, 'Prochaine action'),
  typeIn(OTHER, 'Prochaine action'),
  typeIn(TARGET, 'Téléphone'),
  addByHand,
];

export const COLUMN_EDITS: readonly Edit[] = [
  moveColumn('Prochaine action', 'Email'),
  moveColumn('ID', 'Téléphone'),
  moveColumn('Email', 'Civilité'),
  insertColumn,
];

/** What must stand in a contact's cell: what a person typed, else what scripts meant, else what was there. */
export function expectedCell(ledger: Ledger, email: string, header: string, meant: ReadonlyMap<string, Cell>): Stored {
  const typed = ledger.typed.get(email)?.get(header);
  if (typed !== undefined) return typed;
  const target = meant.get(`${email}/${header}`);
  if (target !== undefined) return target;
  const index = PEOPLE.findIndex((person) => person.email === email);
  const column = contacts.columns.find((candidate) => candidate.header === header);
  return column ? (PEOPLE[index]?.[column.key] ?? '') : `parrain ${index}`;
}

export function emailOf(id: string): string {
  return String(PEOPLE.find((person) => person.id === id)?.email);
}
