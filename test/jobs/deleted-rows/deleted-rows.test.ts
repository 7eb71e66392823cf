import { describe, expect, it } from 'vitest';
import { companies, contacts, interactions, opportunities } from '../../../src/crm/tables/index.ts';
import type { Table } from '../../../src/crm/tables/table.ts';
import { reconcile } from '../../../src/jobs/completion/reconcile.ts';
import { acceptDeletions } from '../../../src/jobs/deleted-rows/accept-deletions.ts';
import { listDeletedRows } from '../../../src/jobs/deleted-rows/list-deleted-rows.ts';
import { restoreRows } from '../../../src/jobs/deleted-rows/restore-rows.ts';
import { undoOperation } from '../../../src/jobs/operations/undo-operation.ts';
import type { MemoryPorts } from '../../ports/memory-ports.ts';
import { addRows, contactRow, rowsOf, smallCrm } from '../crm-workbook.ts';

const placeOf = (table: Table, key: string) => table.columns.findIndex((column) => column.key === key) + 1;

function deleteRow(ports: MemoryPorts, table: Table, id: string): void {
  ports.book.deleteRow(table.tab, ports.book.rows(table.tab).findIndex((line) => line.includes(id)) + 1);
}

/** A night has passed, then somebody deletes Claire, whom an opportunity and an interaction name. */
function withoutClaire(): MemoryPorts {
  const ports = smallCrm();
  addRows(ports, interactions, [
    { type: 'Appel', date: new Date(2026, 5, 15, 10), contact: 'Claire Vasseur (Ville de Valmarais)' },
  ]);
  ports.book.put('CONTACTS', 1, contacts.columns.length + 1, [['Code interne'], ['A-12']]);
  expect(reconcile(ports).ok).toBe(true);
  deleteRow(ports, contacts, 'CT-CLAIRE');
  return ports;
}

const CLAIRE = { rows: [{ table: 'contacts', id: 'CT-CLAIRE' }] } as const;

describe('rows that somebody deleted', () => {
  it('are listed at once, with what referred to them', () => {
    const ports = withoutClaire();
    ports.gate.reset();
    const listed = listDeletedRows(ports);
    expect(ports.gate.weighted()).toBe(10);
    expect(listed).toMatchObject({
      ok: true,
      value: {
        comparedTo: '2026-06-16T10:42',
        more: 0,
        groups: [
          {
            tab: 'CONTACTS',
            rows: [
              {
                id: 'CT-CLAIRE',
                name: 'Claire Vasseur (Ville de Valmarais)',
                referredBy: '1\u00a0opportunité, 1\u00a0interaction',
              },
            ],
          },
        ],
      },
    });
  });

  it('are not listed before a first mirror, nor when none is gone', () => {
    const ports = smallCrm();
    expect(listDeletedRows(ports)).toMatchObject({ ok: true, value: { comparedTo: '', groups: [] } });
    reconcile(ports);
    expect(listDeletedRows(ports)).toMatchObject({ ok: true, value: { groups: [] } });
  });

  it('come back with the exact former cells, columns of the team included, and leave again by undo', () => {
    const ports = withoutClaire();
    reconcile(ports);
    const back = restoreRows(ports, CLAIRE);
    expect(back).toMatchObject({ ok: true, value: { restored: 1, leftOut: [] } });
    expect(contactRow(ports, 'CT-CLAIRE')).toMatchObject({
      lastName: 'Vasseur',
      score: 82,
      label: 'Claire Vasseur (Ville de Valmarais)',
    });
    const last = ports.book.rows('CONTACTS').slice(-1)[0];
    expect(last?.[contacts.columns.length]).toBe('A-12');
    expect(reconcile(ports)).toMatchObject({ ok: true, value: { cells: 0, moves: 0, missing: 0 } });
    expect(rowsOf(ports, opportunities)[0]).toMatchObject({ contactId: 'CT-CLAIRE' });
    expect(restoreRows(ports, CLAIRE)).toMatchObject({ ok: false, error: { code: 'row.present' } });
    const operation = back.ok ? back.value.operation : '';
    expect(undoOperation(ports, { operation })).toMatchObject({ ok: true, value: { kept: [] } });
    expect(contactRow(ports, 'CT-CLAIRE')).toEqual({});
  });

  it('are missing again when their return is undone the same day', () => {
    const ports = withoutClaire();
    const back = restoreRows(ports, CLAIRE);
    undoOperation(ports, { operation: back.ok ? back.value.operation : '' });
    expect(listDeletedRows(ports)).toMatchObject({ ok: true, value: { groups: [{ rows: [{ id: 'CT-CLAIRE' }] }] } });
  });

  it('stay gone once accepted: links emptied, names kept, nothing noted, nothing listed', () => {
    const ports = withoutClaire();
    expect(acceptDeletions(ports, CLAIRE)).toMatchObject({ ok: true, value: { accepted: 1, unlinked: 2 } });
    const [deal] = rowsOf(ports, opportunities);
    expect(deal).toMatchObject({ contact: 'Claire Vasseur (Ville de Valmarais)' });
    expect(deal?.contactId).toBeUndefined();
    expect(listDeletedRows(ports)).toMatchObject({ ok: true, value: { groups: [] } });
    expect(reconcile(ports)).toMatchObject({ ok: true, value: { unclear: 0, missing: 0 } });
    ports.clock.sleep(24 * 3_600_000);
    expect(reconcile(ports)).toMatchObject({ ok: true, value: { cells: 0, unclear: 0, missing: 0 } });
  });

  it('are found again by their name when somebody types them anew', () => {
    const ports = withoutClaire();
    acceptDeletions(ports, CLAIRE);
    addRows(ports, contacts, [{ firstName: 'Claire', lastName: 'Vasseur', company: 'Ville de Valmarais' }]);
    reconcile(ports);
    expect(String(rowsOf(ports, opportunities)[0]?.contactId)).toMatch(/^CT-/);
  });

  it('leave out a value that a strict list no longer accepts, and say so', () => {
    const ports = smallCrm();
    ports.book.type('CONTACTS', 2, placeOf(contacts, 'type'), 'Voisine');
    reconcile(ports);
    deleteRow(ports, contacts, 'CT-CLAIRE');
    const back = restoreRows(ports, CLAIRE);
    expect(back.ok && back.value.leftOut).toEqual([
      'La liste de la colonne «\u00a0Type\u00a0» n’accepte plus «\u00a0Voisine\u00a0»\u00a0: la case de CT-CLAIRE reste vide dans CONTACTS.',
    ]);
  });

  it('are forgotten after thirty days when nothing refers to them', () => {
    const ports = smallCrm();
    reconcile(ports);
    deleteRow(ports, contacts, 'CT-PAUL00');
    deleteRow(ports, companies, 'EN-MELISS');
    ports.clock.sleep(31 * 24 * 3_600_000);
    expect(reconcile(ports)).toMatchObject({ ok: true, value: { missing: 1 } });
    expect(listDeletedRows(ports)).toMatchObject({ ok: true, value: { groups: [{ tab: 'ENTREPRISES' }] } });
  });
});
