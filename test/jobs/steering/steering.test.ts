import { beforeEach, describe, expect, it } from 'vitest';
import {
  actions,
  costs,
  criteria,
  journal,
  objectives,
  opportunities,
  STEERING_TABLES,
  sales,
  settings,
} from '../../../src/crm/tables/index.ts';
import { reconcile } from '../../../src/jobs/completion/reconcile.ts';
import { loadHealth } from '../../../src/jobs/health/load-health.ts';
import { moveOpportunity } from '../../../src/jobs/pipeline/move-stage.ts';
import { loadSteering } from '../../../src/jobs/steering/load-steering.ts';
import { refreshSteering } from '../../../src/jobs/steering/refresh-steering.ts';
import { switchOff, switchOn } from '../../../src/jobs/steering/switch-steering.ts';
import { addExamples, removeExamples } from '../../../src/jobs/steering/worked-examples.ts';
import { readOperations } from '../../../src/sheet/index.ts';
import { paragraphOf } from '../../../src/sheet/notes.ts';
import { undo } from '../../../src/sheet/undo.ts';
import type { MemoryPorts } from '../../ports/memory-ports.ts';
import { addRows, changeRow, rowsOf, smallCrm } from '../crm-workbook.ts';

let ports: MemoryPorts;
beforeEach(() => {
  ports = smallCrm();
});

function value<T>(result: { ok: true; value: T } | { ok: false; error: { message: string } }): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

const on = (examples = false) => value(switchOn(ports, { examples }));
const noteOf = (tab: string, row: number, column: number) =>
  paragraphOf(ports.workbook.readNotes(tab, { row, column, rows: 1, columns: 1 })[0]?.[0] ?? '');
const win = () =>
  value(
    moveOpportunity(ports, {
      id: 'OP-PARCS1',
      seen: String(rowsOf(ports, opportunities)[0]?.stage),
      to: 'Gagné',
      forcedReason: 'Bon de commande reçu',
    }),
  );

describe('switching steering on', () => {
  it('makes the seven tabs, the first four criteria, and says so in PARAMETRES', () => {
    on();
    for (const { tab } of STEERING_TABLES) expect(ports.workbook.tab(tab), tab).not.toBeNull();
    expect(rowsOf(ports, criteria).map(({ criterion, threshold, ideal }) => [criterion, threshold, ideal])).toEqual([
      ['Opportunités qualifiées', 5, 10],
      ['Devis envoyés', 3, 5],
      ['Affaires signées', 1, 2],
      ['Chiffre d’affaires engagé (€)', 2500, 5000],
    ]);
    expect(rowsOf(ports, settings).find(({ name }) => name === 'Pilotage')?.value).toBe('Oui');
  });
  it('writes nothing the second time', () => {
    on(true);
    const before = STEERING_TABLES.map((table) => rowsOf(ports, table));
    on(true);
    expect(STEERING_TABLES.map((table) => rowsOf(ports, table))).toEqual(before);
  });
});

describe('a tab of the team’s own', () => {
  it('is known by its other name, completed at its right, and keeps its rows', () => {
    ports.book.add('Factures', [
      ['Facturé le', 'Client', 'CA HT', 'Vendeur'],
      [new Date(2026, 4, 4), 'Ville de Valmarais', 1200, 'Inès'],
    ]);
    on();
    const rows = ports.book.rows('Factures');
    expect(rows[0]?.slice(0, 4)).toEqual(['Facturé le', 'Client', 'CA HT', 'Vendeur']);
    expect(rows[0]).toContain('N° pièce');
    expect(rows[1]?.slice(0, 4)).toEqual([new Date(2026, 4, 4), 'Ville de Valmarais', 1200, 'Inès']);
    expect(ports.workbook.tab('VENTES')).toBeNull();
  });
  it('is left as it is, and nothing is made, when two could be the one', () => {
    ports.book.add('Ventes', [['Date']]);
    ports.book.add('Factures', [['Date']]);
    expect(switchOn(ports, { examples: false })).toMatchObject({ ok: false, error: { code: 'tab.ambiguous' } });
    expect(ports.workbook.tab('COUTS')).toBeNull();
  });
});

describe('the worked examples', () => {
  it('cover the seven phases, and are counted like any other row', () => {
    on(true);
    const phases = new Set(rowsOf(ports, objectives).map(({ phase }) => phase));
    expect(phases.size).toBe(7);
    expect(rowsOf(ports, objectives).find(({ code }) => code === 'CA')?.current).toBe(23_400);
    expect(rowsOf(ports, objectives).find(({ indicator }) => String(indicator).startsWith('Satisf'))?.attainment).toBe(
      0.5,
    );
    expect(rowsOf(ports, actions).map(({ volume }) => volume)).toEqual([18, 40, 15]);
  });
  it('leave in one click but for what a person has changed, and come back by an undo', () => {
    on(true);
    changeRow(ports, costs, 'CO-XMP002', { amount: 1000 });
    expect(value(removeExamples(ports)).summary).toContain('1\u00a0ligne que vous avez modifiée reste');
    expect(rowsOf(ports, costs).map(({ id }) => id)).toEqual(['CO-XMP002']);
    for (const table of [sales, objectives, actions]) expect(rowsOf(ports, table)).toEqual([]);
    const [operation] = value(readOperations(ports)).filter(({ action }) => action === 'steering.remove-examples');
    value(undo(ports, operation?.operation ?? ''));
    expect(rowsOf(ports, sales)).toHaveLength(4);
  });
  it('are written once', () => {
    on(true);
    value(addExamples(ports));
    expect(rowsOf(ports, sales)).toHaveLength(4);
  });
});

describe('the refresh', () => {
  it('does nothing while steering is off, or once it is off again', () => {
    expect(refreshSteering(ports)).toMatchObject({ ok: false, error: { code: 'steering.off' } });
    on();
    value(switchOff(ports));
    expect(refreshSteering(ports)).toMatchObject({ ok: false, error: { code: 'steering.off' } });
    expect(ports.workbook.tab('VENTES')).not.toBeNull();
  });
  it('says in the cell’s note what is missing, and takes the note away once it is there', () => {
    on();
    addRows(ports, objectives, [
      { id: 'OB-CACOUT', indicator: 'Coût d’un client', period: 'Mois', code: 'COUT_ACQUISITION', target: 500 },
    ]);
    value(refreshSteering(ports));
    const place = objectives.columns.findIndex(({ key }) => key === 'attainment') + 1;
    expect(noteOf('OBJECTIFS', 2, place)).toBe('Aucun coût de la période n’est dans COUTS.');
    expect(rowsOf(ports, objectives)[0]?.current).toBeUndefined();
    value(reconcile(ports));
    expect(noteOf('OBJECTIFS', 2, place)).not.toBe('');
    addRows(ports, costs, [{ id: 'CO-TEMPS1', date: new Date(2026, 5, 3), kind: 'Temps', hours: 10 }]);
    addRows(ports, sales, [
      { id: 'VE-PREMIE', date: new Date(2026, 5, 4), company: 'Ville de Valmarais', amount: 900 },
    ]);
    value(refreshSteering(ports));
    expect(rowsOf(ports, objectives)[0]).toMatchObject({ current: 350, attainment: 1 });
    expect(noteOf('OBJECTIFS', 2, place)).toBe('');
  });
  it('shows the figures of a line under the unit of its code, and leaves the others as they were typed', () => {
    on();
    addRows(ports, objectives, [
      { id: 'OB-CA0000', indicator: 'Chiffre d’affaires', period: 'Mois', code: 'CA', target: 30_000 },
      { id: 'OB-AVIS00', indicator: 'Avis', period: 'Année', target: 4.5, current: 4.25 },
      { id: 'OB-TAUX00', indicator: 'Taux de gain', period: 'Année', code: 'TAUX_GAIN', target: 0.4 },
      { id: 'OB-RDV000', indicator: 'Rendez-vous', period: 'Mois', code: 'RDV', target: 8 },
    ]);
    const before = ports.book.get(objectives.tab).design.formats?.length ?? 0;
    value(refreshSteering(ports));
    const shown = ports.book.get(objectives.tab).design.formats?.slice(before) ?? [];
    expect(shown.map(({ area, numberFormats }) => [area.columns, numberFormats?.map(([pattern]) => pattern)])).toEqual([
      [3, ['#,##0 "€"', 'General', '0 %', '#,##0']],
    ]);
  });

  it('keeps a value that somebody types, and writes nothing when all is in order', () => {
    on();
    addRows(ports, objectives, [
      { id: 'OB-AVIS00', indicator: 'Avis', period: 'Année', initial: 20, target: 40, current: 25 },
    ]);
    value(refreshSteering(ports));
    expect(rowsOf(ports, objectives)[0]).toMatchObject({ current: 25, attainment: 0.25 });
    expect(value(refreshSteering(ports))).toMatchObject({ written: 0 });
  });
  it('costs the same whatever the number of rows', () => {
    on(true);
    const callsOf = () => {
      ports.gate.reset();
      value(refreshSteering(ports));
      return ports.gate.weighted();
    };
    const few = callsOf();
    addRows(
      ports,
      sales,
      Array.from({ length: 300 }, (_, index) => ({
        id: `VE-${String(index).padStart(6, '0')}`,
        date: new Date(2026, 5, 1),
        company: 'Laboratoires Mélisse',
        amount: 10,
      })),
    );
    value(refreshSteering(ports));
    expect(callsOf()).toBe(few);
    expect(few).toBe(14);
  });
});

describe('a win', () => {
  beforeEach(() => {
    changeRow(ports, opportunities, 'OP-PARCS1', { amount: 12_000, cost: 5000, closesOn: new Date(2026, 5, 10) });
  });
  it('proposes its sale at once from a page, taken back with the move', () => {
    on();
    const moved = win();
    expect(rowsOf(ports, sales)).toEqual([
      {
        id: 'VE-PARCS1',
        date: new Date(2026, 5, 16),
        company: 'Ville de Valmarais',
        companyId: 'EN-VALMAR',
        amount: 12_000,
        cost: 5000,
        opportunity: 'Gestion différenciée des parcs',
        opportunityId: 'OP-PARCS1',
      },
    ]);
    value(refreshSteering(ports));
    expect(rowsOf(ports, sales)).toHaveLength(1);
    value(undo(ports, moved.kind === 'moved' ? moved.operation : ''));
    expect(rowsOf(ports, sales)).toEqual([]);
    win();
    expect(rowsOf(ports, sales)).toHaveLength(1);
  });
  it('that is typed in the cell proposes it at night, and not again once people have taken it out', () => {
    on();
    changeRow(ports, opportunities, 'OP-PARCS1', { stage: 'Gagné' });
    value(reconcile(ports));
    expect(value(refreshSteering(ports)).summary).toContain('1\u00a0vente proposée dans VENTES, à compléter');
    expect(rowsOf(ports, sales)).toHaveLength(1);
    const [operation] = value(readOperations(ports)).filter(({ action }) => action === 'sales.propose');
    value(undo(ports, operation?.operation ?? ''));
    value(refreshSteering(ports));
    expect(rowsOf(ports, sales)).toEqual([]);
  });
  it('of before steering is proposed too: revenue does not start again from nothing', () => {
    win();
    on();
    expect(rowsOf(ports, sales)).toHaveLength(1);
  });
  it('that is lost again leaves its row, and JOURNAL says so', () => {
    on();
    win();
    value(refreshSteering(ports));
    changeRow(ports, opportunities, 'OP-PARCS1', { stage: 'Perdu', lossReason: 'Budget retiré' });
    value(reconcile(ports));
    expect(value(refreshSteering(ports)).summary).toContain('n’est plus gagnée');
    expect(rowsOf(ports, sales)).toHaveLength(1);
    expect(rowsOf(ports, journal).map(({ summary }) => summary)).toContain(
      '«\u00a0Gestion différenciée des parcs\u00a0» n’est plus gagnée\u00a0: sa ligne reste dans VENTES, à vous de la supprimer ou non.',
    );
  });
  it('proposes nothing while steering is off', () => {
    win();
    expect(ports.workbook.tab('VENTES')).toBeNull();
  });
});

describe('Santé', () => {
  it('misses a tab of steering once the module is on', () => {
    expect(value(loadHealth(ports)).problems.map(({ code }) => code)).not.toContain('tab:rituals');
    on();
    ports.book.deleteTab('RITUELS');
    expect(value(loadHealth(ports)).problems.map(({ code }) => code)).toContain('tab:rituals');
  });
});

describe('the page', () => {
  it('shows the decision of the criteria, and where objectives stand', () => {
    expect(value(loadSteering(ports))).toMatchObject({ on: false, tabs: [], criteria: [], objectives: [] });
    on(true);
    const page = value(loadSteering(ports));
    expect(page).toMatchObject({ on: true, examples: true, verdict: 'NO-GO' });
    expect(page.criteria[0]).toMatchObject({ said: '0 sur 5', mark: 'NO-GO', holds: false });
    expect(page.objectives[4]).toMatchObject({ name: 'Chiffre d’affaires', mark: '33\u00a0%' });
  });

  it('reads the tabs and their notes, whatever the codes count from: the rest of the workbook is left alone', () => {
    on();
    addRows(ports, objectives, [{ id: 'OB-ROI001', indicator: 'Retour', period: 'Mois', code: 'ROI', target: 2 }]);
    value(refreshSteering(ports));
    ports.gate.reset();
    const page = value(loadSteering(ports));
    expect(page.objectives[0]).toMatchObject({
      said: 'À mesurer sur 2\u00a0×, au 30\u00a0juin',
      problem: 'Aucun coût de la période n’est dans COUTS.',
    });
    expect(ports.gate.weighted()).toBe(6);
  });
});
