import { describe, expect, it } from 'vitest';
import { history, opportunities, settings } from '../../../src/crm/tables/index.ts';
import { NIGHT } from '../../../src/jobs/automations/automations.ts';
import { openSlice } from '../../../src/jobs/engine/slice.ts';
import { openFunnel, refreshFunnel } from '../../../src/jobs/funnel-tab/refresh-funnel.ts';
import type { Cell } from '../../../src/ports.ts';
import type { MemoryPorts } from '../../ports/memory-ports.ts';
import { addRows, smallCrm } from '../crm-workbook.ts';

const TAB = 'ENTONNOIR';

function cell(ports: MemoryPorts, row: number, column: number): Cell | undefined {
  return ports.workbook.read(TAB, { row, column, rows: 1, columns: 1 })[0]?.[0];
}

function formula(ports: MemoryPorts, row: number, column: number): string {
  return ports.workbook.readFormulas(TAB, { row, column, rows: 1, columns: 1 })[0]?.[0] ?? '';
}

function night(ports: MemoryPorts): unknown {
  return NIGHT.find(({ action }) => action === 'funnel.refresh')?.run(ports, openSlice(ports.clock));
}

describe('the funnel’s tab', () => {
  it('is made when somebody asks, on all channels and twelve months', () => {
    const ports = smallCrm();
    expect(refreshFunnel(ports)).toMatchObject({ ok: true, value: { created: true } });
    expect([cell(ports, 4, 3), cell(ports, 4, 7)]).toEqual(['Tous les canaux', '12 derniers mois']);
    expect(refreshFunnel(ports)).toMatchObject({ ok: true, value: { created: false } });
  });

  it('draws charts with one bar for each stage, again when there are more stages', () => {
    const ports = smallCrm();
    refreshFunnel(ports);
    const bars = () => ports.book.get(TAB).design.charts?.at(-1)?.data[0]?.rows;
    expect(bars()).toBe(8);
    addRows(ports, settings, [
      { group: 'Étapes', name: 'Visite', value: 2.5 },
      { group: 'Étapes : nature', name: 'Visite', value: 'Prospection' },
    ]);
    expect(refreshFunnel(ports)).toMatchObject({ ok: true, value: { created: true } });
    expect(bars()).toBe(9);
  });

  it('is shown to whoever asks', () => {
    const ports = smallCrm();
    openFunnel(ports);
    expect(ports.book.shown).toBe(TAB);
  });

  it('is refreshed at night from then on, and not before', () => {
    const ports = smallCrm();
    expect(night(ports)).toEqual({ ok: true, value: { summary: '' } });
    expect(ports.workbook.tab(TAB)).toBeNull();
    refreshFunnel(ports);
    expect(night(ports)).toMatchObject({ ok: true, value: { summary: 'L’entonnoir est à jour.' } });
  });

  it('keeps the choices made, and what the team put beside and below', () => {
    const ports = smallCrm();
    refreshFunnel(ports);
    ports.workbook.write(TAB, 4, 3, [['BOAMP']]);
    ports.workbook.write(TAB, 4, 7, [['Cette année']]);
    ports.workbook.write(TAB, 3, 18, [['À discuter lundi']]);
    ports.workbook.write(TAB, 60, 2, [['Notes de la réunion']]);
    refreshFunnel(ports);
    expect([cell(ports, 4, 3), cell(ports, 4, 7)]).toEqual(['BOAMP', 'Cette année']);
    expect([cell(ports, 3, 18), cell(ports, 60, 2)]).toEqual(['À discuter lundi', 'Notes de la réunion']);
  });

  it('keeps them when a new version of the tab brings other looks', () => {
    const ports = smallCrm();
    refreshFunnel(ports);
    ports.workbook.write(TAB, 4, 3, [['BOAMP']]);
    ports.workbook.write(TAB, 73, 4, [[0]]);
    expect(refreshFunnel(ports)).toMatchObject({ ok: true, value: { created: true } });
    expect(cell(ports, 4, 3)).toBe('BOAMP');
  });

  it('holds its figures as formulas over HISTORIQUE and OPPORTUNITES that follow the two choices', () => {
    const ports = smallCrm();
    refreshFunnel(ports);
    expect(formula(ports, 70, 6)).toBe('=ENTONNOIR(HISTORIQUE!$A$1:$H;$D$70;$D$72;$D$74;PARAMETRES!$A$1:$E)');
    expect(formula(ports, 70, 4)).toBe('=IF(($C$4="")+($C$4="Tous les canaux");"";$C$4)');
    expect(formula(ports, 50, 7)).toContain('COUNTIFS(OPPORTUNITES!');
  });

  it('has a line for each stage up to eight, the signature always among them', () => {
    const ports = smallCrm();
    const stages = ['Étude', 'Visite', 'Chiffrage', 'Relecture'];
    addRows(
      ports,
      settings,
      stages.flatMap((name, index) => [
        { group: 'Étapes', name, value: 2.1 + index / 10 },
        { group: 'Étapes : nature', name, value: 'Prospection' },
      ]),
    );
    refreshFunnel(ports);
    const lines = ports.workbook.read(TAB, { row: 15, column: 2, rows: 8, columns: 1 }).flat();
    expect(lines).toHaveLength(8);
    expect(lines.every((name) => name !== '')).toBe(true);
    expect(lines[7]).toBe('Gagné');
    expect(formula(ports, 22, 4)).toContain('G81');
  });

  it('costs seven weighted calls, whatever the number of rows', () => {
    const few = smallCrm();
    const many = smallCrm();
    addRows(
      many,
      opportunities,
      Array.from({ length: 10_000 }, (_, index) => ({ id: `OP-${100_000 + index}`, stage: 'Lead', channel: 'BOAMP' })),
    );
    addRows(
      many,
      history,
      Array.from({ length: 10_000 }, (_, index) => ({
        date: new Date(2026, 3, 1),
        subject: 'Opportunité',
        subjectId: `OP-${100_000 + index}`,
        to: 'Lead',
      })),
    );
    const counts = [few, many].map((ports) => {
      refreshFunnel(ports);
      ports.gate.reset();
      refreshFunnel(ports);
      return ports.gate.weighted();
    });
    expect(counts).toEqual([7, 7]);
  });
});
