/** What must hold of a workbook after any hands and a check of the whole: links, identifiers, stages, and nothing lost. */

import { contactLabel, fold } from '../../src/crm/names.ts';
import { findStage, stageOfContact } from '../../src/crm/pipeline/stages.ts';
import { defaultSettings } from '../../src/crm/settings/index.ts';
import { companies, contacts, history, journal, opportunities, tableOf, tenders } from '../../src/crm/tables/index.ts';
import type { Table } from '../../src/crm/tables/table.ts';
import { mentionKey } from '../../src/crm/takeover/companies.ts';
import type { Cell } from '../../src/ports.ts';
import { identifierIn, isBlank, parseCell } from '../../src/sheet/cell-values.ts';
import { columnOf } from '../../src/sheet/change.ts';
import { tokenOf } from '../../src/sheet/drift.ts';
import { readMirror } from '../../src/sheet/mirror.ts';
import { paragraphOf } from '../../src/sheet/notes.ts';
import type { MemoryPorts } from '../ports/memory-ports.ts';
import { headerOf, OPEN_TABLES } from './office.ts';

interface Row {
  readonly position: number;
  readonly cells: Readonly<Record<string, Cell>>;
}

/** Filled rows, cells by column key, columns of the team's own under their header. */
function rowsIn(ports: MemoryPorts, table: Table): Row[] {
  const { places, cells: headers } = headerOf(ports, table);
  const keys = new Map([...places].map(([key, place]) => [place - 1, key]));
  return ports.book.rows(table.tab).flatMap((line, index) => {
    const cells = line as Cell[];
    if (index === 0 || cells.every(isBlank)) return [];
    const named = cells.map((cell, place): [string, Cell] => [keys.get(place) ?? `?${headers[place] ?? place}`, cell]);
    return [{ position: index + 1, cells: Object.fromEntries(named) }];
  });
}

/** A cell as jobs read it: a day is the text that people see, a formula's error is nothing. */
const text = (cell: Cell | undefined) => String(parseCell(columnOf(contacts, 'lastName'), cell ?? '').value);

/** Every name that a row has borne, folded: what a renamed cell may have said. */
export function collectNames(ports: MemoryPorts, names: Set<string>): Set<string> {
  for (const table of [companies, contacts, opportunities, tenders]) {
    for (const { cells } of rowsIn(ports, table))
      for (const name of [...namesOf(table, cells), fold(text(cells.label))]) names.add(name);
  }
  return names;
}

function namesOf(table: Table, cells: Row['cells']): string[] {
  if (table.key === 'companies') return [mentionKey(text(cells.name))];
  if (table.key !== 'contacts') return [fold(text(cells.title))];
  const [first, last] = [text(cells.firstName), text(cells.lastName)];
  const short = contactLabel(first, last, '');
  const full = short === '' ? '' : contactLabel(first, last, text(cells.company));
  return [fold(full), fold(short)];
}

const keyIn = (of: string, name: string) => (of === 'companies' ? mentionKey(name) : fold(name));

/** What is wrong with the workbook, in words; nothing after a check. */
export function findFaults(ports: MemoryPorts): string[] {
  return [
    ...OPEN_TABLES.flatMap((table) => [...identifierFaults(ports, table), ...linkFaults(ports, table)]),
    ...stageFaults(ports),
  ];
}

function identifierFaults(ports: MemoryPorts, table: Table): string[] {
  if (!table.id?.prefix) return [];
  const key = table.id.key;
  const ids = rowsIn(ports, table)
    .filter(({ cells }) => Object.entries(cells).some(([name, cell]) => name !== key && !isBlank(cell)))
    .map(({ cells }) => text(cells[key]));
  return [
    ...(ids.includes('') ? [`${table.tab}: a row without identifier`] : []),
    ...(new Set(ids).size < ids.length ? [`${table.tab}: an identifier borne twice`] : []),
  ];
}

function linkFaults(ports: MemoryPorts, table: Table): string[] {
  const missing = readMirror(ports)?.memory.missing ?? [];
  const notes = ports.book.get(table.tab).notes;
  const { places } = headerOf(ports, table);
  return table.columns.flatMap((column) => {
    const { of, link, key } = column;
    if (column.type !== 'name' || !of || !link) return [];
    const targets = rowsIn(ports, tableOf(of));
    const target: Table = tableOf(of);
    const idKey = target.id?.key ?? '';
    return followedRows(ports, table).flatMap(({ position, cells }) => {
      const [name, id] = [text(cells[key]), text(cells[link])];
      const where = `${table.tab} ${position}, ${key} « ${name} » → « ${id} »`;
      const called = targets.filter(
        (row) => identifierIn(row.cells[idKey]) !== '' && namesOf(target, row.cells).includes(keyIn(of, name)),
      );
      const linked = id === '' ? undefined : targets.find((candidate) => text(candidate.cells[idKey]) === id);
      if (id !== '' && !linked) return missing.some((row) => row.id === id) ? [] : [`${where}: leads nowhere`];
      const nameless = linked !== undefined && namesOf(target, linked.cells)[0] === '';
      if (id !== '' && name === '' && !nameless) return [`${where}: a link without a name`];
      // Two rows may bear a number that the team gives: either will do.
      if (linked && !called.some((row) => text(row.cells[idKey]) === id) && !nameless)
        return [`${where}: names another row`];
      if (id === '' && name !== '' && column.owner === 'team') {
        const full = called.filter((candidate) => namesOf(target, candidate.cells)[0] === keyIn(of, name));
        if ((full.length || called.length) === 1) return [`${where}: could be linked`];
        const note = notes[position - 1]?.[(places.get(key) ?? 0) - 1] ?? '';
        if (paragraphOf(note) === '') return [`${where}: nobody says why`];
      }
      return [];
    });
  });
}

/** A tender without a number, or with that of another, is nobody’s to write in: the team gives the numbers. */
function followedRows(ports: MemoryPorts, table: Table): Row[] {
  const rows = rowsIn(ports, table);
  const key = table.id?.key ?? '';
  const ids = rows.map(({ cells }) => identifierIn(cells[key]));
  return rows.filter(
    (_row, index) => ids[index] !== '' && ids.indexOf(ids[index] ?? '') === ids.lastIndexOf(ids[index] ?? ''),
  );
}

function stageFaults(ports: MemoryPorts): string[] {
  const { stages } = defaultSettings();
  const deals = rowsIn(ports, opportunities);
  const known = (cells: Row['cells']) => findStage(stages, text(cells.stage)) !== null;
  const unsettled = [...rowsIn(ports, contacts), ...deals]
    .filter(({ cells }) => known(cells) && text(cells.stage) !== text(cells.validatedStage))
    .map(({ cells }) => `${text(cells.id)}: ${text(cells.stage)} beside ${text(cells.validatedStage)}`);
  const behind = rowsIn(ports, contacts).flatMap(({ cells }) => {
    const own = deals
      .filter((deal) => text(deal.cells.contactId) === text(cells.id))
      .map((deal) => text(deal.cells.validatedStage));
    const least = stageOfContact(stages, text(cells.stage), own);
    return known(cells) && least !== text(cells.stage) ? [`${text(cells.id)}: behind its opportunity`] : [];
  });
  return [...unsettled, ...behind];
}

/** The cells of the team, as they stand: what a script may not lose. */
export function teamCells(ports: MemoryPorts): Map<string, number> {
  const counts = new Map<string, number>();
  for (const table of OPEN_TABLES) {
    const team = new Set(
      table.columns.filter(({ owner, type }) => owner === 'team' && type !== 'id').map(({ key }) => key),
    );
    for (const { cells } of rowsIn(ports, table)) {
      for (const [key, cell] of Object.entries(cells)) {
        if (isBlank(cell) || !(team.has(key) || key.startsWith('?'))) continue;
        const token = `${table.tab}/${key}/${tokenOf(cell)}`;
        counts.set(token, (counts.get(token) ?? 0) + 1);
      }
    }
  }
  return counts;
}

/** Cells that were there and are no longer, without anything that says where they went. */
export function lostCells(
  ports: MemoryPorts,
  before: ReadonlyMap<string, number>,
  formerNames: ReadonlySet<string>,
): string[] {
  const after = teamCells(ports);
  const gone = [...before].filter(([token, count]) => (after.get(token) ?? 0) < count);
  if (gone.length === 0) return [];
  const notes = OPEN_TABLES.flatMap(({ tab }) => ports.book.get(tab).notes.flat()).join('\n');
  const past = ports.book.rows(history.tab).flat().map(String);
  return gone.flatMap(([token]) => {
    const [tab = '', key = '', ...rest] = token.split('/');
    const value = rest.join('/').replace(/^string /, '');
    const column = OPEN_TABLES.find((table) => table.tab === tab)?.columns.find((candidate) => candidate.key === key);
    const stage = key === 'stage' && (notes.includes(value) || past.includes(value) || isWording(value));
    const renamed = column?.type === 'name' && formerNames.has(keyIn(column.of ?? '', value.trim()));
    return stage || renamed ? [] : [token];
  });
}

/** The team's own word for a stage, which its name replaces. */
function isWording(word: string): boolean {
  const { stages } = defaultSettings();
  return stages.some(({ name, wording }) => [name, ...wording.values()].some((known) => fold(known) === fold(word)));
}

/** The append-only tabs, to be compared. */
export function ledgers(ports: MemoryPorts): string[][] {
  return [history, journal].map(({ tab }) => ports.book.rows(tab).map((line) => JSON.stringify(line)));
}

/** Everything that stands in the workbook, the mirror and the journal included. */
export function picture(ports: MemoryPorts): ReadonlyMap<string, string> {
  return new Map(ports.book.tabs.map(({ name, cells, notes }) => [name, JSON.stringify([cells, notes])]));
}

/** The tabs that are not as they were. */
export function changedTabs(ports: MemoryPorts, before: ReadonlyMap<string, string>): string[] {
  return [...picture(ports)].filter(([name, drawn]) => before.get(name) !== drawn).map(([name]) => name);
}
