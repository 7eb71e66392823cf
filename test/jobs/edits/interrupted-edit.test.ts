/** Google may end a trigger at any call: the check of the workbook then comes to what the trigger would have done. */
import { describe, expect, test } from 'vitest';
import { companies, contacts, history, journal, opportunities } from '../../../src/crm/tables/index.ts';
import type { Table } from '../../../src/crm/tables/table.ts';
import { reconcile } from '../../../src/jobs/completion/reconcile.ts';
import { handleEdit } from '../../../src/jobs/edits/handle-edit.ts';
import type { Edit } from '../../../src/ports.ts';
import { ok } from '../../../src/result.ts';
import { setSystem, transact } from '../../../src/sheet/index.ts';
import type { MemoryPorts } from '../../ports/memory-ports.ts';
import { rowsOf, smallCrm } from '../crm-workbook.ts';

const place = (table: Table, key: string) => table.columns.findIndex((column) => column.key === key) + 1;
const rowOf = (ports: MemoryPorts, { tab }: Table, id: string) =>
  ports.book.rows(tab).findIndex(([first]) => first === id) + 1;

/** An opportunity whose gate lets it through, in a workbook that a night has left in order. */
function orderly(mirror: boolean): MemoryPorts {
  const ports = smallCrm();
  const row = rowOf(ports, opportunities, 'OP-PARCS1');
  ports.book.put('OPPORTUNITES', row, place(opportunities, 'budgetConfirmed'), [[true]]);
  expect(reconcile(ports)).toMatchObject({ ok: true });
  const { tabs } = ports.book;
  const at = tabs.findIndex(({ name }) => name === 'MIROIR');
  if (!mirror) tabs.splice(at, 1);
  const scored = transact(ports, {
    action: 'companies.score',
    summary: () => 'Score de l’essai.',
    plan: () => ok({ changes: [setSystem(companies, 'EN-VALMAR', { score: 82 })], value: null }),
  });
  expect(scored.ok).toBe(true);
  return ports;
}

function typeIn(ports: MemoryPorts, table: Table, id: string, key: string, value: string, oldValue: string): Edit {
  const area = { row: rowOf(ports, table, id), column: place(table, key), rows: 1, columns: 1 };
  ports.book.put(table.tab, area.row, area.column, [[value]]);
  return { tab: table.tab, area, value, oldValue };
}

const EDITS = {
  'a stage that passes': (ports: MemoryPorts) => typeIn(ports, opportunities, 'OP-PARCS1', 'stage', 'Qualifié', 'Lead'),
  'a stage refused': (ports: MemoryPorts) => typeIn(ports, opportunities, 'OP-PARCS1', 'stage', 'Négociation', 'Lead'),
  'a name': (ports: MemoryPorts) =>
    typeIn(ports, contacts, 'CT-CLAIRE', 'company', 'Laboratoires Mélisse', 'Ville de Valmarais'),
};

/** What stands in the tables, and the stages passed. */
function picture(ports: MemoryPorts) {
  const past = rowsOf(ports, history).map(({ subjectId, from, to }) => `${subjectId} ${from ?? ''} > ${to}`);
  return { deals: rowsOf(ports, opportunities), people: rowsOf(ports, contacts), past: past.sort() };
}

/** Without a mirror nobody knows a former name: a rename that no script has begun is then a name retyped. */
const CASES = [
  ...(Object.keys(EDITS) as (keyof typeof EDITS)[]).map((what) => ({ what, mirror: true, known: 'with a mirror' })),
  { what: 'a stage that passes', mirror: false, known: 'before the first night' },
  { what: 'a stage refused', mirror: false, known: 'before the first night' },
] as const;

describe('a trigger that Google ends at any call', () => {
  test.each(CASES)('$what, $known', ({ what, mirror }) => {
    const whole = orderly(mirror);
    const edit = EDITS[what](whole);
    whole.gate.reset();
    handleEdit(whole, edit);
    const calls = whole.gate.calls.length;
    reconcile(whole);
    for (let last = 0; last < calls; last += 1) {
      const ports = orderly(mirror);
      const cut = EDITS[what](ports);
      let count = 0;
      ports.gate.beforeCall = () => {
        count += 1;
        if (count > last) throw new Error('ended by Google');
      };
      expect(() => handleEdit(ports, cut)).toThrow('ended by Google');
      ports.gate.beforeCall = null;
      ports.world.lock.holder = null;
      expect(reconcile(ports)).toMatchObject({ ok: true });
      expect(picture(ports), `ended at call ${last}`).toEqual(picture(whole));
    }
  });
});

test('no cell is written before JOURNAL says what it held', () => {
  const ports = orderly(true);
  const edit = EDITS['a name'](ports);
  ports.gate.reset();
  handleEdit(ports, edit);
  const written = ports.gate.calls.filter(({ kind }) => kind === 'write' || kind === 'appendRow');
  // The new label is carried to the opportunity that names the contact.
  expect(written.map(({ tab }) => tab)).toEqual([journal.tab, contacts.tab, opportunities.tab]);
});
