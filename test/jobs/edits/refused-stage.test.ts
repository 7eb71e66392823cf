/** What the note of a refused stage says to do must be possible on the page that it names. */
import { expect, test } from 'vitest';
import { contacts, opportunities } from '../../../src/crm/tables/index.ts';
import type { Table } from '../../../src/crm/tables/table.ts';
import { handleEdit } from '../../../src/jobs/edits/handle-edit.ts';
import { smallCrm } from '../crm-workbook.ts';

test.each([
  { table: contacts as Table, id: 'CT-CLAIRE', page: 'Fiche de la ligne' },
  { table: opportunities as Table, id: 'OP-PARCS1', page: 'Pipeline' },
])('$table.tab: the gate is passed over in Pistil > $page', ({ table, id, page }) => {
  const ports = smallCrm();
  const row = ports.book.rows(table.tab).findIndex(([first]) => first === id) + 1;
  const column = table.columns.findIndex(({ key }) => key === 'stage') + 1;
  ports.book.put(table.tab, row, column, [['En discussion']]);
  const area = { row, column, rows: 1, columns: 1 };
  handleEdit(ports, { tab: table.tab, area, oldValue: 'Lead', value: 'En discussion' });
  const note = ports.book.get(table.tab).notes[row - 1]?.[column - 1] ?? '';
  expect(note).toContain('Pour passer en En discussion, il manque');
  expect(note).toContain(`ouvrez Pistil > ${page} et donnez la raison`);
});
