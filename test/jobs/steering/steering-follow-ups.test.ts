import { describe, expect, test } from 'vitest';
import { actions, followUps, rituals, settings } from '../../../src/crm/tables/index.ts';
import { morning } from '../../../src/jobs/follow-ups/morning.ts';
import { settleFollowUp } from '../../../src/jobs/follow-ups/settle-follow-up.ts';
import { undo } from '../../../src/sheet/index.ts';
import type { MemoryPorts } from '../../ports/memory-ports.ts';
import { addRows, changeRow, rowsOf } from '../crm-workbook.ts';
import { changeTask, plannedCrm } from './steering-workbook.ts';

const plain = (text: unknown) => String(text).replace(/\u00a0/g, ' ');
const made = (ports: MemoryPorts) =>
  rowsOf(ports, followUps).filter(({ why }) => /^(Plan|Rituel)/.test(String(why ?? '')));
const open = (ports: MemoryPorts) => made(ports).filter(({ status }) => status === 'À faire' || status === 'Reportée');
const subjects = (ports: MemoryPorts) => open(ports).map(({ subjectId }) => subjectId);
const rowOf = (ports: MemoryPorts, subject: string) => made(ports).find(({ subjectId }) => subjectId === subject) ?? {};

function rise(ports: MemoryPorts, day: Date) {
  ports.clock.time = day;
  const done = morning(ports);
  if (!done.ok) throw new Error(done.error.message);
  return done.value;
}

const TUESDAY = new Date(2026, 5, 16, 7, 30);
const settle = (ports: MemoryPorts, subject: string) => {
  const done = settleFollowUp(ports, { id: String(rowOf(ports, subject).id), how: 'done' });
  if (!done.ok) throw new Error(done.error.message);
  return done.value;
};

describe('a task of the action plan', () => {
  test('comes into RELANCES when it is late or due within a week, once', () => {
    const ports = plannedCrm();
    rise(ports, TUESDAY);
    expect(subjects(ports)).toEqual(['PA-HAIES1', 'PA-SALON1', 'RI-POINT1 2026-06-15']);
    expect(rowOf(ports, 'PA-HAIES1')).toMatchObject({
      what: 'Appeler vingt maires',
      assignee: 'Malik Benali',
      dueOn: new Date(2026, 5, 12),
      priority: 'Haute',
    });
    expect(plain(rowOf(ports, 'PA-HAIES1').why)).toBe('Plan d’action, pour le 12 juin');
    // 21 June 2026 is a Sunday.
    expect(rowOf(ports, 'PA-SALON1')).toMatchObject({ dueOn: new Date(2026, 5, 19), priority: 'Normale' });
    expect(rise(ports, TUESDAY)).toMatchObject({ opened: 0, closed: 0 });
  });

  test('leaves RELANCES by itself once it is done or given up', () => {
    const ports = plannedCrm();
    rise(ports, TUESDAY);
    changeTask(ports, 'PA-HAIES1', { status: 'Fait' });
    changeTask(ports, 'PA-SALON1', { status: 'Abandonné' });
    expect(rise(ports, TUESDAY)).toMatchObject({ closed: 2 });
    expect(subjects(ports)).toEqual(['RI-POINT1 2026-06-15']);
  });

  test('moves with its deadline, and is asked again for a later one', () => {
    const ports = plannedCrm();
    rise(ports, TUESDAY);
    changeTask(ports, 'PA-HAIES1', { dueOn: new Date(2026, 5, 18) });
    rise(ports, TUESDAY);
    expect(rowOf(ports, 'PA-HAIES1')).toMatchObject({ dueOn: new Date(2026, 5, 18) });
    changeRow(ports, followUps, String(rowOf(ports, 'PA-HAIES1').id), { status: 'Annulée' });
    expect(rise(ports, TUESDAY)).toMatchObject({ opened: 0 });
    changeTask(ports, 'PA-HAIES1', { dueOn: new Date(2026, 5, 22) });
    expect(rise(ports, TUESDAY)).toMatchObject({ opened: 1 });
  });

  test('is done with its follow-up, and comes back with an undo', () => {
    const ports = plannedCrm();
    rise(ports, TUESDAY);
    const { said, operation } = settle(ports, 'PA-HAIES1');
    expect(plain(said)).toBe('Relance faite, et tâche marquée « Fait » dans PLAN_ACTION.');
    const status = () => rowsOf(ports, actions).find(({ id }) => id === 'PA-HAIES1')?.status;
    expect(status()).toBe('Fait');
    expect(undo(ports, String(operation)).ok).toBe(true);
    expect(status()).toBe('En cours');
  });

  test('goes to who stands in for an absent person', () => {
    const ports = plannedCrm();
    addRows(ports, settings, [
      { group: 'Équipe : absences', name: 'Malik Benali', value: new Date(2026, 5, 30) },
      { group: 'Équipe : remplacements', name: 'Malik Benali', value: 'Inès Carpentier' },
    ]);
    rise(ports, TUESDAY);
    expect(rowOf(ports, 'PA-HAIES1').assignee).toBe('Inès Carpentier');
  });
});

describe('a ritual', () => {
  test('is asked for each time it comes, the one before no more', () => {
    const ports = plannedCrm();
    rise(ports, TUESDAY);
    expect(plain(rowOf(ports, 'RI-POINT1 2026-06-15').what)).toBe('Rituel : Point prospection');
    expect(plain(rowOf(ports, 'RI-POINT1 2026-06-15').why)).toBe('Rituel du lundi 15 juin');
    rise(ports, new Date(2026, 5, 22, 7, 30));
    expect(subjects(ports)).toContain('RI-POINT1 2026-06-22');
    expect(rowOf(ports, 'RI-POINT1 2026-06-15').status).toBe('Annulée');
  });

  test('was last held on the day when its follow-up was done, from the page or in the cell', () => {
    const ports = plannedCrm();
    const lastOn = () => rowsOf(ports, rituals)[0]?.lastOn;
    rise(ports, TUESDAY);
    settle(ports, 'RI-POINT1 2026-06-15');
    expect(lastOn()).toEqual(new Date(2026, 5, 16));
    expect(rise(ports, TUESDAY)).toMatchObject({ opened: 0 });
    rise(ports, new Date(2026, 5, 22, 7, 30));
    const next = String(rowOf(ports, 'RI-POINT1 2026-06-22').id);
    changeRow(ports, followUps, next, { status: 'Fait', doneOn: new Date(2026, 5, 22) });
    rise(ports, new Date(2026, 5, 23, 7, 30));
    expect(lastOn()).toEqual(new Date(2026, 5, 22));
    expect(subjects(ports).filter((subject) => String(subject).startsWith('RI-POINT1'))).toEqual([]);
  });
});

describe('the rules of steering', () => {
  test('cost two reads more, whatever the rows, and none while steering is off', () => {
    const count = (ports: MemoryPorts) => {
      morning(ports);
      ports.gate.reset();
      morning(ports);
      return ports.gate.calls.filter(({ kind }) => kind === 'read').length;
    };
    const on = plannedCrm();
    const off = plannedCrm();
    changeSetting(off, 'Pilotage', 'Non');
    expect(count(on)).toBe(count(off) + 2);
  });

  test('are rows of PARAMETRES', () => {
    const ports = plannedCrm();
    changeSetting(ports, 'Tâche du plan d’action', 'Non');
    changeSetting(ports, 'Rituel', 'Non');
    rise(ports, TUESDAY);
    expect(made(ports)).toEqual([]);
  });

  test('leave everything as it is while a tab is out of sight, and close it when steering is switched off', () => {
    const ports = plannedCrm();
    rise(ports, TUESDAY);
    const before = subjects(ports);
    ports.workbook.renameTab(actions.tab, 'Ancien plan');
    expect(rise(ports, TUESDAY)).toMatchObject({ closed: 0 });
    expect(subjects(ports)).toEqual(before);
    changeSetting(ports, 'Pilotage', 'Non');
    expect(rise(ports, TUESDAY)).toMatchObject({ closed: 3 });
  });
});

function changeSetting(ports: MemoryPorts, name: string, value: string): void {
  const row = ports.book.rows(settings.tab).findIndex((line) => line[1] === name) + 1;
  ports.book.put(settings.tab, row, 3, [[value]]);
}
