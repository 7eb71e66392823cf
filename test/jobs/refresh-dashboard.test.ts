import { describe, expect, it } from 'vitest';
import { refreshDashboard } from '../../src/jobs/refresh-dashboard.ts';
import { scoreAll } from '../../src/jobs/score-all.ts';
import type { MemoryPorts } from '../ports/memory-ports.ts';
import { installedWorkbook, storyWorkbook } from './installed-workbook.ts';

const TAB = 'TABLEAU_DE_BORD';

function cell(ports: MemoryPorts, row: number, column: number) {
  return ports.workbook.read(TAB, { row, column, rows: 1, columns: 1 })[0]?.[0];
}

function formula(ports: MemoryPorts, row: number, column: number) {
  return ports.workbook.readFormulas(TAB, { row, column, rows: 1, columns: 1 })[0]?.[0];
}

describe('the dashboard', () => {
  it('comes with the installation, first of the tabs, and says how to begin', () => {
    const ports = installedWorkbook();
    expect(ports.workbook.tabNames()[0]).toBe(TAB);
    expect(cell(ports, 9, 2)).toContain('Pour commencer');
    expect(cell(ports, 47, 2)).toBe('Aucun lead chaud');
    expect(cell(ports, 47, 10)).toBe('Rien à relancer');
  });

  it('holds its figures as formulas over the columns where they stand', () => {
    const ports = storyWorkbook();
    refreshDashboard(ports);
    expect(formula(ports, 5, 2)).toMatch(/^=IF\(.*SUMIFS\(OPPORTUNITES!\$G:\$G;OPPORTUNITES!\$K:\$K;"Gagné"/);
    expect(formula(ports, 70, 6)).toContain('ENTONNOIR(HISTORIQUE!$A$1:$H');
  });

  it('lists at most ten leads, the best score first, one for each company', () => {
    const ports = storyWorkbook();
    scoreAll(ports);
    refreshDashboard(ports);
    const lines = ports.workbook.read(TAB, { row: 47, column: 2, rows: 10, columns: 3 });
    const scores = lines.map((line) => Number(line[2]));
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(new Set(lines.map((line) => line[0])).size).toBe(10);
  });

  it('keeps what the team put beside it and below it', () => {
    const ports = storyWorkbook();
    ports.workbook.write(TAB, 3, 18, [['À discuter lundi']]);
    ports.workbook.write(TAB, 66, 2, [['Notes de la réunion']]);
    refreshDashboard(ports);
    expect(cell(ports, 3, 18)).toBe('À discuter lundi');
    expect(cell(ports, 66, 2)).toBe('Notes de la réunion');
  });

  it('keeps one value a day for the trend', () => {
    const ports = storyWorkbook();
    refreshDashboard(ports);
    refreshDashboard(ports);
    ports.clock.sleep(24 * 3_600_000);
    refreshDashboard(ports);
    const trend = ports.workbook
      .read(TAB, { row: 104, column: 2, rows: 5, columns: 2 })
      .filter((line) => line[0] !== '');
    expect(trend.map((line) => line[0])).toEqual([new Date(2026, 5, 16), new Date(2026, 5, 17)]);
  });

  it('costs ten weighted calls to refresh, whatever the number of rows', () => {
    const ports = storyWorkbook();
    refreshDashboard(ports);
    ports.gate.reset();
    refreshDashboard(ports);
    expect(ports.gate.weighted()).toBeLessThanOrEqual(10);
  });
});
