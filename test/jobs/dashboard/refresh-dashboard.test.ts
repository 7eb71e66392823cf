import { describe, expect, it } from 'vitest';
import { costs, objectives, opportunities } from '../../../src/crm/tables/index.ts';
import { refreshDashboard } from '../../../src/jobs/dashboard/refresh-dashboard.ts';
import { scoreAll } from '../../../src/jobs/scores/score-all.ts';
import { refreshSteering } from '../../../src/jobs/steering/refresh-steering.ts';
import { switchOff, switchOn } from '../../../src/jobs/steering/switch-steering.ts';
import type { MemoryPorts } from '../../ports/memory-ports.ts';
import { addRows, installedWorkbook, rowsOf, storyWorkbook } from '../installed-workbook.ts';

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

  it('names long stages and titles whole words at a time', () => {
    const ports = storyWorkbook();
    refreshDashboard(ports);
    const texts = ports.workbook.read(TAB, { row: 47, column: 2, rows: 10, columns: 13 }).flat().map(String);
    expect(texts.filter((text) => text.includes('…')).every((text) => /[\p{L}\d’]…( »)?$/u.test(text))).toBe(true);
  });

  it('costs ten weighted calls to refresh, whatever the number of rows', () => {
    const ports = storyWorkbook();
    refreshDashboard(ports);
    ports.gate.reset();
    refreshDashboard(ports);
    expect(ports.gate.weighted()).toBeLessThanOrEqual(10);
  });
});

describe('the dashboard of a team that steers', () => {
  function steered(): MemoryPorts {
    const ports = storyWorkbook();
    const done = switchOn(ports, { examples: false });
    if (!done.ok) throw new Error(done.error.message);
    addRows(ports, objectives, [
      { indicator: 'Chiffre d’affaires', code: 'CA', period: 'Mois', target: 30_000 },
      { indicator: 'Rendez-vous', code: 'RDV', period: 'Trimestre', target: 200 },
      { indicator: 'Taux de transformation', code: 'TAUX_TRANSFORMATION', period: 'Année', target: 0.4 },
      { indicator: 'Taux de gain', code: 'TAUX_GAIN', period: 'Année', target: 0.6 },
    ]);
    addRows(ports, costs, [{ date: new Date(2026, 5, 2), channel: 'BOAMP', kind: 'Temps', hours: 12 }]);
    refreshSteering(ports);
    refreshDashboard(ports);
    return ports;
  }

  it('shows the first objectives, each found by its identifier', () => {
    const ports = steered();
    const [first] = rowsOf(ports, objectives);
    expect(cell(ports, 13, 2)).toBe('Chiffre d’affaires');
    expect(cell(ports, 14, 2)).toBe('Rendez-vous, trimestre');
    expect(formula(ports, 13, 4)).toContain(`MATCH("${first?.id}";OBJECTIFS!`);
    expect(formula(ports, 13, 4)).toContain('INDEX(OBJECTIFS!');
  });

  it('reads its revenue in VENTES once a sale stands there', () => {
    expect(formula(steered(), 5, 2)).toContain('SUMIFS(VENTES!');
  });

  it('holds its win rate against the objective of the same definition', () => {
    const ports = steered();
    const [, , , gain] = rowsOf(ports, objectives);
    expect(formula(ports, 7, 14)).toContain(`MATCH("${gain?.id}";OBJECTIFS!`);
  });

  it('writes each objective in its unit', () => {
    const ports = steered();
    const applied = ports.book.get(TAB).design.formats?.filter(({ area }) => area.rows === 64) ?? [];
    const latest = applied[applied.length - 1]?.numberFormats ?? [];
    expect([12, 13, 14].map((row) => latest[row]?.[3])).toEqual(['#,##0 "€"', '#,##0', '0 %']);
  });

  it('is as it was once the module is off', () => {
    const ports = steered();
    switchOff(ports);
    refreshDashboard(ports);
    expect(cell(ports, 13, 2)).toBe('Nouveaux contacts');
    expect(formula(ports, 5, 2)).toContain('SUMIFS(OPPORTUNITES!');
  });

  it('names in one sentence what is stuck and what is late, in 120 characters', () => {
    const ports = steered();
    const sentence = String(cell(ports, 9, 2));
    expect(sentence).toMatch(
      /^À retenir\u00a0: \d+\u00a0opportunités bloquées \(.*\)\. .* en retard\u00a0: .* au lieu de .*\.$/,
    );
    expect(sentence.length).toBeLessThanOrEqual(120);
  });

  it('costs fourteen weighted calls to refresh, whatever the number of rows', () => {
    const ports = steered();
    const cost = () => {
      refreshDashboard(ports);
      ports.gate.reset();
      refreshDashboard(ports);
      return ports.gate.weighted() + ports.gate.calls.filter(({ name }) => name === 'lock.release').length;
    };
    const few = cost();
    const [deal] = rowsOf(ports, opportunities);
    addRows(
      ports,
      opportunities,
      Array.from({ length: 300 }, (_, index) => ({ ...deal, id: `OP-ZZ${1000 + index}` })),
    );
    expect([few, cost()]).toEqual([14, 14]);
  });
});
