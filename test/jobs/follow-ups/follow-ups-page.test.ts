import { describe, expect, test } from 'vitest';
import {
  companies,
  contacts,
  followUps,
  history,
  interactions,
  journal,
  opportunities,
  settings,
} from '../../../src/crm/tables/index.ts';
import { floor as listFloor, loadFollowUps } from '../../../src/jobs/follow-ups/load-follow-ups.ts';
import { type Settling, floor as settleFloor, settleFollowUp } from '../../../src/jobs/follow-ups/settle-follow-up.ts';
import { listContactFollowUps, floor as openFloor } from '../../../src/jobs/interactions/list-contact-follow-ups.ts';
import { logInteraction } from '../../../src/jobs/interactions/log-interaction.ts';
import { undoOperation } from '../../../src/jobs/operations/undo-operation.ts';
import { reassignPortfolio } from '../../../src/jobs/records/reassign-portfolio.ts';
import type { MemoryPorts } from '../../ports/memory-ports.ts';
import { addRows, changeRow, contactRow, rowsOf, smallCrm } from '../crm-workbook.ts';

/** Tuesday 16 June: one late, one for today, one for Friday, one next month, one done this morning. */
function busyDay(): MemoryPorts {
  const ports = smallCrm();
  const of = (id: string, what: string, dueOn: Date, more: object = {}) => ({
    id,
    what,
    dueOn,
    assignee: 'Malik Benali',
    status: 'À faire',
    priority: 'Normale',
    ...more,
  });
  addRows(ports, followUps, [
    of('RL-FRIDAY', 'Proposer deux dates', new Date(2026, 5, 19), {
      contactId: 'CT-CLAIRE',
      contact: 'Claire Vasseur (Ville de Valmarais)',
    }),
    of('RL-TODAY0', 'Envoyer les références', new Date(2026, 5, 16), { assignee: 'Inès Carpentier' }),
    of('RL-LATE00', 'Rappeler Nadia Cherif', new Date(2026, 5, 12), {
      contactId: 'CT-NADIA1',
      contact: 'Nadia Cherif (Laboratoires Mélisse)',
      priority: 'Haute',
      why: 'Action notée (pour le 12 juin)',
    }),
    of('RL-JULY00', 'Relire le dossier', new Date(2026, 6, 10)),
    of('RL-DONE00', 'Apporter le devis', new Date(2026, 5, 16), { status: 'Fait', doneOn: new Date(2026, 5, 16) }),
  ]);
  ports.gate.reset();
  return ports;
}

function list(ports: MemoryPorts) {
  const listed = loadFollowUps(ports);
  if (!listed.ok) throw new Error(listed.error.message);
  return listed.value;
}

function settle(ports: MemoryPorts, how: Settling) {
  const settled = settleFollowUp(ports, how);
  if (!settled.ok) throw new Error(settled.error.message);
  return settled.value;
}

const rowOf = (ports: MemoryPorts, id: string) => rowsOf(ports, followUps).find((row) => row.id === id) ?? {};

describe('the day’s follow-ups', () => {
  test('are listed in three reads: the late first, a week ahead, with whom to call', () => {
    const ports = busyDay();
    const listed = list(ports);
    expect(ports.gate.weighted()).toBe(listFloor.read);
    expect(listed).toMatchObject({
      today: '2026-06-16',
      me: 'Malik Benali',
      later: 1,
      done: [{ assignee: 'Malik Benali' }],
    });
    expect(listed.tasks.map(({ id }) => id)).toEqual(['RL-LATE00', 'RL-TODAY0', 'RL-FRIDAY']);
    expect(listed.tasks[0]).toMatchObject({
      about: 'Laboratoires Mélisse',
      urgent: true,
      email: 'nadia.cherif@melisse.example',
      next: { nextAction: 'Rappeler Nadia Cherif', dueOn: '2026-06-15' },
    });
  });

  test('give no address of somebody who objects', () => {
    const ports = busyDay();
    changeRow(ports, contacts, 'CT-NADIA1', { optedOut: true });
    expect(list(ports).tasks[0]).toMatchObject({ email: '', phone: '' });
  });

  test('are shown to who stands in for an absent person, those typed by hand too', () => {
    const ports = busyDay();
    addRows(ports, settings, [
      { group: 'Équipe : absences', name: 'Inès Carpentier', value: new Date(2026, 5, 19) },
      { group: 'Équipe : remplacements', name: 'Inès Carpentier', value: 'Malik Benali' },
    ]);
    expect(list(ports).tasks.find(({ id }) => id === 'RL-TODAY0')).toMatchObject({
      assignee: 'Inès Carpentier',
      doer: 'Malik Benali',
    });
  });

  test('say which column is missing', () => {
    const ports = busyDay();
    const header = ports.book.rows('RELANCES')[0] ?? [];
    ports.book.deleteColumn('RELANCES', header.indexOf('Échéance') + 1);
    expect(loadFollowUps(ports)).toMatchObject({ ok: false, error: { code: 'column.missing' } });
  });
});

describe('a follow-up', () => {
  test('is done today, and undone', () => {
    const ports = busyDay();
    const { operation, said } = settle(ports, { id: 'RL-LATE00', how: 'done' });
    expect(said).toBe('Relance faite.');
    expect(rowOf(ports, 'RL-LATE00')).toMatchObject({ status: 'Fait', doneOn: new Date(2026, 5, 16) });
    expect(list(ports).done).toHaveLength(2);
    undoOperation(ports, { operation: operation ?? '' });
    expect(rowOf(ports, 'RL-LATE00')).toMatchObject({ status: 'À faire' });
    expect(rowOf(ports, 'RL-LATE00').doneOn).toBeUndefined();
  });

  test('is put off to a working day', () => {
    const ports = busyDay();
    // Saturday 20 June.
    expect(settle(ports, { id: 'RL-LATE00', how: 'postpone', day: '2026-06-20' })).toMatchObject({
      dueOn: '2026-06-22',
      said: expect.stringMatching(/^Relance reportée au lundi 22\sjuin\.$/),
    });
    expect(rowOf(ports, 'RL-LATE00')).toMatchObject({ status: 'Reportée', dueOn: new Date(2026, 5, 22) });
  });

  test('is not put off to a day that is past', () => {
    expect(settleFollowUp(busyDay(), { id: 'RL-LATE00', how: 'postpone', day: '2026-06-15' })).toMatchObject({
      ok: false,
      error: { code: 'follow-up.past' },
    });
  });

  test('may not be asked for again', () => {
    const ports = busyDay();
    settle(ports, { id: 'RL-LATE00', how: 'drop' });
    expect(rowOf(ports, 'RL-LATE00').status).toBe('Annulée');
  });

  test('that a colleague has just done, or deleted, is told', () => {
    const ports = busyDay();
    changeRow(ports, followUps, 'RL-LATE00', { status: 'Fait' });
    expect(settleFollowUp(ports, { id: 'RL-LATE00', how: 'done' })).toMatchObject({
      error: { code: 'follow-up.settled' },
    });
    expect(settleFollowUp(ports, { id: 'RL-NONE00', how: 'done' })).toMatchObject({
      error: { code: 'follow-up.gone' },
    });
  });

  test('costs the same whatever the number of follow-ups', () => {
    const callsOf = (more: number) => {
      const ports = busyDay();
      addRows(
        ports,
        followUps,
        Array.from({ length: more }, (_, index) => ({ id: `RL-${index}`, what: 'Appeler', status: 'À faire' })),
      );
      ports.gate.reset();
      settle(ports, { id: 'RL-LATE00', how: 'done' });
      return ports.gate.weighted();
    };
    expect(callsOf(1000)).toBe(callsOf(1));
    const fewest = Object.values(settleFloor).reduce((sum, calls) => sum + calls, 0);
    expect(callsOf(1)).toBeGreaterThanOrEqual(fewest);
    expect(callsOf(1)).toBeLessThanOrEqual(10);
  });
});

describe('a next action that is ticked off', () => {
  const ticked = (what: string) => {
    const ports = smallCrm();
    addRows(ports, followUps, [
      { id: 'RL-ACTION', what, why: 'Action notée (pour le 15 juin)', status: 'À faire', contactId: 'CT-NADIA1' },
    ]);
    const done = settleFollowUp(ports, { id: 'RL-ACTION', how: 'done' });
    if (!done.ok) throw new Error(done.error.message);
    return { ports, operation: done.value.operation ?? '' };
  };

  test('is no longer the contact’s, until it is undone', () => {
    const { ports, operation } = ticked('Rappeler Nadia Cherif : Nadia Cherif (Laboratoires Mélisse)');
    expect(contactRow(ports, 'CT-NADIA1').nextAction).toBeUndefined();
    undoOperation(ports, { operation });
    expect(contactRow(ports, 'CT-NADIA1').nextAction).toBe('Rappeler Nadia Cherif');
  });

  test('leaves the one that somebody has noted since', () => {
    const { ports } = ticked('Envoyer le devis : Nadia Cherif (Laboratoires Mélisse)');
    expect(contactRow(ports, 'CT-NADIA1').nextAction).toBe('Rappeler Nadia Cherif');
  });
});

describe('an exchange told in « Journaliser »', () => {
  const CLAIRE = { contactId: 'CT-CLAIRE', status: 'À faire' };

  test('is offered what is open with the contact, ticked when any exchange answers it', () => {
    const ports = smallCrm();
    addRows(ports, followUps, [
      { ...CLAIRE, id: 'RL-SILENT', what: 'Relancer', why: 'Sans réponse, 7 jours', dueOn: new Date(2026, 5, 16) },
      { ...CLAIRE, id: 'RL-INFORM', what: 'Informer', why: 'RGPD, avant le 20 juin', dueOn: new Date(2026, 5, 12) },
      { ...CLAIRE, id: 'RL-DEAL00', what: 'Chiffrer', why: 'Action notée', opportunityId: 'OP-PARCS1' },
      { ...CLAIRE, id: 'RL-DONE00', what: 'Écrire', status: 'Fait' },
      { id: 'RL-NADIA0', what: 'Appeler', contactId: 'CT-NADIA1', status: 'À faire' },
    ]);
    ports.gate.reset();
    const open = listContactFollowUps(ports, { contactId: 'CT-CLAIRE' });
    expect(ports.gate.weighted()).toBe(openFloor.read);
    expect(open.ok && open.value.map(({ id, answered }) => [id, answered])).toEqual([
      ['RL-DEAL00', false],
      ['RL-INFORM', false],
      ['RL-SILENT', true],
    ]);
  });
});

describe('an exchange logged from a follow-up', () => {
  const exchange = (followUpId: string) => ({
    contactId: 'CT-NADIA1',
    type: 'Appel' as const,
    result: 'RDV pris' as const,
    summary: 'Visio jeudi.',
    nextAction: '',
    dueOn: '',
    seen: { nextAction: 'Rappeler Nadia Cherif', dueOn: '2026-06-15' },
    day: '2026-06-16',
    subject: '',
    opportunityId: '',
    minutes: null,
    document: '',
    duplicate: 'refuse' as const,
    followUpIds: [followUpId],
  });

  test('closes it in the same operation, undone with it', () => {
    const ports = busyDay();
    const logged = logInteraction(ports, exchange('RL-LATE00'));
    if (!logged.ok) throw new Error(logged.error.message);
    expect(rowsOf(ports, interactions)).toHaveLength(1);
    expect(rowOf(ports, 'RL-LATE00').status).toBe('Fait');
    expect(contactRow(ports, 'CT-NADIA1').nextAction).toBeUndefined();
    undoOperation(ports, { operation: logged.value.operation ?? '' });
    expect(rowOf(ports, 'RL-LATE00').status).toBe('À faire');
    expect(contactRow(ports, 'CT-NADIA1').nextAction).toBe('Rappeler Nadia Cherif');
  });

  test('is kept when somebody has settled it meanwhile', () => {
    const ports = busyDay();
    changeRow(ports, followUps, 'RL-LATE00', { status: 'Annulée' });
    expect(logInteraction(ports, exchange('RL-LATE00')).ok).toBe(true);
    expect(rowsOf(ports, interactions)).toHaveLength(1);
    expect(rowOf(ports, 'RL-LATE00').status).toBe('Annulée');
  });
});

describe('a portfolio', () => {
  function twoPortfolios(): MemoryPorts {
    const ports = busyDay();
    for (const id of ['CT-CLAIRE', 'CT-NADIA1']) changeRow(ports, contacts, id, { assignee: 'Malik Benali' });
    changeRow(ports, companies, 'EN-VALMAR', { assignee: 'malik benali' });
    changeRow(ports, opportunities, 'OP-PARCS1', { assignee: 'Malik Benali' });
    addRows(ports, opportunities, [{ id: 'OP-WON000', title: 'Ruches', stage: 'Gagné', assignee: 'Malik Benali' }]);
    return ports;
  }

  test('changes hands in one operation; what is over stays with whoever did it', () => {
    const ports = twoPortfolios();
    const done = reassignPortfolio(ports, { from: 'Malik Benali', to: 'Inès Carpentier' });
    if (!done.ok) throw new Error(done.error.message);
    expect(done.value.said.replace(/\u00a0/g, ' ')).toBe(
      'De Malik Benali à Inès Carpentier : 2 contacts, 1 entreprise, 1 opportunité ouverte et 3 relances.',
    );
    expect(rowsOf(ports, opportunities).map(({ assignee }) => assignee)).toEqual(['Inès Carpentier', 'Malik Benali']);
    expect(rowOf(ports, 'RL-DONE00').assignee).toBe('Malik Benali');
    expect(rowsOf(ports, history)).toEqual([]);
    undoOperation(ports, { operation: done.value.operation ?? '' });
    expect(rowsOf(ports, companies).find(({ id }) => id === 'EN-VALMAR')?.assignee).toBe('malik benali');
  });

  test('goes to somebody of the team, other than oneself', () => {
    const ports = twoPortfolios();
    expect(reassignPortfolio(ports, { from: 'Malik Benali', to: 'malik benali' })).toMatchObject({
      error: { code: 'handover.same' },
    });
    expect(reassignPortfolio(ports, { from: 'Malik Benali', to: 'Paul' })).toMatchObject({
      error: { code: 'handover.unknown' },
    });
    expect(rowsOf(ports, journal)).toEqual([]);
  });

  test('costs the same whatever its size', () => {
    const callsOf = (more: number) => {
      const ports = twoPortfolios();
      addRows(
        ports,
        contacts,
        Array.from({ length: more }, (_, index) => ({ id: `CT-${index}`, lastName: 'X', assignee: 'Malik Benali' })),
      );
      ports.gate.reset();
      reassignPortfolio(ports, { from: 'Malik Benali', to: 'Inès Carpentier' });
      return ports.gate.weighted();
    };
    expect(callsOf(1000)).toBe(callsOf(100));
  });
});
