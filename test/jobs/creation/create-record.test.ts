import { describe, expect, test } from 'vitest';
import { companies, contacts, followUps, history, opportunities, tenders } from '../../../src/crm/tables/index.ts';
import type { Table } from '../../../src/crm/tables/table.ts';
import { checkRecord } from '../../../src/jobs/creation/check-record.ts';
import { createRecord, type RecordCreation } from '../../../src/jobs/creation/create-record.ts';
import { CREATED, CREATED_TABLES, type CreatedTable, sectionsOf } from '../../../src/jobs/creation/created-tables.ts';
import { floor as formFloor, listNamesOf, loadCreateForm } from '../../../src/jobs/creation/load-create-form.ts';
import type { CreationRequest } from '../../../src/jobs/creation/plan-creation.ts';
import { formColumns } from '../../../src/jobs/forms/fields.ts';
import { undoOperation } from '../../../src/jobs/operations/undo-operation.ts';
import type { MemoryPorts } from '../../ports/memory-ports.ts';
import { addRows, contactRow, historyRows, person, rowsOf, smallCrm, TUESDAY } from '../crm-workbook.ts';

type Asked = Partial<Omit<CreationRequest, 'table'>>;

function create(ports: MemoryPorts, table: CreatedTable, asked: Asked): RecordCreation {
  const request = { fields: {}, picked: {}, newCompany: false, confirmed: false, forcedReason: '', ...asked };
  const done = createRecord(ports, { table, ...request });
  if (!done.ok) throw new Error(`${done.error.code}: ${done.error.message}`);
  return done.value;
}

function created(ports: MemoryPorts, table: CreatedTable, asked: Asked) {
  const outcome = create(ports, table, asked);
  if (outcome.kind !== 'created') throw new Error(JSON.stringify(outcome));
  return outcome;
}

const rowOf = (ports: MemoryPorts, table: Table, id: string) => rowsOf(ports, table).find((row) => row.id === id);
const TODAY = new Date(2026, 5, 16);
const DEAL = { title: 'Prairie fleurie', company: 'Ville de Valmarais' };

describe('the form of a new row', () => {
  test.each(CREATED_TABLES)('of %s has each column that the team fills, once', (key) => {
    const placed = sectionsOf(key).flatMap(({ keys }) => keys);
    expect([...placed].sort()).toEqual(
      formColumns(CREATED[key])
        .map((column) => column.key)
        .sort(),
    );
  });

  test.each(CREATED_TABLES)('of %s shows at once what is required and not known beforehand', (key) => {
    const form = load(smallCrm(), key);
    const shown = form.sections[0]?.keys ?? [];
    const asked = form.fields.filter(({ key: field, required }) => required && (form.values[field] ?? '') === '');
    expect(shown).toEqual(expect.arrayContaining(asked.map((field) => field.key)));
  });

  test.each(CREATED_TABLES)('of %s opens in three reads at most', (key) => {
    const ports = smallCrm();
    ports.gate.reset();
    load(ports, key);
    expect(ports.gate.weighted()).toBeLessThanOrEqual(formFloor.read);
    expect(ports.gate.calls.filter(({ kind }) => kind === 'read').length).toBe(ports.gate.weighted());
  });

  test('begins with me, the first stage, today', () => {
    expect(load(smallCrm(), 'opportunities').values).toEqual({ assignee: 'Malik Benali', stage: 'Lead' });
    expect(load(smallCrm(), 'followUps').values).toEqual({
      assignee: 'Malik Benali',
      dueOn: '2026-06-16',
      priority: 'Normale',
      status: 'À faire',
    });
  });

  test('is for the row that the page says, and what that row belongs to', () => {
    const { picked } = load(smallCrm(), 'opportunities:CT-CLAIRE');
    expect(picked.contact?.[0]).toBe('CT-CLAIRE');
    expect(picked.company?.[0]).toBe('EN-VALMAR');
    expect(load(smallCrm(), 'followUps:OP-PARCS1').picked).toMatchObject({
      opportunity: ['OP-PARCS1', 'Gestion différenciée des parcs', 'Ville de Valmarais', 'EN-VALMAR', 'CT-CLAIRE'],
      contact: ['CT-CLAIRE', 'Claire Vasseur (Ville de Valmarais)', 'Directrice des espaces verts', 'EN-VALMAR', ''],
    });
  });

  test('is for the selected row when it may be, and for nobody when it is one of its own kind', () => {
    const ports = smallCrm();
    ports.book.selected = { tab: 'ENTREPRISES', row: 3 };
    expect(load(ports, 'contacts').picked.company?.[1]).toBe('Laboratoires Mélisse');
    ports.book.selected = { tab: 'CONTACTS', row: 2 };
    expect(load(ports, 'contacts').picked).toEqual({});
    ports.book.selected = { tab: 'CONTACTS', row: 1 };
    expect(load(ports, 'opportunities').picked).toEqual({});
  });

  test('of something else is refused in French', () => {
    expect(loadCreateForm(smallCrm(), { subject: 'journal' })).toMatchObject({
      ok: false,
      error: { code: 'create.unknown' },
    });
  });

  test('asks for the names of a table when its field is reached', () => {
    const ports = smallCrm();
    addRows(ports, tenders, [{ noticeId: '26-1', title: 'Entretien des parcs', buyer: 'Ville de Valmarais' }]);
    expect(listNamesOf(ports, { table: 'tenders' })).toEqual({
      ok: true,
      value: [['26-1', 'Entretien des parcs', 'Ville de Valmarais', '', '']],
    });
  });

  function load(ports: MemoryPorts, subject: string) {
    const form = loadCreateForm(ports, { subject });
    if (!form.ok) throw new Error(form.error.message);
    return form.value;
  }
});

describe('a new company', () => {
  test('has its département, its score and the day, and no line in HISTORIQUE', () => {
    const ports = smallCrm();
    const { id, told, operation } = created(ports, 'companies', {
      fields: {
        name: 'Sylve Habitat',
        type: 'Entreprise RSE',
        size: '85',
        postcode: '69009',
        certifications: 'B Corp',
      },
    });
    expect(rowOf(ports, companies, id)).toEqual({
      id: expect.stringMatching(/^EN-/),
      name: 'Sylve Habitat',
      type: 'Entreprise RSE',
      size: 85,
      certifications: 'B Corp',
      postcode: '69009',
      department: '69',
      assignee: 'Malik Benali',
      score: expect.any(Number),
      scoreDetail: expect.stringContaining('/25'),
      addedOn: TODAY,
    });
    expect(told).toContainEqual({ term: 'Taille', text: '85' });
    expect(told).toContainEqual({ term: 'Département', text: '69' });
    expect(rowsOf(ports, history)).toEqual([]);
    expect(operation).toMatch(/^JN-/);
  });

  test.each([
    ['its SIREN', { name: 'Groupe Sylve', siren: '123 456 782' }, /SIREN/],
    ['its site', { name: 'Sylve', website: 'https://sylve-habitat.example/contact' }, /site|domaine/],
    ['its name without the legal form', { name: 'SARL Sylve Habitat' }, /nom/],
  ])('that may be known already by %s is shown, then created when the person goes on', (_case, fields, reason) => {
    const ports = smallCrm();
    addRows(ports, companies, [
      { id: 'EN-SYLVE0', name: 'Sylve Habitat', siren: '123456782', website: 'www.sylve-habitat.example' },
    ]);
    const outcome = create(ports, 'companies', { fields });
    expect(outcome).toMatchObject({
      kind: 'known',
      known: [{ table: 'companies', id: 'EN-SYLVE0', name: 'Sylve Habitat' }],
    });
    expect(outcome.kind === 'known' ? outcome.known[0]?.reason : '').toMatch(reason);
    expect(rowsOf(ports, companies)).toHaveLength(3);
    expect(created(ports, 'companies', { fields, confirmed: true }).id).not.toBe('');
  });

  test('« Commune de » one that stands there as « Ville de » is the same', () => {
    expect(create(smallCrm(), 'companies', { fields: { name: 'Commune de Valmarais' } })).toMatchObject({
      kind: 'known',
      known: [{ id: 'EN-VALMAR' }],
    });
  });
});

describe('a new opportunity', () => {
  test('is linked, dated, weighted, and begins its history', () => {
    const ports = smallCrm();
    const { id } = created(ports, 'opportunities', {
      fields: { ...DEAL, contact: 'Claire Vasseur', amount: '12 000 €', channel: 'BOAMP', closesOn: '2026-09-01' },
    });
    expect(rowOf(ports, opportunities, id)).toEqual({
      id: expect.stringMatching(/^OP-/),
      title: 'Prairie fleurie',
      company: 'Ville de Valmarais',
      companyId: 'EN-VALMAR',
      contact: 'Claire Vasseur (Ville de Valmarais)',
      contactId: 'CT-CLAIRE',
      channel: 'BOAMP',
      amount: 12_000,
      weightedAmount: 600,
      closesOn: new Date(2026, 8, 1),
      stage: 'Lead',
      validatedStage: 'Lead',
      stageSince: TODAY,
      createdOn: TODAY,
      assignee: 'Malik Benali',
    });
    expect(historyRows(ports)).toEqual([
      {
        date: TUESDAY,
        subject: 'Opportunité',
        subjectId: id,
        to: 'Lead',
        author: 'malik.benali@butinage.example',
        channel: 'BOAMP',
      },
    ]);
  });

  test('of a homonym chosen in the list is linked to that very row', () => {
    const ports = smallCrm();
    addRows(ports, companies, [{ id: 'EN-VALMA2', name: 'Ville de Valmarais', city: 'Ailleurs' }]);
    expect(create(ports, 'opportunities', { fields: DEAL })).toMatchObject({
      kind: 'invalid',
      errors: { company: expect.stringContaining('plusieurs lignes') },
    });
    const { id } = created(ports, 'opportunities', { fields: DEAL, picked: { company: 'EN-VALMA2' } });
    expect(rowOf(ports, opportunities, id)).toMatchObject({ companyId: 'EN-VALMA2' });
  });

  test('of a row that has gone meanwhile says so beside the field', () => {
    expect(create(smallCrm(), 'opportunities', { fields: DEAL, picked: { company: 'EN-PARTIE' } })).toEqual({
      kind: 'invalid',
      errors: { company: 'Cette ligne n’est plus dans ENTREPRISES\u00a0: choisissez-en une autre.' },
    });
  });

  test('of a company that nobody knows brings it along only when the person says so', () => {
    const ports = smallCrm();
    const fields = { title: 'Prairie fleurie', company: 'Vergers de l’Orme' };
    expect(create(ports, 'opportunities', { fields })).toMatchObject({
      kind: 'invalid',
      errors: { company: expect.stringContaining('Aucune entreprise ne s’appelle «\u00a0Vergers de l’Orme\u00a0»') },
    });
    expect(rowsOf(ports, companies)).toHaveLength(2);
    const { id, told } = created(ports, 'opportunities', { fields, newCompany: true });
    const firm = rowsOf(ports, companies)[2];
    expect(firm).toMatchObject({ name: 'Vergers de l’Orme', addedOn: TODAY });
    expect(rowOf(ports, opportunities, id)).toMatchObject({ company: 'Vergers de l’Orme', companyId: firm?.id });
    expect(told).toContainEqual({ term: 'Entreprise créée', text: 'Vergers de l’Orme' });
  });

  test('says all that is wrong at once, and writes nothing', () => {
    const ports = smallCrm();
    const outcome = create(ports, 'opportunities', {
      fields: { company: '', amount: 'beaucoup', closesOn: '2026-02-30', probability: '120', contact: 'Zoé' },
    });
    expect(outcome.kind === 'invalid' ? Object.keys(outcome.errors).sort() : outcome).toEqual([
      'amount',
      'closesOn',
      'company',
      'contact',
      'probability',
      'title',
    ]);
    expect(rowsOf(ports, opportunities)).toHaveLength(1);
  });

  test('that says what an open one of the same company says is shown first', () => {
    const ports = smallCrm();
    const fields = { title: 'Parcs : gestion différenciée', company: 'Mairie de Valmarais' };
    expect(create(ports, 'opportunities', { fields })).toMatchObject({
      kind: 'known',
      known: [{ table: 'opportunities', id: 'OP-PARCS1', reason: 'Même entreprise, titre proche, encore ouverte' }],
    });
    expect(create(ports, 'opportunities', { fields: { ...fields, company: 'Laboratoires Mélisse' } }).kind).toBe(
      'created',
    );
  });

  test('in a later stage goes through its gate, or past it for a reason that HISTORIQUE keeps', () => {
    const ports = smallCrm();
    const fields = { ...DEAL, contact: 'Claire Vasseur', stage: 'Proposition envoyée' };
    expect(create(ports, 'opportunities', { fields })).toMatchObject({
      kind: 'refused',
      from: 'Lead',
      to: 'Proposition envoyée',
      missing: [{ condition: 'Montant' }, { condition: 'Date limite' }],
    });
    expect(rowsOf(ports, opportunities)).toHaveLength(1);
    const { told } = created(ports, 'opportunities', { fields, forcedReason: 'Accord de vive voix' });
    expect(historyRows(ports).map(({ subject, from, to, forcedReason }) => [subject, from, to, forcedReason])).toEqual([
      ['Opportunité', undefined, 'Proposition envoyée', 'Accord de vive voix'],
      ['Contact', 'Lead', 'Proposition envoyée', undefined],
    ]);
    // Its contact is never behind.
    expect(contactRow(ports, 'CT-CLAIRE')).toMatchObject({
      stage: 'Proposition envoyée',
      validatedStage: 'Proposition envoyée',
    });
    expect(told).toContainEqual({ term: 'Étape de Claire Vasseur', text: 'Lead → Proposition envoyée' });
  });

  test('with what its gate asks for needs no reason, and keeps none', () => {
    const ports = smallCrm();
    const fields = {
      ...DEAL,
      contact: 'Claire Vasseur',
      stage: 'Proposition envoyée',
      amount: '900',
      closesOn: '2026-07-01',
    };
    created(ports, 'opportunities', { fields, forcedReason: 'Inutile' });
    expect(historyRows(ports)[0]).not.toHaveProperty('forcedReason');
  });

  test('won already has its closing date', () => {
    const ports = smallCrm();
    const fields = { ...DEAL, stage: 'Gagné', amount: '900', closesOn: '2026-06-01' };
    const { id } = created(ports, 'opportunities', { fields });
    expect(rowOf(ports, opportunities, id)).toMatchObject({ closedOn: new Date(2026, 5, 1), weightedAmount: 900 });
  });
});

describe('a new follow-up', () => {
  test('is linked to whom and what it is about', () => {
    const ports = smallCrm();
    addRows(ports, tenders, [{ noticeId: '26-1', title: 'Entretien des parcs' }]);
    const { id } = created(ports, 'followUps', {
      fields: {
        what: 'Rappeler Claire',
        contact: 'Claire Vasseur',
        opportunity: 'Gestion différenciée des parcs',
        tender: 'Entretien des parcs',
      },
    });
    expect(rowOf(ports, followUps, id)).toEqual({
      id: expect.stringMatching(/^RL-/),
      what: 'Rappeler Claire',
      contact: 'Claire Vasseur (Ville de Valmarais)',
      contactId: 'CT-CLAIRE',
      opportunity: 'Gestion différenciée des parcs',
      opportunityId: 'OP-PARCS1',
      tender: 'Entretien des parcs',
      noticeId: '26-1',
      assignee: 'Malik Benali',
      dueOn: TODAY,
      priority: 'Normale',
      status: 'À faire',
    });
  });

  test('that is planned already is shown first', () => {
    const ports = smallCrm();
    addRows(ports, followUps, [
      {
        id: 'RL-APPEL1',
        what: 'Rappeler Claire',
        contactId: 'CT-CLAIRE',
        contact: 'Claire Vasseur (Ville de Valmarais)',
        status: 'À faire',
        dueOn: TODAY,
      },
      {
        id: 'RL-FAITE1',
        what: 'Envoyer le devis',
        contactId: 'CT-CLAIRE',
        contact: 'Claire Vasseur (Ville de Valmarais)',
        status: 'Fait',
      },
    ]);
    expect(
      create(ports, 'followUps', { fields: { what: 'rappeler claire', contact: 'Claire Vasseur' } }),
    ).toMatchObject({
      kind: 'known',
      known: [{ id: 'RL-APPEL1', reason: 'Même sujet, pas encore faite' }],
    });
    expect(create(ports, 'followUps', { fields: { what: 'Envoyer le devis', contact: 'Claire Vasseur' } }).kind).toBe(
      'created',
    );
  });
});

describe('a new contact, from the whole form', () => {
  test('has the score of the company', () => {
    const ports = smallCrm();
    addRows(ports, companies, [{ id: 'EN-SYLVE0', name: 'Sylve Habitat', score: 74 }]);
    const { id } = created(ports, 'contacts', {
      fields: {
        firstName: 'Romane',
        lastName: 'Obry',
        company: 'sylve habitat',
        mobile: '+33 6 12 34 56 78',
        role: 'Décideur',
      },
    });
    expect(contactRow(ports, id)).toMatchObject({
      company: 'Sylve Habitat',
      companyId: 'EN-SYLVE0',
      mobile: '06 12 34 56 78',
      score: 74,
      label: 'Romane Obry (Sylve Habitat)',
    });
  });

  test('in a later stage goes through its gate', () => {
    expect(
      create(smallCrm(), 'contacts', {
        fields: { lastName: 'Obry', company: 'Ville de Valmarais', stage: 'Contacté' },
      }),
    ).toMatchObject({ kind: 'refused', missing: [{ condition: 'Prise de contact' }] });
  });

  test('who may be known shows while one types, whatever is not filled yet', () => {
    const typed = { fields: { firstName: 'Claire', lastName: 'Vasseur' }, picked: {}, newCompany: false };
    const known = checkRecord(smallCrm(), { table: 'contacts', ...typed });
    expect(known).toMatchObject({
      ok: true,
      value: [{ id: 'CT-CLAIRE', reason: 'Même nom, entreprise non précisée' }],
    });
    const elsewhere = { ...typed, fields: { ...typed.fields, company: 'Une ville que personne ne connaît' } };
    expect(checkRecord(smallCrm(), { table: 'contacts', ...elsewhere })).toEqual({ ok: true, value: [] });
  });

  test('is nobody’s to invent: a column that no form has is refused', () => {
    const request = {
      fields: { lastName: 'Obry', score: '100' },
      picked: {},
      newCompany: false,
      confirmed: false,
      forcedReason: '',
    };
    expect(createRecord(smallCrm(), { table: 'contacts', ...request })).toMatchObject({
      ok: false,
      error: { code: 'record.field' },
    });
  });

  test('keeps text that begins like a formula as text', () => {
    const ports = smallCrm();
    const { id } = created(ports, 'contacts', { fields: { lastName: '=1+1', notes: '+33' } });
    expect(contactRow(ports, id)).toMatchObject({ lastName: '=1+1', notes: '+33' });
  });
});

describe('creating', () => {
  const FULL: Readonly<Record<CreatedTable, Asked>> = {
    contacts: { fields: { lastName: 'Obry', company: 'Vergers de l’Orme' }, newCompany: true },
    companies: { fields: { name: 'Vergers de l’Orme' } },
    opportunities: {
      fields: { title: 'Haies', company: 'Vergers de l’Orme', contact: 'Claire Vasseur', stage: 'Contacté' },
      newCompany: true,
      forcedReason: 'Vu au salon',
    },
    followUps: {
      fields: { what: 'Rappeler', contact: 'Claire Vasseur', opportunity: 'Gestion différenciée des parcs' },
    },
  };
  /** The lock; each table read once; each new row and its reading back; a contact brought along; the journal's two lines. */
  const CALLS: Readonly<Record<CreatedTable, number>> = { contacts: 11, companies: 7, opportunities: 16, followUps: 9 };

  test.each(CREATED_TABLES)('in %s costs as many calls whatever the number of rows', (table) => {
    const cost = (prepare: (ports: MemoryPorts) => void) => {
      const ports = smallCrm();
      prepare(ports);
      ports.gate.reset();
      created(ports, table, FULL[table]);
      return ports.gate.weighted();
    };
    const many = cost((ports) => {
      addRows(
        ports,
        contacts,
        Array.from({ length: 300 }, (_, index) => person({ id: `CT-${index}`, lastName: `Nom${index}` })),
      );
      addRows(
        ports,
        companies,
        Array.from({ length: 300 }, (_, index) => ({ id: `EN-${index}`, name: `Maison ${index}` })),
      );
    });
    expect(many).toBe(cost(() => {}));
    expect(many).toBe(CALLS[table]);
  });

  test.each(CREATED_TABLES)('in %s is taken back in one click, with all that came along', (table) => {
    const ports = smallCrm();
    const tabs = [contacts, companies, opportunities, followUps, history];
    const before = tabs.map((each) => rowsOf(ports, each));
    const { operation } = created(ports, table, FULL[table]);
    expect(tabs.map((each) => rowsOf(ports, each))).not.toEqual(before);
    expect(undoOperation(ports, { operation })).toMatchObject({ ok: true, value: { kept: [] } });
    const after = tabs.map((each) => rowsOf(ports, each));
    // HISTORIQUE only grows.
    expect(after.slice(0, 4)).toEqual(before.slice(0, 4));
  });
});
