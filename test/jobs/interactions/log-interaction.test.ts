import { describe, expect, test } from 'vitest';
import { contacts, interactions, journal } from '../../../src/crm/tables/index.ts';
import { logInteraction, type NewInteraction } from '../../../src/jobs/interactions/log-interaction.ts';
import { undoOperation } from '../../../src/jobs/operations/undo-operation.ts';
import type { MemoryPorts } from '../../ports/memory-ports.ts';
import {
  addRows,
  contactRow,
  historyRows,
  interactionRows,
  person,
  rowsOf,
  smallCrm,
  TUESDAY,
} from '../crm-workbook.ts';

const CALL: NewInteraction = {
  contactId: 'CT-CLAIRE',
  type: 'Appel',
  result: 'Réponse positive',
  summary: 'Budget 2026 voté, montant à préciser.',
  nextAction: 'Proposer deux dates de visite',
  dueOn: '2026-06-19',
  seen: { nextAction: '', dueOn: '' },
  day: '2026-06-16',
  subject: '',
  opportunityId: '',
  minutes: null,
  document: '',
  duplicate: 'refuse',
};

function log(ports: MemoryPorts, change: Partial<NewInteraction> = {}) {
  const done = logInteraction(ports, { ...CALL, ...change });
  if (!done.ok) throw new Error(`${done.error.code}: ${done.error.message}`);
  return done.value;
}

function refusal(ports: MemoryPorts, change: Partial<NewInteraction> = {}) {
  const before = JSON.stringify(ports.book.rows(interactions.tab));
  const done = logInteraction(ports, { ...CALL, ...change });
  expect(JSON.stringify(ports.book.rows(interactions.tab))).toBe(before);
  return done.ok ? null : done.error;
}

const columnOf = (key: string) => contacts.columns.findIndex((column) => column.key === key) + 1;

describe('logging an interaction', () => {
  test('adds one row, with its author, its company and the moment', () => {
    const ports = smallCrm();
    log(ports, { opportunityId: 'OP-PARCS1', minutes: 15 });
    expect(interactionRows(ports)).toEqual([
      {
        id: expect.stringMatching(/^IN-[0-9A-Z]{6}$/),
        date: TUESDAY,
        type: 'Appel',
        contact: 'Claire Vasseur (Ville de Valmarais)',
        company: 'Ville de Valmarais',
        opportunity: 'Gestion différenciée des parcs',
        summary: 'Budget 2026 voté, montant à préciser.',
        result: 'Réponse positive',
        nextAction: 'Proposer deux dates de visite',
        dueOn: new Date(2026, 5, 19),
        minutes: 15,
        author: 'Malik Benali',
        contactId: 'CT-CLAIRE',
        companyId: 'EN-VALMAR',
        opportunityId: 'OP-PARCS1',
      },
    ]);
  });

  test('brings the contact up to date and says what changed', () => {
    const ports = smallCrm();
    const told = log(ports);
    expect(contactRow(ports, 'CT-CLAIRE')).toMatchObject({
      temperature: 'Chaud',
      lastInteraction: new Date(2026, 5, 16),
      nextAction: 'Proposer deux dates de visite',
      dueOn: new Date(2026, 5, 19),
      stage: 'Lead',
    });
    expect(told.sentence).toBe('Appel avec Claire Vasseur, aujourd’hui à 10\u00a0h\u00a042.');
    expect(told.changes).toEqual([
      { column: 'temperature', from: 'Tiède', to: 'Chaud', note: '' },
      { column: 'nextAction', from: '', to: 'Proposer deux dates de visite', note: '2026-06-19' },
      {
        column: 'stage',
        from: 'Lead',
        to: 'Lead',
        note: 'Pour Qualifié, il manque\u00a0: Budget confirmé (aucune opportunité ouverte n’a son budget confirmé).',
      },
    ]);
    expect(told.notices).toEqual([]);
  });

  test('moves the contact as far as the gates let it, with its line in HISTORIQUE', () => {
    const ports = smallCrm();
    ports.book.put('OPPORTUNITES', 2, 8, [[true]]);
    const told = log(ports);
    expect(told.changes[2]).toEqual({ column: 'stage', from: 'Lead', to: 'En discussion', note: '' });
    expect(contactRow(ports, 'CT-CLAIRE')).toMatchObject({ stage: 'En discussion', validatedStage: 'En discussion' });
    expect(historyRows(ports)).toEqual([
      {
        date: TUESDAY,
        subject: 'Contact',
        subjectId: 'CT-CLAIRE',
        from: 'Lead',
        to: 'En discussion',
        author: 'malik.benali@butinage.example',
      },
    ]);
  });

  test('does not build upon a stage that no gate has accepted yet', () => {
    const ports = smallCrm();
    ports.book.put('CONTACTS', 2, columnOf('stage'), [['Contacté']]);
    log(ports);
    expect(contactRow(ports, 'CT-CLAIRE').stage).toBe('Contacté');
    expect(historyRows(ports)).toEqual([]);
  });

  test('looks in INTERACTIONS when the contact’s row does not prove enough', () => {
    const ports = smallCrm();
    addRows(ports, contacts, [
      person({
        id: 'CT-OLDONE',
        lastName: 'Roque',
        stage: 'Contacté',
        temperature: 'Froid',
        lastInteraction: new Date(2026, 2, 2),
      }),
    ]);
    addRows(ports, interactions, [
      { id: 'IN-OLDONE', date: new Date(2026, 2, 2), type: 'Email reçu', contactId: 'CT-OLDONE' },
    ]);
    const told = log(ports, { contactId: 'CT-OLDONE', result: 'Sans réponse' });
    expect(told.changes[2]).toMatchObject({ from: 'Contacté', to: 'En discussion' });
  });

  test('leaves JOURNAL an intent and its seal', () => {
    const ports = smallCrm();
    const { operation } = log(ports);
    expect(rowsOf(ports, journal).map((line) => [line.operation, line.state, line.summary])).toEqual([
      [operation, 'Prévu', 'Appel avec Claire Vasseur.'],
      [operation, 'Fait', 'Appel avec Claire Vasseur.'],
    ]);
  });

  test('keeps the next action that a colleague typed since the page opened, and says so', () => {
    const ports = smallCrm();
    const told = log(ports, { contactId: 'CT-NADIA1', seen: { nextAction: 'Autre chose', dueOn: '' } });
    expect(contactRow(ports, 'CT-NADIA1').nextAction).toBe('Rappeler Nadia Cherif');
    expect(told.notices).toEqual([
      'La prochaine action a changé entre-temps\u00a0: «\u00a0Rappeler Nadia Cherif\u00a0» est gardée. La vôtre reste dans INTERACTIONS.',
    ]);
  });

  test('replaces the next action that the person saw, due day included', () => {
    const ports = smallCrm();
    const seen = { nextAction: 'Rappeler Nadia Cherif', dueOn: '2026-06-15' };
    log(ports, { contactId: 'CT-NADIA1', dueOn: '', seen });
    const row = contactRow(ports, 'CT-NADIA1');
    expect(row.nextAction).toBe('Proposer deux dates de visite');
    expect(row.dueOn).toBeUndefined();
  });

  test('leaves the next action alone when none was typed', () => {
    const ports = smallCrm();
    log(ports, { contactId: 'CT-NADIA1', nextAction: '', dueOn: '' });
    expect(contactRow(ports, 'CT-NADIA1').nextAction).toBe('Rappeler Nadia Cherif');
  });

  test('of an earlier day never takes the last interaction back', () => {
    const ports = smallCrm();
    log(ports, { contactId: 'CT-NADIA1', day: '2026-06-02', nextAction: '', dueOn: '' });
    expect(contactRow(ports, 'CT-NADIA1').lastInteraction).toEqual(new Date(2026, 5, 11));
    expect(interactionRows(ports)[0]?.date).toEqual(new Date(2026, 5, 2));
  });

  test('reminds that the person objects to prospecting', () => {
    const told = log(smallCrm(), { contactId: 'CT-PAUL00' });
    expect(told.notices).toEqual([
      'Paul Vassal s’oppose à la prospection\u00a0: ne lui envoyez plus de message commercial.',
    ]);
  });

  test('can be undone, cell by cell', () => {
    const ports = smallCrm();
    ports.book.put('OPPORTUNITES', 2, 8, [[true]]);
    const before = contactRow(ports, 'CT-CLAIRE');
    const { operation } = log(ports);
    expect(undoOperation(ports, { operation })).toMatchObject({ ok: true, value: { kept: [] } });
    expect(contactRow(ports, 'CT-CLAIRE')).toEqual(before);
    expect(interactionRows(ports)).toEqual([]);
    expect(historyRows(ports)).toEqual([]);
  });
});

describe('the same exchange logged twice', () => {
  test('is told, with who, when and what, before anything is written', () => {
    const ports = smallCrm();
    log(ports);
    expect(refusal(ports)).toEqual({
      code: 'interaction.duplicate',
      message:
        'Vous avez noté un appel avec Claire Vasseur aujourd’hui à 10\u00a0h\u00a042\u00a0: «\u00a0Budget 2026 voté, montant à préciser.\u00a0»',
    });
  });

  test('names the colleague who wrote it', () => {
    const ports = smallCrm();
    addRows(ports, interactions, [
      {
        id: 'IN-FIRST0',
        date: new Date(2026, 5, 16, 9, 41),
        type: 'Appel',
        contactId: 'CT-CLAIRE',
        author: 'Inès Carpentier',
      },
    ]);
    ports.book.put('CONTACTS', 2, columnOf('lastInteraction'), [[new Date(2026, 5, 16)]]);
    expect(refusal(ports)?.message).toBe(
      'Inès Carpentier a noté un appel avec Claire Vasseur aujourd’hui à 9\u00a0h\u00a041.',
    );
  });

  test('of another kind is another exchange', () => {
    const ports = smallCrm();
    log(ports);
    log(ports, { type: 'Email envoyé', seen: { nextAction: CALL.nextAction, dueOn: CALL.dueOn } });
    expect(interactionRows(ports)).toHaveLength(2);
  });

  test('is added when the person says so', () => {
    const ports = smallCrm();
    log(ports);
    log(ports, { duplicate: 'add' });
    expect(interactionRows(ports)).toHaveLength(2);
  });

  test('completes the note when the person prefers, and fills what it left blank', () => {
    const ports = smallCrm();
    log(ports);
    const told = log(ports, {
      duplicate: 'complete',
      summary: 'Visite le 24.',
      subject: 'Visite',
      minutes: 20,
      opportunityId: 'OP-PARCS1',
      seen: { nextAction: CALL.nextAction, dueOn: CALL.dueOn },
    });
    expect(told.notices).toEqual([]);
    expect(told.completed).toBe(true);
    const rows = interactionRows(ports);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      summary: 'Budget 2026 voté, montant à préciser.\nVisite le 24.',
      subject: 'Visite',
      minutes: 20,
      opportunity: 'Gestion différenciée des parcs',
      opportunityId: 'OP-PARCS1',
    });
  });

  test('is found on the day it was noted for, even afterwards', () => {
    const ports = smallCrm();
    log(ports, { contactId: 'CT-NADIA1', day: '2026-06-02', nextAction: '', dueOn: '' });
    expect(refusal(ports, { contactId: 'CT-NADIA1', day: '2026-06-02', nextAction: '', dueOn: '' })?.message).toBe(
      'Vous avez noté un appel avec Nadia Cherif mardi 2\u00a0juin\u00a0: «\u00a0Budget 2026 voté, montant à préciser.\u00a0»',
    );
  });
});

describe('what cannot be logged is said in one sentence, and writes nothing', () => {
  test('a contact deleted meanwhile', () => {
    const ports = smallCrm();
    ports.book.deleteRow('CONTACTS', 2);
    expect(refusal(ports)).toMatchObject({ code: 'contact.gone', field: 'contactId' });
  });

  test('an identifier that two rows carry', () => {
    const ports = smallCrm();
    addRows(ports, contacts, [person({ id: 'CT-CLAIRE', lastName: 'Copie' })]);
    expect(refusal(ports)).toMatchObject({ code: 'contact.duplicated', field: 'contactId' });
  });

  test('an opportunity deleted meanwhile', () => {
    expect(refusal(smallCrm(), { opportunityId: 'OP-GONE00' })).toMatchObject({
      code: 'opportunity.gone',
      field: 'opportunityId',
    });
  });

  test('a day to come', () => {
    expect(refusal(smallCrm(), { day: '2026-06-17' })).toMatchObject({ code: 'interaction.future', field: 'day' });
  });

  test('a due day with nothing to do', () => {
    expect(refusal(smallCrm(), { nextAction: '' })).toMatchObject({ field: 'nextAction' });
  });

  test('while another script writes', () => {
    const ports = smallCrm();
    ports.world.lock.holder = 'another';
    expect(refusal(ports)?.code).toBe('lock.busy');
  });

  test('a column that somebody deleted', () => {
    const ports = smallCrm();
    ports.book.deleteColumn('CONTACTS', columnOf('temperature'));
    expect(refusal(ports)?.message).toContain('«\u00a0Température\u00a0»');
  });
});
