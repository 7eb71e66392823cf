/** A small team's workbook, for the tests of jobs: invented people, as they would stand in the cells. */
import { contactLabel } from '../../src/crm/names.ts';
import { defaultSettingRows } from '../../src/crm/settings/index.ts';
import {
  companies,
  contacts,
  history,
  interactions,
  opportunities,
  settings,
  TABLES,
} from '../../src/crm/tables/index.ts';
import type { RowOf, Table } from '../../src/crm/tables/table.ts';
import type { Cell } from '../../src/ports.ts';
import { type CellValue, toCell } from '../../src/sheet/cell-values.ts';
import { addTables, createMemoryPorts, type MemoryOptions, type MemoryPorts } from '../ports/memory-ports.ts';

export const TUESDAY = new Date(2026, 5, 16, 10, 42);

/** All tables with their delivered settings, a team of two, and nobody in CONTACTS. */
function emptyCrm(options: MemoryOptions = {}): MemoryPorts {
  const ports = createMemoryPorts({ now: TUESDAY, ...options });
  addTables(ports.book, TABLES);
  addRows(
    ports,
    settings,
    defaultSettingRows().map(({ group, name, value, unit, help }) => ({ group, name, value, unit, help })),
  );
  addRows(ports, settings, [
    { group: 'Équipe', name: 'Malik Benali', value: 'malik.benali@butinage.example' },
    { group: 'Équipe', name: 'Inès Carpentier', value: 'ines.carpentier@butinage.example' },
  ]);
  return ports;
}

/** The same with two local authorities, three contacts and one opportunity. */
export function smallCrm(options: MemoryOptions = {}): MemoryPorts {
  const ports = emptyCrm(options);
  addRows(ports, companies, [
    { id: 'EN-VALMAR', name: 'Ville de Valmarais', type: 'Collectivité' },
    { id: 'EN-MELISS', name: 'Laboratoires Mélisse', type: 'Entreprise RSE' },
  ]);
  addRows(ports, contacts, [
    person({
      id: 'CT-CLAIRE',
      firstName: 'Claire',
      lastName: 'Vasseur',
      email: 'claire.vasseur@valmarais.example',
      phone: '04 78 11 22 33',
      position: 'Directrice des espaces verts',
      company: 'Ville de Valmarais',
      companyId: 'EN-VALMAR',
      stage: 'Lead',
      score: 82,
      temperature: 'Tiède',
      lastInteraction: new Date(2026, 4, 26),
    }),
    person({
      id: 'CT-NADIA1',
      firstName: 'Nadia',
      lastName: 'Cherif',
      email: 'nadia.cherif@melisse.example',
      company: 'Laboratoires Mélisse',
      companyId: 'EN-MELISS',
      stage: 'Contacté',
      score: 64,
      temperature: 'Chaud',
      lastInteraction: new Date(2026, 5, 11),
      nextAction: 'Rappeler Nadia Cherif',
      dueOn: new Date(2026, 5, 15),
    }),
    person({ id: 'CT-PAUL00', firstName: 'Paul', lastName: 'Vassal', company: '', stage: 'Lead', optedOut: true }),
  ]);
  addRows(ports, opportunities, [
    {
      id: 'OP-PARCS1',
      title: 'Gestion différenciée des parcs',
      company: 'Ville de Valmarais',
      companyId: 'EN-VALMAR',
      contact: 'Claire Vasseur (Ville de Valmarais)',
      contactId: 'CT-CLAIRE',
      stage: 'Lead',
    },
  ]);
  return ports;
}

/** A contact whose label and validated stage follow from the rest. */
export function person(row: Partial<RowOf<typeof contacts>>): Partial<RowOf<typeof contacts>> {
  const label = contactLabel(row.firstName ?? '', row.lastName ?? '', row.company ?? '');
  return { label, validatedStage: row.stage ?? '', ...row };
}

/** Puts rows below those of a tab, columns in the declared order. */
export function addRows<T extends Table>(ports: MemoryPorts, table: T, rows: readonly Partial<RowOf<T>>[]): void {
  const first = filledRows(ports, table).length + 2;
  const lines = rows.map((row) =>
    table.columns.map((column): Cell => {
      const value = (row as Record<string, CellValue | undefined>)[column.key];
      if (value !== undefined) return toCell(column, value);
      return column.type === 'checkbox' ? false : '';
    }),
  );
  ports.book.put(table.tab, first, 1, lines);
}

/** The rows of a tab as plain objects by column key, blank cells left out. */
export function rowsOf(ports: MemoryPorts, table: Table): Record<string, Cell>[] {
  return filledRows(ports, table).map((line) =>
    Object.fromEntries(
      table.columns
        .map(({ key }, index): [string, Cell] => [key, line[index] ?? ''])
        .filter(([, cell]) => cell !== '' && cell !== false),
    ),
  );
}

/** Some cells of a row, as a person would change them. */
export function changeRow<T extends Table>(ports: MemoryPorts, table: T, id: string, values: Partial<RowOf<T>>): void {
  const rows = ports.book.rows(table.tab);
  const place = (key: string) => table.columns.findIndex((column) => column.key === key) + 1;
  const row = rows.findIndex((line) => line[place(table.id?.key ?? '') - 1] === id) + 1;
  for (const column of table.columns) {
    const value = values[column.key as keyof RowOf<T>] as CellValue | undefined;
    if (value !== undefined) ports.book.put(table.tab, row, place(column.key), [[toCell(column, value)]]);
  }
}

/** A contact's row. */
export function contactRow(ports: MemoryPorts, id: string): Record<string, Cell> {
  return rowsOf(ports, contacts).find((row) => row.id === id) ?? {};
}

export const interactionRows = (ports: MemoryPorts) => rowsOf(ports, interactions);
export const historyRows = (ports: MemoryPorts) => rowsOf(ports, history);

function filledRows(ports: MemoryPorts, table: Table): Cell[][] {
  return ports.book
    .rows(table.tab)
    .slice(1)
    .map((line) => line.map((cell) => (typeof cell === 'object' && 'formula' in cell ? '' : cell)))
    .filter((line) => line.some((cell) => cell !== '' && cell !== false));
}
