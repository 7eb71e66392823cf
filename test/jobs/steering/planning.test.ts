import { addDays } from 'date-fns';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chartPlan, WEEKS } from '../../../src/crm/steering/plan-chart.ts';
import { isLate } from '../../../src/crm/steering/tasks.ts';
import { actions } from '../../../src/crm/tables/index.ts';
import { ACTION_STATES } from '../../../src/crm/tables/values.ts';
import { COLUMNS, FOOTER, FOOTER_COLUMN, HEAD_ROWS, LAST_WEEK } from '../../../src/jobs/planning/page.ts';
import { floor, PLANNING_TAB, refreshPlanning } from '../../../src/jobs/planning/refresh-planning.ts';
import type { Cell } from '../../../src/ports.ts';
import type { MemoryPorts } from '../../ports/memory-ports.ts';
import { addRows, smallCrm } from '../crm-workbook.ts';
import { changeTask, plannedCrm, steeringCrm } from './steering-workbook.ts';

const rows = (ports: MemoryPorts): Cell[][] => ports.book.rows(PLANNING_TAB) as Cell[][];
const tasks = (ports: MemoryPorts) =>
  rows(ports)
    .slice(HEAD_ROWS)
    .map((row) => row[1]);
const footerRow = (ports: MemoryPorts) => rows(ports).findIndex((row) => row[FOOTER_COLUMN - 1] === FOOTER) + 1;
const plain = (text: unknown) => String(text).replace(/[\u00a0\u202f]/g, ' ');

function refresh(ports: MemoryPorts): string {
  const done = refreshPlanning(ports);
  if (!done.ok) throw new Error(done.error.message);
  return plain(done.value.summary);
}

describe('PLANNING', () => {
  test('draws each task under its objective, the first to end first, the late one red', () => {
    const ports = plannedCrm();
    expect(refresh(ports)).toBe('Planning à jour : 3 tâches ouvertes, dont 1 en retard.');
    expect(tasks(ports)).toEqual([
      'Premiers rendez-vous',
      'Appeler vingt maires',
      'Chiffre d’affaires',
      'Salon des maires',
      'Sans objectif',
      'Fiche tarifaire',
      'Bilan de saison',
      FOOTER,
    ]);
    const late = rows(ports)[HEAD_ROWS + 1] ?? [];
    expect(late.slice(2, 5)).toEqual(['Malik Benali', new Date(2026, 5, 12), 'En retard']);
    expect(late.indexOf('!')).toBe(rows(ports)[5]?.indexOf(15));
    expect(rows(ports)[HEAD_ROWS + 5]).toContain('✓');
  });

  test('costs the fewest reads and writes that could do it, and the same calls whatever the number of tasks', () => {
    const count = (more: number) => {
      const ports = plannedCrm();
      addRows(
        ports,
        actions,
        Array.from({ length: more }, (_, index) => ({
          id: `PA-${index}`,
          action: `Tâche ${index}`,
          dueOn: new Date(),
        })),
      );
      refresh(ports);
      ports.gate.reset();
      refresh(ports);
      // To give the lock back is free here.
      expect(ports.gate.weighted()).toBe(1 + floor.read + floor.write);
      return ports.gate.calls.length;
    };
    expect(count(300)).toBe(count(0));
  });

  test('keeps what the team has written at its right and below it, when the plan grows and when it shrinks', () => {
    const ports = plannedCrm();
    refresh(ports);
    const end = footerRow(ports);
    ports.book.put(PLANNING_TAB, end + 2, 2, [['Notes de la réunion']]);
    ports.book.put(PLANNING_TAB, 8, COLUMNS + 2, [['À voir lundi']]);
    addRows(ports, actions, [
      { id: 'PA-PLUS01', action: 'Une tâche de plus', dueOn: new Date(2026, 5, 26) },
      { id: 'PA-PLUS02', action: 'Encore une', dueOn: new Date(2026, 5, 26) },
    ]);
    refresh(ports);
    expect(footerRow(ports)).toBe(end + 2);
    expect(rows(ports)[end + 3]?.[1]).toBe('Notes de la réunion');
    expect(rows(ports)[7]?.[COLUMNS + 1]).toBe('À voir lundi');
    changeTask(ports, 'PA-PLUS01', { action: '' });
    refresh(ports);
    expect(rows(ports)[end + 3]?.[1]).toBe('Notes de la réunion');
    expect(tasks(ports)).not.toContain('Une tâche de plus');
    expect(tasks(ports).filter((name) => name === FOOTER)).toHaveLength(1);
  });

  test('gives the frame of a new version to a tab that an earlier one drew, once', () => {
    const ports = plannedCrm();
    refresh(ports);
    const designs = () => {
      ports.gate.reset();
      refresh(ports);
      return ports.gate.calls.filter(({ name }) => name === 'workbook.design').length;
    };
    expect(designs()).toBe(1);
    ports.book.put(PLANNING_TAB, footerRow(ports), FOOTER_COLUMN - 1, [['']]);
    expect([designs(), designs()]).toEqual([2, 1]);
  });

  test('makes all rows higher as soon as a task takes two lines, and cuts none that two can hold', () => {
    const ports = plannedCrm();
    const long = 'Appeler les responsables des espaces verts de vingt communes voisines';
    addRows(ports, actions, [{ id: 'PA-LONG01', action: long, dueOn: new Date(2026, 5, 26) }]);
    refresh(ports);
    expect(tasks(ports)).toContain(long);
    expect(ports.book.get(PLANNING_TAB).design.rowHeights?.at(-1)).toMatchObject({ first: HEAD_ROWS + 1, pixels: 36 });
  });

  test('takes its own rows back when nothing stands below', () => {
    const ports = plannedCrm();
    refresh(ports);
    const end = footerRow(ports);
    changeTask(ports, 'PA-LOIN01', { action: '' });
    refresh(ports);
    expect(footerRow(ports)).toBe(end - 1);
    expect(rows(ports)[end - 1]?.every((cell) => cell === '') ?? true).toBe(true);
  });

  test('never takes a tab of the team for its own', () => {
    const ports = plannedCrm();
    ports.book.add(PLANNING_TAB, [['Congés']]);
    expect(refreshPlanning(ports)).toMatchObject({ ok: false, error: { code: 'planning.taken' } });
    expect(rows(ports)).toEqual([['Congés']]);
  });

  test('says what to write when there is nothing to draw, and that steering is off when it is', () => {
    const ports = steeringCrm();
    refresh(ports);
    expect(plain(rows(ports)[1]?.[1])).toBe('Aucune tâche ouverte.');
    expect(plain(tasks(ports)[0])).toContain('Aucune tâche à montrer : ajoutez-les dans PLAN_ACTION');
    expect(refreshPlanning(smallCrm())).toMatchObject({ ok: false, error: { code: 'steering.off' } });
  });

  test('holds any plan within its columns, one row for each task shown', () => {
    const day = fc.option(fc.integer({ min: -400, max: 400 }).map((days) => addDays(new Date(2026, 5, 16), days)));
    const task = fc.record({
      objective: fc.constantFrom('', 'Rendez-vous', 'CA'),
      action: fc.constantFrom('', 'Relancer'),
      task: fc.constantFrom('', 'Appeler'),
      assignee: fc.constant('Malik Benali'),
      startOn: day,
      dueOn: day,
      days: fc.option(fc.integer({ min: -3, max: 200 })),
      status: fc.constantFrom('', ...ACTION_STATES),
    });
    fc.assert(
      fc.property(fc.array(task, { maxLength: 12 }), (plan) => {
        const now = new Date(2026, 5, 16, 9);
        const chart = chartPlan(plan, now);
        const lines = chart.groups.flatMap((group) => group.lines);
        const named = plan.filter(({ action, task: step }) => action !== '' || step !== '');
        expect(lines.length + chart.past).toBe(named.length);
        expect(chart.late).toBe(named.filter((one) => isLate(one, now)).length);
        for (const { bar, late } of lines) {
          if (bar === null) continue;
          expect(bar.first >= 0 && bar.first <= bar.last && bar.last < WEEKS).toBe(true);
          expect(bar.lateFrom !== null).toBe(late);
          if (bar.lateFrom !== null) expect(bar.lateFrom >= bar.first && bar.lateFrom <= bar.last).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
    expect(LAST_WEEK).toBe(COLUMNS - 1);
  });
});
