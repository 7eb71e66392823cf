import { describe, expect, test } from 'vitest';
import { contacts, interactions } from '../../../src/crm/tables/index.ts';
import { indexContacts } from '../../../src/jobs/contacts/index-contacts.ts';
import { LARGEST_INDEX, loadJournalForm } from '../../../src/jobs/interactions/load-journal-form.ts';
import { logInteraction, type NewInteraction } from '../../../src/jobs/interactions/log-interaction.ts';
import { readTable } from '../../../src/sheet/index.ts';
import type { MemoryPorts } from '../../ports/memory-ports.ts';
import { addRows, person, smallCrm } from '../crm-workbook.ts';

/** spec/quality.md, section 1. */
const MOST_CALLS = 14;

/** The calls that the cost model weighs; releasing a lock is one, as taking it. */
function callsOf({ gate }: MemoryPorts): number {
  return gate.calls.filter(({ name, kind }) => kind !== 'free' || name === 'lock.release').length;
}

const CALL: NewInteraction = {
  contactId: 'CT-CLAIRE',
  type: 'Appel',
  result: 'Réponse positive',
  summary: 'Budget voté.',
  nextAction: 'Proposer deux dates',
  dueOn: '2026-06-19',
  seen: { nextAction: '', dueOn: '' },
  day: '2026-06-16',
  subject: '',
  opportunityId: '',
  minutes: null,
  document: '',
  duplicate: 'refuse',
};

/** The small team's workbook with so many contacts more. */
function crmOf(count: number): MemoryPorts {
  const ports = smallCrm();
  addRows(
    ports,
    contacts,
    Array.from({ length: count }, (_, index) => invented(index)),
  );
  ports.gate.reset();
  return ports;
}

function invented(index: number) {
  const number = String(index).padStart(6, '0');
  const company = `Commune de Saint-Exemple-${index % 2500}`;
  return person({
    id: `CT-${number}`,
    firstName: ['Aïcha', 'Benoît', 'Chloé', 'Driss', 'Élodie'][index % 5] ?? '',
    lastName: `Nom-Composé-${number}`,
    email: `prenom.nom${number}@commune${index % 2500}.example`,
    phone: '04 00 00 00 00',
    company,
    position: ['Directrice de la transition écologique', 'Maire', 'Responsable des espaces verts'][index % 3] ?? '',
    stage: 'Lead',
    temperature: 'Froid',
  });
}

describe('logging an interaction, in calls of the cost model', () => {
  test.each([100, 1_000, 10_000])('costs the same with %i contacts', (count) => {
    const ports = crmOf(count);
    expect(logInteraction(ports, CALL).ok).toBe(true);
    expect(callsOf(ports)).toBe(13);
  });

  test('costs one less when no gate ahead asks for what an opportunity holds', () => {
    const ports = crmOf(1_000);
    expect(logInteraction(ports, { ...CALL, contactId: 'CT-NADIA1' }).ok).toBe(true);
    expect(callsOf(ports)).toBeLessThanOrEqual(MOST_CALLS);
  });

  test('costs two more when a lead changes stage: its validated stage, and HISTORIQUE', () => {
    const ports = crmOf(1_000);
    ports.book.put('OPPORTUNITES', 2, 8, [[true]]);
    expect(logInteraction(ports, { ...CALL, opportunityId: 'OP-PARCS1' }).ok).toBe(true);
    expect(callsOf(ports)).toBe(15);
  });

  test('stays within the limit when something was logged the same day', () => {
    const ports = crmOf(1_000);
    expect(logInteraction(ports, CALL).ok).toBe(true);
    ports.gate.reset();
    expect(logInteraction(ports, { ...CALL, duplicate: 'add' }).ok).toBe(true);
    expect(callsOf(ports)).toBeLessThanOrEqual(MOST_CALLS);
  });
});

describe('opening the form', () => {
  test('costs two reads from CONTACTS, three from another tab', () => {
    const ports = crmOf(100);
    ports.book.selected = { tab: 'CONTACTS', row: 2 };
    loadJournalForm(ports);
    expect(callsOf(ports)).toBe(2);
    addRows(ports, interactions, [{ id: 'IN-ONE000', contactId: 'CT-CLAIRE' }]);
    ports.book.selected = { tab: 'INTERACTIONS', row: 2 };
    ports.gate.reset();
    loadJournalForm(ports);
    expect(callsOf(ports)).toBe(3);
  });

  test('sends all contacts up to 10,000, in less than 2 MB', () => {
    const ports = crmOf(LARGEST_INDEX - 3);
    const people = readTable(ports, contacts);
    if (!people.ok) throw new Error(people.error.message);
    expect(JSON.stringify(indexContacts(people.value.rows)).length).toBeLessThan(2_000_000);
  });
});
