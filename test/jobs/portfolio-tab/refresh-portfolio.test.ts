import { describe, expect, it } from 'vitest';
import { defaultSettingRows } from '../../../src/crm/settings/index.ts';
import { companies, costs, interactions, opportunities, sales, settings } from '../../../src/crm/tables/index.ts';
import { NIGHT } from '../../../src/jobs/automations/automations.ts';
import { openSlice } from '../../../src/jobs/engine/slice.ts';
import { countLines } from '../../../src/jobs/generated-tabs/fit-text.ts';
import { refreshPortfolio } from '../../../src/jobs/portfolio-tab/refresh-portfolio.ts';
import type { Cell } from '../../../src/ports.ts';
import { addTables, type MemoryPorts } from '../../ports/memory-ports.ts';
import { addRows, smallCrm } from '../crm-workbook.ts';

const TAB = 'PORTEFEUILLE';

function cells(ports: MemoryPorts, row: number, column: number, rows = 1): Cell[] {
  return ports.workbook.read(TAB, { row, column, rows, columns: 1 }).flat();
}

function formula(ports: MemoryPorts, row: number, column: number): string {
  return ports.workbook.readFormulas(TAB, { row, column, rows: 1, columns: 1 })[0]?.[0] ?? '';
}

/** So many clients with one deal won each, the first by far the greatest. */
function sellingCrm(clients: number): MemoryPorts {
  const ports = smallCrm();
  const id = (prefix: string, index: number) => `${prefix}-${100_000 + index}`;
  const some = Array.from({ length: clients }, (_, index) => index);
  addRows(
    ports,
    companies,
    some.map((index) => ({ id: id('EN', index), name: `Commune ${index}`, type: 'Collectivité' })),
  );
  addRows(
    ports,
    opportunities,
    some.map((index) => ({
      id: id('OP', index),
      title: `Affaire ${index}`,
      company: `Commune ${index}`,
      companyId: id('EN', index),
      channel: 'BOAMP',
      stage: 'Gagné',
      amount: index === 0 ? 100_000 : 10,
      closedOn: new Date(2026, 4, 1 + (index % 28)),
    })),
  );
  return ports;
}

function keepSteering(ports: MemoryPorts): void {
  addTables(ports.book, [sales, costs]);
  const line = defaultSettingRows().findIndex(({ group, name }) => group === 'Modules' && name === 'Pilotage') + 2;
  ports.book.put(settings.tab, line, settings.columns.findIndex(({ key }) => key === 'value') + 1, [['Oui']]);
}

describe('the portfolio’s tab', () => {
  it('says how to begin while nothing is sold', () => {
    const ports = smallCrm();
    expect(refreshPortfolio(ports)).toMatchObject({ ok: true, value: { created: true } });
    expect(cells(ports, 2, 2)[0]).toContain('Aucune vente');
    expect(cells(ports, 9, 2)[0]).toContain('Pour commencer');
    expect(cells(ports, 24, 10)).toEqual(['Aucun achat']);
    expect(cells(ports, 71, 2)).toEqual(['Aucun']);
  });

  it('is refreshed at night once somebody has asked for it', () => {
    const ports = smallCrm();
    const night = () => NIGHT.find(({ action }) => action === 'portfolio.refresh')?.run(ports, openSlice(ports.clock));
    expect(night()).toEqual({ ok: true, value: { summary: '' } });
    expect(ports.workbook.tab(TAB)).toBeNull();
    refreshPortfolio(ports);
    expect(night()).toMatchObject({ ok: true, value: { summary: 'Le portefeuille est à jour.' } });
  });

  it('names how few clients make most of the revenue', () => {
    const ports = sellingCrm(3);
    refreshPortfolio(ports);
    expect(cells(ports, 9, 2)).toEqual([
      'À retenir\u00a0: 1\u00a0client sur 3 fait 80\u00a0% du chiffre d’affaires en 12 mois\u00a0; le premier, Commune 0, 100\u00a0%. À rappeler d’abord\u00a0: Commune 0.',
    ]);
  });

  it('lists the clients behind each class, and counts those that do not fit', () => {
    const ports = sellingCrm(60);
    refreshPortfolio(ports);
    expect([2, 6, 10].map((column) => cells(ports, 70, column)[0])).toEqual([
      'A\u00a0: 1\u00a0client',
      'B\u00a0: aucun client',
      'C\u00a0: 59\u00a0clients',
    ]);
    const listed = cells(ports, 71, 10, 15);
    expect(listed.slice(0, 14).every((name) => String(name).startsWith('Commune '))).toBe(true);
    expect(listed[14]).toBe('… et 45\u00a0autres');
    expect(cells(ports, 85, 12)).toEqual([450]);
    expect(cells(ports, 69, 2)[0]).toContain('tous sont dans ENTREPRISES');
  });

  it('names the clients of each segment as far as three lines go, then how many are left', () => {
    const ports = sellingCrm(60);
    refreshPortfolio(ports);
    const rows = ports.workbook.read(TAB, { row: 91, column: 4, rows: 10, columns: 7 });
    expect(rows.reduce((sum, line) => sum + Number(line[0]), 0)).toBe(60);
    for (const line of rows) {
      const said = String(line[6]);
      expect(countLines(said, 548, 9)).toBeLessThanOrEqual(3);
      const left = Number(/… et (\d+)/.exec(said)?.[1] ?? 0);
      const named = said === '–' ? 0 : said.replace(/ … et.*/, '').split(', ').length;
      expect(named + left).toBe(line[0]);
    }
  });

  it('names the greatest client who may leave, to be called first', () => {
    const ports = sellingCrm(30);
    const month = (index: number) => ({
      id: `OP-2${index}`,
      company: `Commune ${index}`,
      companyId: `EN-${100_000 + index}`,
    });
    addRows(
      ports,
      opportunities,
      [1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((index) =>
        Array.from({ length: index === 1 ? 6 : 2 }, () => ({
          ...month(index),
          stage: 'Gagné',
          amount: 30_000 - index,
          closedOn: new Date(2024, 1, index),
        })),
      ),
    );
    ports.book.put(opportunities.tab, 3, opportunities.columns.findIndex(({ key }) => key === 'closedOn') + 1, [
      [new Date(2024, 0, 5)],
    ]);
    refreshPortfolio(ports);
    expect(cells(ports, 71, 14)).toEqual(['Commune 1']);
    expect(cells(ports, 9, 2)[0]).toContain('À rappeler d’abord\u00a0: Commune 1.');
  });

  it('does not say that channels without a name cost nothing', () => {
    const ports = sellingCrm(2);
    keepSteering(ports);
    addRows(ports, sales, [{ id: 'VE-000001', date: new Date(2026, 5, 1), company: 'Commune 1', amount: 700 }]);
    addRows(ports, costs, [
      { id: 'CO-000001', date: new Date(2026, 5, 1), channel: 'BOAMP', kind: 'Outil', amount: 90 },
    ]);
    refreshPortfolio(ports);
    expect([44, 45].map((row) => cells(ports, row, 12)[0])).toEqual(['–', 90]);
  });

  it('gets the looks of a new version as it is refreshed', () => {
    const ports = sellingCrm(2);
    refreshPortfolio(ports);
    ports.workbook.write(TAB, 110, 6, [[1]]);
    expect(refreshPortfolio(ports)).toMatchObject({ ok: true, value: { created: true } });
    expect(refreshPortfolio(ports)).toMatchObject({ ok: true, value: { created: false } });
  });

  it('reads OPPORTUNITES until VENTES has a sale, whatever the module says', () => {
    const ports = sellingCrm(2);
    keepSteering(ports);
    refreshPortfolio(ports);
    expect(formula(ports, 5, 2)).toContain('SUMIFS(OPPORTUNITES!');
    addRows(ports, sales, [{ id: 'VE-000001', date: new Date(2026, 5, 1), company: 'Commune 1', amount: 700 }]);
    refreshPortfolio(ports);
    expect(formula(ports, 5, 2)).toContain('SUMIFS(VENTES!$E:$E;VENTES!$A:$A;');
    expect(cells(ports, 2, 2)).toEqual(['D’après l’onglet VENTES, avoirs déduits']);
  });

  it('keeps what the team put beside and below', () => {
    const ports = sellingCrm(2);
    refreshPortfolio(ports);
    ports.workbook.write(TAB, 3, 18, [['À discuter lundi']]);
    ports.workbook.write(TAB, 105, 2, [['Notes de la réunion']]);
    expect(refreshPortfolio(ports)).toMatchObject({ ok: true, value: { created: false } });
    expect([cells(ports, 3, 18)[0], cells(ports, 105, 2)[0]]).toEqual(['À discuter lundi', 'Notes de la réunion']);
  });

  it('costs as many calls for ten thousand opportunities and fifty thousand interactions as for two', () => {
    const many = sellingCrm(10_000);
    many.book.put(
      interactions.tab,
      2,
      1,
      Array.from({ length: 50_000 }, () => [new Date(2026, 3, 1)]),
    );
    const few = sellingCrm(2);
    const counts = [few, many].map((ports) => {
      refreshPortfolio(ports);
      ports.gate.reset();
      refreshPortfolio(ports);
      return ports.gate.weighted();
    });
    expect(counts).toEqual([7, 7]);
    keepSteering(few);
    few.gate.reset();
    refreshPortfolio(few);
    expect(few.gate.weighted()).toBe(9);
  });
});
