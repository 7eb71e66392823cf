import { describe, expect, test } from 'vitest';
import { companies, contacts, followUps, interactions, tenders } from '../../../src/crm/tables/index.ts';
import { revealRow } from '../../../src/jobs/records/reveal-row.ts';
import { floor, loadSearchIndex, MOST_ROWS } from '../../../src/jobs/search/load-search-index.ts';
import { SEARCHED_TABLES, type SearchedTable } from '../../../src/jobs/search/searched-tables.ts';
import type { MemoryPorts } from '../../ports/memory-ports.ts';
import { addRows, person, smallCrm } from '../crm-workbook.ts';

function index(ports: MemoryPorts, table: SearchedTable) {
  const answer = loadSearchIndex(ports, { table });
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

describe('what can be found in a table', () => {
  test('is a name, what tells it from others, its numbers, the rest, and a day', () => {
    const ports = smallCrm();
    expect(index(ports, 'contacts').entries[0]).toEqual([
      'CT-CLAIRE',
      'Claire Vasseur',
      'Directrice des espaces verts, Ville de Valmarais',
      'claire.vasseur@valmarais.example\n04 78 11 22 33',
      '',
      '2026-05-26',
    ]);
    addRows(ports, companies, [
      { id: 'EN-1', name: 'Sylve', siren: '123456782', certifications: ['B Corp'], notes: 'Vue au salon' },
    ]);
    expect(index(ports, 'companies').entries.at(-1)).toEqual([
      'EN-1',
      'Sylve',
      '',
      '123456782',
      'B Corp\nVue au salon',
      '',
    ]);
    addRows(ports, interactions, [
      { id: 'IN-1', type: 'Appel', date: new Date(2026, 5, 12, 10), contact: 'Claire Vasseur', summary: 'Budget voté' },
    ]);
    expect(index(ports, 'interactions').entries).toEqual([
      ['IN-1', 'Appel', 'Claire Vasseur', '', 'Budget voté', '2026-06-12'],
    ]);
    addRows(ports, tenders, [{ noticeId: '26-1', title: 'Parcs', buyer: 'Ville de Valmarais' }]);
    expect(index(ports, 'tenders').entries[0]?.slice(0, 3)).toEqual(['26-1', 'Parcs', 'Ville de Valmarais']);
    addRows(ports, followUps, [{ id: 'RL-1', what: 'Rappeler', status: 'À faire' }]);
    expect(index(ports, 'followUps').entries[0]?.slice(0, 3)).toEqual(['RL-1', 'Rappeler', 'À faire']);
  });

  test.each(SEARCHED_TABLES)('of %s costs one read, whatever the number of rows', (table) => {
    const ports = smallCrm();
    addRows(
      ports,
      contacts,
      Array.from({ length: 500 }, (_, row) => person({ id: `CT-${row}`, lastName: `Nom${row}` })),
    );
    ports.gate.reset();
    index(ports, table);
    expect(ports.gate.weighted()).toBe(floor.read);
  });

  test('leaves out rows that have no identifier yet', () => {
    const ports = smallCrm();
    addRows(ports, contacts, [person({ lastName: 'Sans identifiant' })]);
    expect(index(ports, 'contacts').entries).toHaveLength(3);
  });

  test('is the newest rows when there are too many to send, and says how many are left out', () => {
    const ports = smallCrm();
    addRows(
      ports,
      followUps,
      Array.from({ length: MOST_ROWS + 3 }, (_, row) => ({ id: `RL-${row}`, what: 'Rappeler' })),
    );
    const { entries, left } = index(ports, 'followUps');
    expect(left).toBe(3);
    expect(entries).toHaveLength(MOST_ROWS);
    expect(entries[0]?.[0]).toBe('RL-3');
  });

  test('of a tab that is gone says which', () => {
    const ports = smallCrm();
    ports.book.deleteTab('RELANCES');
    expect(loadSearchIndex(ports, { table: 'followUps' })).toMatchObject({ ok: false, error: { code: 'tab.missing' } });
  });
});

describe('the row of what was found', () => {
  test('is selected where it stands now', () => {
    const ports = smallCrm();
    addRows(ports, tenders, [{ noticeId: '26-1', title: 'Parcs' }]);
    expect(revealRow(ports, { table: 'tenders', id: '26-1' }).ok).toBe(true);
    expect(ports.book.selected).toEqual({ tab: 'APPELS_OFFRES', row: 2 });
  });

  test('that is gone says so', () => {
    expect(revealRow(smallCrm(), { table: 'tenders', id: '26-1' })).toMatchObject({
      ok: false,
      error: { code: 'record.gone' },
    });
  });
});
