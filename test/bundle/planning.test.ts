import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRuntime, type Runtime } from '../../local/runtime/index.ts';
import { defaultSettingRows } from '../../src/crm/settings/index.ts';
import { actions, settings } from '../../src/crm/tables/index.ts';
import type { Cell } from '../../src/ports.ts';
import { addScript, putRows, type ScriptedBundle } from './scripted-bundle.ts';

const TAB = 'PLANNING';
const FOOTER = 'Sous cette ligne et à droite du planning, la feuille est à vous.';
/** Tuesday 16 June 2026; the chart begins four weeks before its Monday. */
const FIRST_MONDAY = new Date(2026, 4, 18);

const day = (month: number, date: number) => new Date(2026, month - 1, date);
const TASKS = [
  ['Premiers rendez-vous', 'Appeler vingt maires', day(5, 25), day(6, 12), 'En cours'],
  ['Premiers rendez-vous', 'Visiter deux sites', day(6, 15), day(7, 3), 'À faire'],
  ['Chiffre d’affaires', 'Salon des maires', day(6, 1), day(6, 9), 'Fait'],
  ['', 'Bilan de saison', day(9, 1), day(12, 18), 'À faire'],
  ['', 'Fiche tarifaire', day(1, 5), day(1, 30), 'Fait'],
] as const;

let runtime: Runtime;
let bundle: ScriptedBundle;

const rows = (): Cell[][] => runtime.book.values(TAB) as Cell[][];
const rowOf = (text: string) => rows().findIndex((row) => row[1] === text) + 1;

/** Cells of the weeks that a bar fills, in its row: from 0, the chart's first. */
function barOf(task: string): [first: number, last: number, reds: number] {
  const fills = runtime.call('fillsOf', [TAB, rowOf(task)]) as string[];
  const drawn = fills.flatMap((fill, week) => (['#ffffff', '#fdf1d3'].includes(fill.toLowerCase()) ? [] : [week]));
  return [
    drawn[0] ?? -1,
    drawn[drawn.length - 1] ?? -1,
    fills.filter((fill) => fill.toLowerCase() === '#b3261e').length,
  ];
}

const weekOf = (date: Date) => Math.floor((date.getTime() - FIRST_MONDAY.getTime() + 3_600_000) / (7 * 86_400_000));

beforeAll(() => {
  bundle = addScript(`
    function fillsOf(name, row) {
      return SpreadsheetApp.getActiveSpreadsheet().getSheetByName(name).getRange(row, 6, 1, 22).getBackgrounds()[0];
    }
    function wearOldLooks(name, footer) {
      const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetByName(name);
      sheet.getRange(footer, 1).clearContent();
      sheet.setColumnWidth(2, 90);
      sheet.getRange('F4:J4').breakApart();
      sheet.getRange('F4:G4').merge();
      sheet.getRange(footer + 2, 2).setValue('Notes de la réunion');
    }
    function widthOf(name) {
      return SpreadsheetApp.getActiveSpreadsheet().getSheetByName(name).getColumnWidth(2);
    }
    function mergesOf(name) {
      const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetByName(name);
      return sheet.getRange('A1:AB6').getMergedRanges().map((range) => range.getA1Notation()).sort();
    }
`);
  runtime = createRuntime({ dist: bundle.dist, now: new Date('2026-06-16T09:41:00+02:00') });
  putRows(
    runtime,
    settings,
    defaultSettingRows().map((row) => (row.name === 'Pilotage' ? { ...row, value: 'Oui' } : row)),
  );
  putRows(
    runtime,
    actions,
    TASKS.map(([objective, task, startOn, dueOn, status], index) => ({
      id: `PA-00000${index}`,
      objective,
      action: 'Action',
      task,
      startOn,
      dueOn,
      status,
    })),
  );
  runtime.call('refreshPlanning');
});

afterAll(() => {
  runtime.close();
  bundle.remove();
});

describe('PLANNING, drawn in a workbook', () => {
  it('fills the weeks from the launch of each task to its deadline, and in red those of its delay', () => {
    expect(barOf('Visiter deux sites')).toEqual([weekOf(day(6, 15)), weekOf(day(7, 3)), 0]);
    expect(barOf('Salon des maires')).toEqual([weekOf(day(6, 1)), weekOf(day(6, 9)), 0]);
    expect(barOf('Appeler vingt maires')).toEqual([weekOf(day(5, 25)), weekOf(day(6, 16)), 1]);
    expect(barOf('Bilan de saison')).toEqual([weekOf(day(9, 1)), 21, 0]);
    expect(rowOf('Fiche tarifaire')).toBe(0);
  });

  it('says what is open, what is late, what was over before, and what to finish first', () => {
    expect(rows()[1]?.[1]).toBe(
      '3\u00a0tâches ouvertes, dont 1 en retard (1\u00a0finie, non montrée). À finir d’abord\u00a0: «\u00a0Appeler vingt maires\u00a0», 12\u00a0juin.',
    );
  });

  it('is drawn anew, frame and all, where an earlier version drew it, and keeps what the team wrote', () => {
    const wanted = [runtime.call('widthOf', [TAB]), runtime.call('mergesOf', [TAB])];
    const footer = rowOf(FOOTER);
    runtime.call('wearOldLooks', [TAB, footer]);
    expect(runtime.call('mergesOf', [TAB])).not.toEqual(wanted[1]);
    runtime.call('refreshPlanning');
    expect([runtime.call('widthOf', [TAB]), runtime.call('mergesOf', [TAB])]).toEqual(wanted);
    expect(rows()[footer + 1]?.[1]).toBe('Notes de la réunion');
    expect(rowOf(FOOTER)).toBe(footer);
  });
});
