import { describe, expect, it } from 'vitest';
import { defaultSettingRows } from '../../../src/crm/settings/index.ts';
import { companies, opportunities, sales, settings } from '../../../src/crm/tables/index.ts';
import { undoOperation } from '../../../src/jobs/operations/undo-operation.ts';
import { classifyClients } from '../../../src/jobs/portfolio-tab/classify-clients.ts';
import { addTables, type MemoryPorts } from '../../ports/memory-ports.ts';
import { addRows, rowsOf, smallCrm } from '../crm-workbook.ts';

/** Two clients by opportunities won, one by VENTES alone. */
function sellingCrm(): MemoryPorts {
  const ports = smallCrm();
  addRows(ports, companies, [{ id: 'EN-ORMES1', name: 'Les Ormes', type: 'Partenaire' }]);
  const won = { stage: 'Gagné', closedOn: new Date(2026, 4, 4) };
  addRows(ports, opportunities, [
    { id: 'OP-GAGNE1', title: 'Haies', company: 'Ville de Valmarais', companyId: 'EN-VALMAR', amount: 18_000, ...won },
    { id: 'OP-GAGNE2', title: 'Mare', company: 'Laboratoires Mélisse', companyId: 'EN-MELISS', amount: 900, ...won },
  ]);
  return ports;
}

/** The module on, and VENTES with a sale and a credit note. */
function keepSales(ports: MemoryPorts): void {
  addTables(ports.book, [sales]);
  const line = defaultSettingRows().findIndex(({ group, name }) => group === 'Modules' && name === 'Pilotage') + 2;
  ports.book.put(settings.tab, line, settings.columns.findIndex(({ key }) => key === 'value') + 1, [['Oui']]);
  addRows(ports, sales, [
    { id: 'VE-000001', date: new Date(2026, 5, 1), company: 'Les Ormes', companyId: 'EN-ORMES1', amount: 5_000 },
    { id: 'VE-000002', date: new Date(2026, 5, 2), company: 'Les Ormes', companyId: 'EN-ORMES1', amount: -6_000 },
    { id: 'VE-000003', date: new Date(2026, 5, 3), company: 'Ville de Valmarais', companyId: 'EN-VALMAR', amount: 700 },
  ]);
}

const classes = (ports: MemoryPorts) =>
  rowsOf(ports, companies).map(({ id, abcClass, rfmSegment }) => [id, abcClass, rfmSegment]);

describe('the classes of clients, every night', () => {
  it('come from the opportunities won while nobody keeps VENTES', () => {
    const ports = sellingCrm();
    expect(classifyClients(ports)).toMatchObject({
      ok: true,
      value: { classified: 2, summary: '2\u00a0clients classés (ABC et RFM), d’après les affaires gagnées.' },
    });
    expect(classes(ports)).toEqual([
      ['EN-VALMAR', 'A', expect.any(String)],
      ['EN-MELISS', 'C', expect.any(String)],
      ['EN-ORMES1', undefined, undefined],
    ]);
  });

  it('come from VENTES once it is kept, credit notes taken off', () => {
    const ports = sellingCrm();
    keepSales(ports);
    classifyClients(ports);
    expect(classes(ports)).toEqual([
      ['EN-VALMAR', 'A', expect.any(String)],
      ['EN-MELISS', undefined, undefined],
      ['EN-ORMES1', 'C', expect.any(String)],
    ]);
  });

  it('are taken away from a company whose sale is gone, and change nothing the second time', () => {
    const ports = sellingCrm();
    classifyClients(ports);
    const before = ports.book.rows('JOURNAL').length;
    classifyClients(ports);
    expect(ports.book.rows('JOURNAL')).toHaveLength(before);
    keepSales(ports);
    classifyClients(ports);
    expect(classes(ports)[1]).toEqual(['EN-MELISS', undefined, undefined]);
  });

  it('can be taken back', () => {
    const ports = sellingCrm();
    classifyClients(ports);
    const operation = String(
      ports.book
        .rows('JOURNAL')
        .at(-1)
        ?.find((cell) => String(cell).startsWith('JN-')),
    );
    expect(undoOperation(ports, { operation })).toMatchObject({ ok: true });
    expect(classes(ports).every(([, abc, rfm]) => abc === undefined && rfm === undefined)).toBe(true);
  });

  it('cost as many calls for five hundred companies as for three', () => {
    const few = sellingCrm();
    const many = sellingCrm();
    addRows(
      many,
      companies,
      Array.from({ length: 500 }, (_, index) => ({ id: `EN-${100_000 + index}`, name: `Commune ${index}` })),
    );
    const won = { stage: 'Gagné', closedOn: new Date(2026, 3, 4), amount: 800 };
    addRows(
      many,
      opportunities,
      Array.from({ length: 500 }, (_, index) => ({
        id: `OP-${100_000 + index}`,
        companyId: `EN-${100_000 + index}`,
        ...won,
      })),
    );
    const counts = [few, many].map((ports) => {
      ports.gate.reset();
      classifyClients(ports);
      return ports.gate.weighted();
    });
    expect(counts).toEqual([7, 7]);
  });
});
