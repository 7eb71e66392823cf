/** What people do in the tabs of steering by hand, and what the check of the workbook makes of it. */
import { beforeEach, describe, expect, it } from 'vitest';
import { actions, companies, criteria, objectives, sales } from '../../../src/crm/tables/index.ts';
import { reconcile } from '../../../src/jobs/completion/reconcile.ts';
import { listDeletedRows } from '../../../src/jobs/deleted-rows/list-deleted-rows.ts';
import { restoreRows } from '../../../src/jobs/deleted-rows/restore-rows.ts';
import { handleEdit } from '../../../src/jobs/edits/handle-edit.ts';
import { refreshSteering } from '../../../src/jobs/steering/refresh-steering.ts';
import { switchOn } from '../../../src/jobs/steering/switch-steering.ts';
import type { MemoryPorts } from '../../ports/memory-ports.ts';
import { addRows, changeRow, rowsOf, smallCrm } from '../crm-workbook.ts';

let ports: MemoryPorts;

function value<T>(result: { ok: true; value: T } | { ok: false; error: { message: string } }): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

const night = () => {
  value(reconcile(ports));
  value(refreshSteering(ports));
};
const saleOf = (amount: number) => rowsOf(ports, sales).find((row) => row.amount === amount);

beforeEach(() => {
  ports = smallCrm();
  value(switchOn(ports, { examples: false }));
  addRows(ports, objectives, [
    { indicator: 'Chiffre d’affaires', period: 'Année', code: 'CA', target: 10_000 },
    { indicator: 'Satisfaction', period: 'Année', target: 9, current: 8 },
  ]);
  addRows(ports, sales, [
    {
      date: new Date(2026, 4, 4),
      company: 'ville de valmarais',
      amount: 4000,
      opportunity: 'Gestion différenciée des parcs',
    },
    { date: new Date(2026, 5, 2), company: 'Laboratoires Mélisse', amount: -500 },
  ]);
  addRows(ports, actions, [{ objective: 'chiffre d’affaires', action: 'Appeler', phase: 'Démarrage' }]);
  night();
});

describe('rows typed in the tabs of steering', () => {
  it('have an identifier, the rows they name behind them, and their figures', () => {
    expect(saleOf(4000)).toMatchObject({
      id: expect.stringMatching(/^VE-/),
      companyId: 'EN-VALMAR',
      opportunityId: 'OP-PARCS1',
    });
    const [aim] = rowsOf(ports, objectives);
    expect(aim).toMatchObject({ current: 3500, attainment: 0.35 });
    expect(rowsOf(ports, actions)[0]).toMatchObject({ objectiveId: aim?.id, volume: 30_000 });
  });

  it('are known as they are typed: an identifier, the company behind its name, a reason beside what cannot be read', () => {
    const row = ports.book.rows('VENTES').length + 1;
    const place = (key: string) => sales.columns.findIndex((column) => column.key === key) + 1;
    const type = (key: string, cell: string | number) => {
      ports.book.put('VENTES', row, place(key), [[cell]]);
      value(handleEdit(ports, { tab: 'VENTES', area: { row, column: place(key), rows: 1, columns: 1 } }));
    };
    type('company', 'Ville de Valmarais');
    type('amount', 'douze mille');
    expect(rowsOf(ports, sales)[2]).toMatchObject({ id: expect.stringMatching(/^VE-/), companyId: 'EN-VALMAR' });
    const area = { row, column: place('amount'), rows: 1, columns: 1 };
    expect(ports.workbook.readNotes('VENTES', area)[0]?.[0]).toContain('«\u00a0douze mille\u00a0»');
  });

  it('follow a name that changes, and the figures with it', () => {
    const [aim] = rowsOf(ports, objectives);
    changeRow(ports, companies, 'EN-VALMAR', { name: 'Valmarais Métropole' });
    changeRow(ports, objectives, String(aim?.id), { indicator: 'Revenu', target: 20_000 });
    night();
    expect(saleOf(4000)?.company).toBe('Valmarais Métropole');
    expect(rowsOf(ports, actions)[0]).toMatchObject({ objective: 'Revenu', volume: 60_000 });
    expect(rowsOf(ports, objectives)[0]?.attainment).toBe(0.175);
  });

  it('get back what only Pistil writes', () => {
    const [aim, typed] = rowsOf(ports, objectives);
    changeRow(ports, objectives, String(aim?.id), { attainment: 1 });
    changeRow(ports, criteria, String(rowsOf(ports, criteria)[0]?.id), { verdict: 'GO idéal' });
    changeRow(ports, sales, String(saleOf(4000)?.id), { companyId: 'EN-MELISS' });
    changeRow(ports, objectives, String(typed?.id), { current: 4.5 });
    night();
    expect(rowsOf(ports, objectives).map(({ attainment }) => attainment)).toEqual([0.35, 0.5]);
    expect(rowsOf(ports, criteria)[0]?.verdict).toBe('NO-GO');
    expect(saleOf(4000)?.companyId).toBe('EN-VALMAR');
  });

  it('come back when they were deleted, from the mirror of the night', () => {
    const before = saleOf(-500);
    const at = ports.book.rows('VENTES').findIndex((line) => line.includes(-500)) + 1;
    ports.book.deleteRow('VENTES', at);
    night();
    expect(rowsOf(ports, objectives)[0]?.current).toBe(4000);
    expect(value(listDeletedRows(ports)).groups).toMatchObject([{ tab: 'VENTES', rows: [{ id: before?.id }] }]);
    value(restoreRows(ports, { rows: [{ table: 'sales', id: String(before?.id) }] }));
    night();
    expect(saleOf(-500)).toEqual(before);
    expect(rowsOf(ports, objectives)[0]?.current).toBe(3500);
  });

  it('settle: a second night writes nothing', () => {
    const before = ports.book.rows('JOURNAL').length;
    expect(value(reconcile(ports))).toMatchObject({ cells: 0, identified: 0 });
    expect(value(refreshSteering(ports))).toMatchObject({ written: 0 });
    expect(ports.book.rows('JOURNAL').length).toBe(before);
  });
});
