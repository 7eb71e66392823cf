import { describe, expect, it } from 'vitest';
import { companies, contacts, interactions, opportunities, tenders } from '../../../src/crm/tables/index.ts';
import { scoreAll } from '../../../src/jobs/scores/score-all.ts';
import { addRows, installedWorkbook, rowsOf, storyWorkbook } from '../installed-workbook.ts';

describe('scoring everything', () => {
  it('gives a company its score with its reasons, and its contacts the same score', () => {
    const ports = installedWorkbook();
    addRows(ports, companies, [{ id: 'EN-000001', name: 'Valmarais', type: 'Collectivité', size: 12_400, budget: 0 }]);
    addRows(ports, contacts, [{ id: 'CT-000001', lastName: 'Vasseur', companyId: 'EN-000001', stage: 'Lead' }]);
    expect(scoreAll(ports)).toMatchObject({ ok: true, value: { companies: 1, contacts: 1, qualified: 0 } });
    const [company] = rowsOf(ports, companies);
    expect(company?.score).toBe(34);
    expect(company?.scoreDetail).toMatch(/12\s400\shab\..*25\/25/);
    expect(rowsOf(ports, contacts)[0]?.score).toBe(34);
  });

  it('counts an open tender, a fresh answer and a known decision-maker as the moment', () => {
    const ports = installedWorkbook();
    addRows(ports, companies, [{ id: 'EN-000001', name: 'Valmarais', type: 'Collectivité', size: 12_400 }]);
    addRows(ports, contacts, [
      { id: 'CT-000001', lastName: 'Vasseur', companyId: 'EN-000001', role: 'Élu', stage: 'Lead' },
    ]);
    addRows(ports, interactions, [{ date: new Date(2026, 5, 10, 10), type: 'Email reçu', contactId: 'CT-000001' }]);
    addRows(ports, tenders, [
      {
        noticeId: '26-1',
        title: 'Haies',
        companyId: 'EN-000001',
        deadline: new Date(2026, 5, 30, 12),
        state: 'Initial',
      },
    ]);
    scoreAll(ports);
    expect(rowsOf(ports, companies)[0]?.score).toBe(25 + 9 + 8 + 7 + 5);
    expect(rowsOf(ports, contacts)[0]?.temperature).toBe('Chaud');
  });

  it('leaves cold a contact whose reminders have all waited in vain, however late they last answered', () => {
    const ports = installedWorkbook();
    addRows(ports, contacts, [{ id: 'CT-000001', lastName: 'Vasseur', stage: 'Lead' }]);
    const exchange = (day: number, type: string) => ({
      date: new Date(2026, 4, day, 10),
      type,
      contactId: 'CT-000001',
    });
    addRows(ports, interactions, [exchange(20, 'Email reçu'), ...[21, 25, 28].map((day) => exchange(day, 'Appel'))]);
    scoreAll(ports);
    expect(rowsOf(ports, contacts)[0]?.temperature).toBe('Tiède');
    addRows(ports, interactions, [exchange(31, 'Email envoyé')]);
    scoreAll(ports);
    expect(rowsOf(ports, contacts)[0]?.temperature).toBe('Froid');
  });

  it('weighs an opportunity by the team’s own probability, else by its stage', () => {
    const ports = installedWorkbook();
    addRows(ports, opportunities, [
      { title: 'Haies', amount: 10_000, stage: 'Négociation' },
      { title: 'Ruches', amount: 10_000, stage: 'Négociation', probability: 0.9 },
      { title: 'Inventaire', stage: 'Négociation' },
    ]);
    scoreAll(ports);
    expect(rowsOf(ports, opportunities).map((deal) => deal.weightedAmount)).toEqual([7_500, 9_000, null]);
  });

  it('writes nothing the second time', () => {
    const ports = storyWorkbook();
    scoreAll(ports);
    const lines = ports.workbook.tab('JOURNAL')?.lastRow;
    expect(scoreAll(ports).ok).toBe(true);
    expect(ports.workbook.tab('JOURNAL')?.lastRow).toBe(lines);
  });
});
