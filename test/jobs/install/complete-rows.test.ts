import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../src/crm/settings/index.ts';
import { companies, contacts, history, interactions, opportunities } from '../../../src/crm/tables/index.ts';
import type { Table } from '../../../src/crm/tables/table.ts';
import { completeRows } from '../../../src/jobs/install/complete-rows.ts';
import type { MemoryPorts } from '../../ports/memory-ports.ts';
import { addRows, installedWorkbook, rowsOf } from '../installed-workbook.ts';

const complete = (ports: MemoryPorts) => completeRows(ports, defaultSettings());

function typeCell(ports: MemoryPorts, table: Table, row: number, key: string, value: string) {
  const place = table.columns.findIndex((column) => column.key === key) + 1;
  ports.workbook.write(table.tab, row, place, [[value]]);
}

describe('completing the rows of a file', () => {
  it('links a contact to the company it names, whatever the spelling, and creates the company once', () => {
    const ports = installedWorkbook();
    addRows(ports, contacts, [
      { lastName: 'Vasseur', firstName: 'Claire', company: 'Mairie de Valmarais' },
      { lastName: 'Perrin', company: 'VALMARAIS' },
    ]);
    expect(complete(ports)).toMatchObject({ ok: true, value: { companiesCreated: 1 } });
    const [claire, odile] = rowsOf(ports, contacts);
    expect(claire?.companyId).toBe(odile?.companyId);
    expect(claire?.label).toBe('Claire Vasseur (Mairie de Valmarais)');
    expect(complete(ports)).toMatchObject({ ok: true, value: { companiesCreated: 0 } });
  });

  it('never guesses between two companies of one name: the link that is there stays', () => {
    const ports = installedWorkbook();
    addRows(ports, companies, [
      { id: 'EN-000001', name: 'Valmarais' },
      { id: 'EN-000002', name: 'Ville de Valmarais' },
    ]);
    addRows(ports, contacts, [
      { lastName: 'Vasseur', company: 'Valmarais', companyId: 'EN-000002' },
      { lastName: 'Perrin', company: 'Valmarais' },
    ]);
    complete(ports);
    expect(rowsOf(ports, contacts).map(({ companyId }) => companyId)).toEqual(['EN-000002', '']);
  });

  it('records a stage typed in a cell, and the day an opportunity was won', () => {
    const ports = installedWorkbook();
    addRows(ports, opportunities, [{ id: 'OP-000001', title: 'Haies', stage: 'Négociation', channel: 'BOAMP' }]);
    complete(ports);
    typeCell(ports, opportunities, 2, 'stage', 'Gagné');
    complete(ports);
    expect(
      rowsOf(ports, history).map(({ subject, subjectId, from, to, channel }) => [
        subject,
        subjectId,
        from,
        to,
        channel,
      ]),
    ).toEqual([
      ['Opportunité', 'OP-000001', '', 'Négociation', 'BOAMP'],
      ['Opportunité', 'OP-000001', 'Négociation', 'Gagné', 'BOAMP'],
    ]);
    expect(rowsOf(ports, opportunities)[0]).toMatchObject({ validatedStage: 'Gagné', closedOn: new Date(2026, 5, 16) });
    typeCell(ports, opportunities, 2, 'stage', 'Négociation');
    complete(ports);
    expect(rowsOf(ports, opportunities)[0]?.closedOn).toBeNull();
  });

  it('leaves a word that is no stage as it is, and records nothing', () => {
    const ports = installedWorkbook();
    addRows(ports, contacts, [{ lastName: 'Vasseur' }]);
    // As pasted: a list binds scripts and typing, not the clipboard.
    ports.book.type('CONTACTS', 2, contacts.columns.findIndex(({ key }) => key === 'stage') + 1, 'à voir');
    complete(ports);
    expect(rowsOf(ports, contacts)[0]).toMatchObject({ stage: 'à voir', validatedStage: '' });
    expect(rowsOf(ports, history)).toHaveLength(0);
  });

  it('fills the département from the postcode, and links a typed interaction to its contact', () => {
    const ports = installedWorkbook();
    addRows(ports, companies, [
      { name: 'Valmarais', postcode: '20250' },
      { name: 'Sère', postcode: '97400' },
      { name: 'Orève' },
    ]);
    addRows(ports, contacts, [{ id: 'CT-000001', lastName: 'Vasseur', firstName: 'Claire', company: 'Valmarais' }]);
    addRows(ports, interactions, [
      { type: 'Appel', date: new Date(2026, 5, 15, 10), contact: 'claire vasseur (Valmarais)' },
    ]);
    complete(ports);
    expect(rowsOf(ports, companies).map(({ department }) => department)).toEqual(['2B', '974', '']);
    expect(rowsOf(ports, interactions)[0]?.contactId).toBe('CT-000001');
  });
});
