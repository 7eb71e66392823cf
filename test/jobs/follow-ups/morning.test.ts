import { describe, expect, it } from 'vitest';
import { contacts, followUps, interactions, opportunities, settings, tenders } from '../../../src/crm/tables/index.ts';
import { morning } from '../../../src/jobs/follow-ups/morning.ts';
import type { MemoryPorts } from '../../ports/memory-ports.ts';
import { addRows, installedWorkbook, rowsOf, storyWorkbook } from '../installed-workbook.ts';

function reasons(ports: MemoryPorts) {
  return rowsOf(ports, followUps).map(({ why, status }) => [why.split(',')[0] ?? '', status]);
}

const CLAIRE = {
  id: 'CT-000001',
  lastName: 'Vasseur',
  label: 'Claire Vasseur (Valmarais)',
  stage: 'Lead',
  informedOn: new Date(2026, 0, 5),
  assignee: 'Malik Benali',
};

describe('the morning', () => {
  it('opens one follow-up for a next action that is due, on a working day', () => {
    const ports = installedWorkbook();
    addRows(ports, contacts, [{ ...CLAIRE, nextAction: 'Rappeler', dueOn: new Date(2026, 5, 14) }]);
    expect(morning(ports)).toMatchObject({ ok: true, value: { opened: 1, pending: 1 } });
    expect(rowsOf(ports, followUps)[0]).toMatchObject({
      what: 'Rappeler\u00a0: Claire Vasseur (Valmarais)',
      contact: 'Claire Vasseur (Valmarais)',
      contactId: 'CT-000001',
      assignee: 'Malik Benali',
      dueOn: new Date(2026, 5, 15),
      status: 'À faire',
    });
  });

  it('opens nothing twice', () => {
    const ports = storyWorkbook();
    morning(ports);
    const before = rowsOf(ports, followUps).length;
    expect(before).toBeGreaterThan(10);
    expect(morning(ports)).toMatchObject({ ok: true, value: { opened: 0, closed: 0 } });
    expect(rowsOf(ports, followUps)).toHaveLength(before);
  });

  it('closes a follow-up whose cause is gone, and leaves those that people wrote', () => {
    const ports = installedWorkbook();
    addRows(ports, contacts, [CLAIRE]);
    addRows(ports, interactions, [{ date: new Date(2026, 5, 1, 10), type: 'Email envoyé', contactId: CLAIRE.id }]);
    addRows(ports, followUps, [{ what: 'Apporter le dossier', status: 'À faire', contactId: CLAIRE.id }]);
    morning(ports);
    expect(reasons(ports)).toEqual([
      ['', 'À faire'],
      ['Sans réponse', 'À faire'],
    ]);
    addRows(ports, interactions, [{ date: new Date(2026, 5, 16, 8), type: 'Email reçu', contactId: CLAIRE.id }]);
    expect(morning(ports)).toMatchObject({ ok: true, value: { closed: 1 } });
    expect(reasons(ports)).toEqual([
      ['', 'À faire'],
      ['Sans réponse', 'Annulée'],
    ]);
  });

  it('does not ask again for what somebody has done or called off, and dates it', () => {
    const ports = installedWorkbook();
    addRows(ports, contacts, [{ ...CLAIRE, nextAction: 'Rappeler', dueOn: new Date(2026, 5, 16) }]);
    morning(ports);
    const place = followUps.columns.findIndex((column) => column.key === 'status') + 1;
    ports.workbook.write('RELANCES', 2, place, [['Fait']]);
    expect(morning(ports)).toMatchObject({ ok: true, value: { opened: 0, pending: 0 } });
    expect(rowsOf(ports, followUps)[0]?.doneOn).toEqual(new Date(2026, 5, 16));
  });

  it('gives up after three reminders without an answer', () => {
    const ports = installedWorkbook();
    addRows(ports, contacts, [CLAIRE]);
    addRows(
      ports,
      interactions,
      [1, 8, 15, 22].map((day) => ({ date: new Date(2026, 4, day, 10), type: 'Email envoyé', contactId: CLAIRE.id })),
    );
    expect(morning(ports)).toMatchObject({ ok: true, value: { opened: 0 } });
  });

  it('never follows up somebody who objected', () => {
    const ports = installedWorkbook();
    addRows(ports, contacts, [{ ...CLAIRE, optedOut: true, nextAction: 'Rappeler', dueOn: new Date(2026, 5, 10) }]);
    addRows(ports, opportunities, [
      { title: 'Haies', contactId: CLAIRE.id, stage: 'Lead', nextAction: 'Chiffrer', dueOn: new Date(2026, 5, 10) },
    ]);
    expect(morning(ports)).toMatchObject({ ok: true, value: { opened: 0 } });
  });

  it('says when an opportunity is stuck, and when a kept tender is due, before its deadline', () => {
    const ports = installedWorkbook();
    addRows(ports, opportunities, [{ title: 'Haies', stage: 'Qualifié', stageSince: new Date(2026, 4, 30) }]);
    addRows(ports, tenders, [
      {
        noticeId: '26-1',
        title: 'Inventaire',
        decision: 'Retenu',
        state: 'Initial',
        deadline: new Date(2026, 5, 21, 12),
      },
    ]);
    morning(ports);
    const [stuck, due] = rowsOf(ports, followUps);
    expect(stuck?.why).toMatch(/^Bloquée, 17\sjours \(Qualifié, 14 au plus\)$/);
    // 21 June 2026 is a Sunday.
    expect(due).toMatchObject({ noticeId: '26-1', priority: 'Haute', dueOn: new Date(2026, 5, 19) });
  });

  it('gives an absent person’s follow-ups to who replaces them', () => {
    const ports = installedWorkbook();
    addRows(ports, settings, [
      { group: 'Équipe', name: 'Malik Benali', value: 'malik@butinage.example' },
      { group: 'Équipe', name: 'Jeanne Kerdoncuff', value: 'jeanne@butinage.example' },
      { group: 'Équipe : absences', name: 'Malik Benali', value: new Date(2026, 5, 30) },
      { group: 'Équipe : remplacements', name: 'Malik Benali', value: 'Jeanne Kerdoncuff' },
    ]);
    addRows(ports, contacts, [{ ...CLAIRE, nextAction: 'Rappeler', dueOn: new Date(2026, 5, 16) }]);
    morning(ports);
    expect(rowsOf(ports, followUps)[0]?.assignee).toBe('Jeanne Kerdoncuff');
  });

  it('gives them back once the absence is over, and leaves those that somebody gave to a third person', () => {
    const ports = installedWorkbook();
    addRows(ports, settings, [
      { group: 'Équipe', name: 'Malik Benali', value: 'malik@butinage.example' },
      { group: 'Équipe', name: 'Jeanne Kerdoncuff', value: 'jeanne@butinage.example' },
      { group: 'Équipe : début des absences', name: 'Malik Benali', value: new Date(2026, 5, 17) },
      { group: 'Équipe : absences', name: 'Malik Benali', value: new Date(2026, 5, 19) },
      { group: 'Équipe : remplacements', name: 'Malik Benali', value: 'Jeanne Kerdoncuff' },
    ]);
    addRows(ports, contacts, [
      { ...CLAIRE, nextAction: 'Rappeler', dueOn: new Date(2026, 5, 16) },
      { ...CLAIRE, id: 'CT-000002', label: 'Nadia Cherif', nextAction: 'Écrire', dueOn: new Date(2026, 5, 16) },
    ]);
    const who = () => rowsOf(ports, followUps).map(({ assignee }) => assignee);
    morning(ports);
    expect(who()).toEqual(['Malik Benali', 'Malik Benali']);
    ports.clock.time = new Date(2026, 5, 17, 7, 30);
    morning(ports);
    expect(who()).toEqual(['Jeanne Kerdoncuff', 'Jeanne Kerdoncuff']);
    const place = followUps.columns.findIndex((column) => column.key === 'assignee') + 1;
    ports.workbook.write('RELANCES', 3, place, [['Zoé Lambert']]);
    ports.clock.time = new Date(2026, 5, 22, 7, 30);
    morning(ports);
    expect(who()).toEqual(['Malik Benali', 'Zoé Lambert']);
    expect(morning(ports)).toMatchObject({ ok: true, value: { opened: 0, closed: 0 } });
  });

  it('does not ask again, on the week-end, for an offer that was handed in on Friday', () => {
    const ports = installedWorkbook();
    addRows(ports, opportunities, [{ title: 'Haies', stage: 'Négociation', closesOn: new Date(2026, 5, 21) }]);
    morning(ports);
    expect(rowsOf(ports, followUps)).toMatchObject([{ dueOn: new Date(2026, 5, 19) }]);
    const place = followUps.columns.findIndex((column) => column.key === 'status') + 1;
    ports.workbook.write('RELANCES', 2, place, [['Fait']]);
    for (const day of [20, 21]) {
      ports.clock.time = new Date(2026, 5, day, 7, 30);
      expect(morning(ports)).toMatchObject({ ok: true, value: { opened: 0 } });
    }
  });

  it('keeps one of two that a merge of contacts has left, and the day it was put off to', () => {
    const ports = installedWorkbook();
    addRows(ports, contacts, [CLAIRE]);
    addRows(ports, interactions, [{ date: new Date(2026, 5, 1, 10), type: 'Email envoyé', contactId: CLAIRE.id }]);
    addRows(ports, followUps, [
      { why: 'Sans réponse', status: 'Reportée', dueOn: new Date(2026, 5, 30), contactId: CLAIRE.id },
      { why: 'Sans réponse', status: 'À faire', dueOn: new Date(2026, 5, 8), contactId: CLAIRE.id },
    ]);
    expect(morning(ports)).toMatchObject({ ok: true, value: { opened: 0, closed: 1, pending: 1 } });
    expect(rowsOf(ports, followUps)).toMatchObject([
      { status: 'Reportée', dueOn: new Date(2026, 5, 30) },
      { status: 'Annulée' },
    ]);
  });
});
