import { describe, expect, test } from 'vitest';
import { companies } from '../../../src/crm/tables/index.ts';
import { checkContact } from '../../../src/jobs/creation/check-contact.ts';
import { createContact, type NewContact } from '../../../src/jobs/creation/create-contact.ts';
import type { MemoryPorts } from '../../ports/memory-ports.ts';
import { addRows, contactRow, historyRows, rowsOf, smallCrm, TUESDAY } from '../crm-workbook.ts';

const LUCIE: NewContact = {
  firstName: 'Lucie',
  lastName: 'Martel',
  company: 'Mairie de Valmarais',
  email: 'Lucie.Martel@valmarais.example',
  confirmed: false,
};

function create(ports: MemoryPorts, change: Partial<NewContact> = {}) {
  const done = createContact(ports, { ...LUCIE, ...change });
  if (!done.ok) throw new Error(`${done.error.code}: ${done.error.message}`);
  return done.value;
}

function createdId(ports: MemoryPorts, change: Partial<NewContact> = {}): string {
  const value = create(ports, change);
  return value.kind === 'created' ? (value.contact.entries[0]?.[0] ?? '') : '';
}

describe('a new contact', () => {
  test('is linked to the company that bears its name in other words', () => {
    const ports = smallCrm();
    expect(contactRow(ports, createdId(ports))).toEqual({
      id: expect.stringMatching(/^CT-/),
      firstName: 'Lucie',
      lastName: 'Martel',
      email: 'lucie.martel@valmarais.example',
      company: 'Ville de Valmarais',
      companyId: 'EN-VALMAR',
      stage: 'Lead',
      validatedStage: 'Lead',
      assignee: 'Malik Benali',
      addedOn: new Date(2026, 5, 16),
      label: 'Lucie Martel (Ville de Valmarais)',
    });
    expect(rowsOf(ports, companies)).toHaveLength(2);
  });

  test('brings its company when nobody knows it', () => {
    const ports = smallCrm();
    const id = createdId(ports, { company: 'Vergers de l’Orme', email: '' });
    const firm = rowsOf(ports, companies)[2];
    expect(firm).toMatchObject({ name: 'Vergers de l’Orme', addedOn: new Date(2026, 5, 16) });
    expect(contactRow(ports, id)).toMatchObject({ company: 'Vergers de l’Orme', companyId: firm?.id });
  });

  test('has its first line in HISTORIQUE', () => {
    const ports = smallCrm();
    const id = createdId(ports);
    expect(historyRows(ports)).toEqual([
      { date: TUESDAY, subject: 'Contact', subjectId: id, to: 'Lead', author: 'malik.benali@butinage.example' },
    ]);
  });

  test('costs as many calls whatever the number of contacts', () => {
    const ports = smallCrm();
    ports.gate.reset();
    create(ports);
    expect(ports.gate.weighted()).toBeLessThanOrEqual(14);
  });

  test('with a broken address is refused with what to type', () => {
    const done = createContact(smallCrm(), { ...LUCIE, email: 'lucie.martel@valmarais' });
    expect(done).toMatchObject({ ok: false, error: { code: 'email.invalid', field: 'email' } });
  });

  test('of a company that several rows could be is refused with their names', () => {
    const ports = smallCrm();
    addRows(ports, companies, [{ id: 'EN-VALMA2', name: 'Commune de Valmarais' }]);
    const done = createContact(ports, LUCIE);
    expect(done).toMatchObject({ ok: false, error: { code: 'company.ambiguous', field: 'company' } });
    expect(done.ok ? '' : done.error.message).toContain('Commune de Valmarais');
    expect(contactRow(ports, createdId(ports, { company: 'commune de valmarais' })).companyId).toBe('EN-VALMA2');
  });
});

describe('somebody who may be known already', () => {
  test.each([
    ['the same e-mail', { email: ' CLAIRE.VASSEUR@valmarais.example' }, 'Même adresse e-mail'],
    [
      'the same name and company',
      { firstName: 'CLAIRE', lastName: 'Vasseur' },
      'Même nom, même entreprise ou collectivité',
    ],
    [
      'the name in the other order',
      { firstName: 'Vasseur', lastName: 'Claire' },
      'Même nom, même entreprise ou collectivité',
    ],
    [
      'the name, no company',
      { firstName: 'Claire', lastName: 'Vasseur', company: '' },
      'Même nom, entreprise non précisée',
    ],
  ])('is shown before anything is written: %s', (_case, change, reason) => {
    const ports = smallCrm();
    const value = create(ports, change);
    expect(value).toMatchObject({ kind: 'twins', check: { reasons: [reason] } });
    expect(rowsOf(ports, companies)).toHaveLength(2);
    expect(historyRows(ports)).toEqual([]);
  });

  test('is created when the person goes on', () => {
    const ports = smallCrm();
    expect(createdId(ports, { firstName: 'Claire', lastName: 'Vasseur', confirmed: true })).not.toBe('');
  });

  test('is not the homonym of another company', () => {
    const ports = smallCrm();
    expect(createdId(ports, { firstName: 'Claire', lastName: 'Vasseur', company: 'Vergers de l’Orme' })).not.toBe('');
  });

  test('shows while one types, with the company that is meant', () => {
    const check = (change: Partial<NewContact>) => {
      const { confirmed: _, ...person } = { ...LUCIE, ...change };
      const done = checkContact(smallCrm(), person);
      return done.ok ? done.value : done.error;
    };
    expect(check({})).toEqual({
      company: { kind: 'known', name: 'Ville de Valmarais' },
      twins: { words: [], entries: [] },
      reasons: [],
    });
    expect(check({ company: 'Vergers de l’Orme' })).toMatchObject({ company: { kind: 'new' } });
    expect(check({ company: '' })).toMatchObject({ company: { kind: 'none' } });
    expect(check({ lastName: 'Vasseur', firstName: 'Claire' })).toMatchObject({
      twins: {
        entries: [
          ['CT-CLAIRE', 'Claire', 'Vasseur', 'claire.vasseur@valmarais.example', '0478112233', 0, 1, 2, 3, 0, '', ''],
        ],
      },
    });
  });
});
