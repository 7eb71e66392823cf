import { describe, expect, test } from 'vitest';
import { contacts, interactions, opportunities, settings } from '../../../src/crm/tables/index.ts';
import { listOpportunities } from '../../../src/jobs/interactions/list-opportunities.ts';
import { LARGEST_INDEX, loadJournalForm } from '../../../src/jobs/interactions/load-journal-form.ts';
import { searchContacts } from '../../../src/jobs/search/search-contacts.ts';
import type { MemoryPorts } from '../../ports/memory-ports.ts';
import { addRows, person, smallCrm } from '../crm-workbook.ts';

function load(ports: MemoryPorts, subject = '') {
  const form = loadJournalForm(ports, { subject });
  if (!form.ok) throw new Error(form.error.message);
  return form.value;
}

function selected(ports: MemoryPorts, tab: string, row: number) {
  ports.book.selected = { tab, row };
  return load(ports).selected;
}

describe('the form opens on what a page names, whatever row is selected', () => {
  const open = (subject: string) => {
    const ports = smallCrm();
    ports.book.selected = { tab: 'CONTACTS', row: 3 };
    const { selected: found } = load(ports, subject);
    return { found, calls: ports.gate.weighted() };
  };

  test('a contact, in two reads', () => {
    expect(open('CT-CLAIRE')).toEqual({ found: { contactId: 'CT-CLAIRE', opportunityId: '' }, calls: 2 });
  });

  test('the main contact of an opportunity, with the opportunity, in three', () => {
    expect(open('OP-PARCS1')).toEqual({ found: { contactId: 'CT-CLAIRE', opportunityId: 'OP-PARCS1' }, calls: 3 });
  });

  test('and nobody when it is gone', () => {
    expect(open('CT-PARTIE').found).toBeNull();
    expect(open('OP-PARTIE').found).toBeNull();
  });
});

describe('the form opens on the contact that the selected row leads to', () => {
  test('in CONTACTS', () => {
    expect(selected(smallCrm(), 'CONTACTS', 3)).toEqual({ contactId: 'CT-NADIA1', opportunityId: '' });
  });

  test('in CONTACTS under another name, columns moved', () => {
    const ports = smallCrm();
    ports.book.moveColumn('CONTACTS', 1, 9);
    const tab = ports.book.get('CONTACTS');
    Object.assign(tab, { name: 'Prospects' });
    expect(selected(ports, 'Prospects', 2)?.contactId).toBe('CT-CLAIRE');
  });

  test('in OPPORTUNITES, with the opportunity', () => {
    expect(selected(smallCrm(), 'OPPORTUNITES', 2)).toEqual({ contactId: 'CT-CLAIRE', opportunityId: 'OP-PARCS1' });
  });

  test('in INTERACTIONS', () => {
    const ports = smallCrm();
    addRows(ports, interactions, [{ id: 'IN-AAAAAA', contactId: 'CT-PAUL00', contact: 'Paul Vassal' }]);
    expect(selected(ports, 'INTERACTIONS', 2)).toEqual({ contactId: 'CT-PAUL00', opportunityId: '' });
  });

  test('in a row whose contact was just typed and has no identifier yet', () => {
    const ports = smallCrm();
    addRows(ports, interactions, [{ contact: 'nadia cherif (Laboratoires Melisse)' }]);
    expect(selected(ports, 'INTERACTIONS', 2)?.contactId).toBe('CT-NADIA1');
  });

  test('and on nobody from a header, an empty row, a row that names two people, or a tab of the team’s own', () => {
    const ports = smallCrm();
    addRows(ports, interactions, [{ contactId: 'CT-PAUL00', summary: 'CT-CLAIRE' }]);
    ports.book.add('Brouillon', [['a'], ['b']]);
    for (const [tab, row] of [
      ['CONTACTS', 1],
      ['CONTACTS', 40],
      ['INTERACTIONS', 1],
      ['INTERACTIONS', 2],
      ['INTERACTIONS', 50],
      ['Brouillon', 2],
    ] as const) {
      expect(selected(ports, tab, row), `${tab} ${row}`).toBeNull();
    }
  });
});

describe('the form brings', () => {
  test('today, and the week days on which nobody works', () => {
    const ports = smallCrm();
    addRows(ports, settings, [{ group: 'Jours fériés : jours ajoutés', name: 'Pont', value: new Date(2026, 6, 13) }]);
    const { today, closedDays } = load(ports);
    expect(today).toBe('2026-06-16');
    expect(closedDays).toEqual(expect.arrayContaining(['2026-07-13', '2026-07-14', '2026-12-25', '2027-05-17']));
    expect(closedDays).not.toContain('2026-08-15');
  });

  test('the contacts last spoken to, the latest first', () => {
    expect(load(smallCrm()).recent).toEqual(['CT-NADIA1', 'CT-CLAIRE']);
  });

  test('beyond 10,000 contacts, only those it needs: the others are searched on the server', () => {
    const ports = smallCrm();
    addRows(
      ports,
      contacts,
      Array.from({ length: LARGEST_INDEX }, (_, index) => person({ id: `CT-${index}`, lastName: `Nom ${index}` })),
    );
    ports.book.selected = { tab: 'CONTACTS', row: 4 };
    const form = load(ports);
    expect(form.allContacts).toBe(false);
    expect(form.contacts.entries.map(([id]) => id)).toEqual(['CT-CLAIRE', 'CT-NADIA1', 'CT-PAUL00']);
    const found = searchContacts(ports, { query: 'nom 9999' });
    expect(found.ok && found.value.entries.map(([id]) => id)).toEqual(['CT-9999']);
  });

  test('a sentence that says which column is gone', () => {
    const ports = smallCrm();
    ports.book.deleteColumn('CONTACTS', 3);
    const form = loadJournalForm(ports);
    expect(form).toMatchObject({
      ok: false,
      error: { code: 'column.missing', message: expect.stringContaining('Nom') },
    });
  });
});

describe('the opportunities offered', () => {
  test('are the open ones of the contact, then those of its company', () => {
    const ports = smallCrm();
    const company = { company: 'Ville de Valmarais', companyId: 'EN-VALMAR' };
    addRows(ports, opportunities, [
      { id: 'OP-OTHER1', title: 'Ruches de la mairie', ...company, contactId: 'CT-PAUL00', stage: 'Négociation' },
      { id: 'OP-WON001', title: 'Déjà gagnée', ...company, contactId: 'CT-CLAIRE', stage: 'Gagné' },
      { id: 'OP-AWAY01', title: 'Ailleurs', company: 'Laboratoires Mélisse', stage: 'Lead' },
    ]);
    expect(listOpportunities(ports, { contactId: 'CT-CLAIRE', company: 'Ville de Valmarais' })).toEqual({
      ok: true,
      value: [
        { id: 'OP-PARCS1', title: 'Gestion différenciée des parcs' },
        { id: 'OP-OTHER1', title: 'Ruches de la mairie' },
      ],
    });
  });
});
