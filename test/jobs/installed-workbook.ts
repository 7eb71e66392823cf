import { tellStory } from '../../local/demo/story.ts';
import { companies, contacts, history, interactions, opportunities } from '../../src/crm/tables/index.ts';
import type { RowOf, Table } from '../../src/crm/tables/table.ts';
import { installPistil } from '../../src/jobs/install/install-pistil.ts';
import { ok } from '../../src/result.ts';
import { append } from '../../src/sheet/change.ts';
import { readTable } from '../../src/sheet/read-table.ts';
import { transact } from '../../src/sheet/transact.ts';
import { createMemoryPorts, type MemoryPorts } from '../ports/memory-ports.ts';

const TODAY = new Date(2026, 5, 16, 9, 41);

/** An in-memory workbook on which Pistil has just been installed, on Tuesday 16 June 2026. */
export function installedWorkbook(): MemoryPorts {
  const ports = createMemoryPorts({ person: false, now: TODAY });
  const done = installPistil(ports);
  if (!done.ok) throw new Error(done.error.message);
  return ports;
}

/** The same, with the demo's year of prospecting in it. */
export function storyWorkbook(): MemoryPorts {
  const ports = installedWorkbook();
  const story = tellStory(TODAY);
  addRows(ports, companies, story.companies);
  addRows(ports, contacts, story.contacts);
  addRows(ports, opportunities, story.opportunities);
  addRows(ports, interactions, story.interactions);
  addRows(ports, history, story.history);
  return ports;
}

/** Adds rows as a job would. */
export function addRows<T extends Table>(ports: MemoryPorts, table: T, rows: readonly Partial<RowOf<T>>[]): void {
  const done = transact(ports, {
    action: 'test.rows',
    summary: () => 'Lignes de l’essai.',
    plan: () => ok({ changes: rows.map((row) => append(table, row)), value: null }),
  });
  if (!done.ok) throw new Error(done.error.message);
}

/** The rows of a table as a job reads them. */
export function rowsOf<T extends Table>(ports: MemoryPorts, table: T): readonly RowOf<T>[] {
  const read = readTable(ports, table);
  if (!read.ok) throw new Error(read.error.message);
  return read.value.rows.map(({ values }) => values);
}
