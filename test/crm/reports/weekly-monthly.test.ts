import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { channelReturns } from '../../../src/crm/reports/channel-returns.ts';
import { writeMonthly } from '../../../src/crm/reports/monthly.ts';
import { writeWeekly } from '../../../src/crm/reports/weekly.ts';
import { history, interactions, opportunities } from '../../../src/crm/tables/index.ts';
import { INTERACTION_RESULTS, INTERACTION_TYPES } from '../../../src/crm/tables/values.ts';
import { factsWith, rowOf } from './report-facts.ts';

const exchange = (date: Date, more = {}) => rowOf(interactions, { date, type: 'Appel', ...more });
const deal = (id: string, more = {}) => rowOf(opportunities, { id, ...more });
const move = (subjectId: string, from: string, to: string, date: Date) =>
  rowOf(history, { subject: 'Opportunité', subjectId, from, to, date });

describe('the weekly report', () => {
  // The week before Tuesday 16 June 2026 is that of Monday 8 June.
  const facts = factsWith({
    interactions: [
      exchange(new Date(2026, 5, 8), { type: 'Email envoyé' }),
      exchange(new Date(2026, 5, 14, 23, 59), { result: 'RDV pris' }),
      exchange(new Date(2026, 5, 10), { type: 'Email reçu', result: 'Réponse neutre' }),
      exchange(new Date(2026, 5, 7, 23, 59)),
      exchange(new Date(2026, 5, 15)),
    ],
    opportunities: [
      deal('OP-1', { stage: 'Lead', amount: 10_000, stageSince: new Date(2026, 3, 1) }),
      deal('OP-2', { stage: 'Négociation', amount: 20_000, stageSince: new Date(2026, 5, 10) }),
      deal('OP-3', { stage: 'Gagné', amount: 5_000 }),
    ],
    history: [
      move('OP-2', 'Proposition envoyée', 'Négociation', new Date(2026, 5, 10)),
      move('OP-1', '', 'Lead', new Date(2026, 3, 1)),
    ],
  });
  const report = writeWeekly(facts);

  test('counts last week from Monday to Sunday, beside the one before', () => {
    expect(report.period).toBe('Du 8 au 14\u00a0juin 2026');
    expect(report.sections[0]?.grid?.rows).toEqual([
      ['Messages envoyés', '1', '0'],
      ['Appels', '1', '1'],
      ['Réunions et visios', '0', '0'],
      ['Réponses reçues', '2', '0'],
      ['dont positives', '1', '0'],
      ['Rendez-vous pris', '1', '0'],
    ]);
  });

  test('shows where the pipeline stands, and what moved during the week', () => {
    const rows = report.sections[1]?.grid?.rows;
    expect(rows?.[0]).toEqual(['Lead', '1', '10\u202f000\u00a0€', '0', '0']);
    expect(rows?.[4]).toEqual(['Proposition envoyée', '0', '0\u00a0€', '0', '−1']);
    expect(rows?.[5]).toEqual(['Négociation', '1', '20\u202f000\u00a0€', '+1', '0']);
    expect(report.intro).toBe('1\u00a0affaire dépasse la durée maximale de son étape.');
    // 5 % of 10,000 and 75 % of 20,000, the delivered rates.
    expect(report.figures[2]?.value).toBe('15\u202f500\u00a0€');
  });

  test('names both months of a week that stands in two, and both years', () => {
    const weekOf = (now: Date) => writeWeekly(factsWith({ now })).period;
    expect(weekOf(new Date(2026, 6, 6))).toBe('Du 29\u00a0juin au 5\u00a0juillet 2026');
    expect(weekOf(new Date(2026, 0, 5))).toBe('Du 29\u00a0décembre 2025 au 4\u00a0janvier 2026');
  });

  test('has something to say for an open deal alone, and nothing for an empty workbook', () => {
    expect(writeWeekly(factsWith({})).isEmpty).toBe(true);
    expect(report.isEmpty).toBe(false);
  });
});

describe('the monthly report', () => {
  const may = (day: number) => new Date(2026, 4, day);
  const won = (id: string, amount: number | null, closedOn: Date, more = {}) =>
    deal(id, { stage: 'Gagné', amount, closedOn, ...more });

  test('adds up what was signed in the month, compares it and names what the ROI lacks', () => {
    const facts = factsWith({
      opportunities: [
        won('OP-1', 8_000, may(3), { companyId: 'EN-1', channel: 'BOAMP', cost: 5_000 }),
        won('OP-2', 4_000, may(31), { companyId: 'EN-2', channel: 'LinkedIn' }),
        won('OP-0', 6_000, new Date(2026, 3, 30), { companyId: 'EN-2' }),
        deal('OP-3', { stage: 'Perdu', closedOn: may(9) }),
      ],
      interactions: [
        exchange(may(2), { minutes: 600, opportunityId: 'OP-1' }),
        exchange(may(2), { opportunityId: 'OP-1' }),
        exchange(may(2), { minutes: 30 }),
      ],
    });
    const report = writeMonthly(facts);
    expect(report.period).toBe('Mai 2026');
    expect(report.figures.map(({ value, label }) => `${value} ${label}`)).toEqual([
      '12\u202f000\u00a0€ HT signés',
      '2 affaires signées',
      '67\u00a0% gagnées sur 3\u00a0affaires terminées',
    ]);
    expect(report.intro).toBe('Le chiffre d’affaires signé augmente de 100\u00a0% par rapport à avril 2026.');
    // One new client, ten and a half hours at 35 €.
    expect(report.sections[0]?.grid?.rows).toContainEqual(['Coût d’acquisition d’un client', '368\u00a0€']);
    const [returns] = report.sections.slice(-1);
    // (8,000 − 5,000 − 350) / 350
    expect(returns?.grid?.rows[0]).toEqual(['BOAMP', '1', '8\u202f000\u00a0€', '350\u00a0€', '757\u00a0%']);
    expect(returns?.grid?.rows[1]?.[4]).toBe('–');
    expect(returns?.note).toBe(
      'Pour un retour exact, il manque le coût prévu ou le montant de 1\u00a0affaire signée, la durée de 1\u00a0échange, l’opportunité de 1\u00a0échange.',
    );
  });

  test('says that nothing is known rather than zero per cent', () => {
    const report = writeMonthly(factsWith({}));
    expect(report).toMatchObject({ isEmpty: true, intro: 'Rien n’a été signé en mai 2026, ni le mois d’avant.' });
    expect(report.figures[2]).toMatchObject({ value: '–', label: 'aucune affaire terminée' });
  });

  test('says what had been signed rather than a fall of a hundred per cent', () => {
    const opportunities = [deal('OP-9', { stage: 'Gagné', amount: 9_000, closedOn: new Date(2026, 3, 9) })];
    const { intro } = writeMonthly(factsWith({ opportunities }));
    expect(intro).toBe('Rien n’a été signé en mai 2026, contre 9\u202f000\u00a0€ HT en avril 2026.');
  });
});

test('the channels’ revenues and times add up to the month’s, whatever the rows', () => {
  const channel = fc.constantFrom('BOAMP', 'boamp', 'LinkedIn', '', 'Événement');
  const deals = fc.array(
    fc.record({ channel, amount: fc.integer({ min: 0, max: 1e6 }), cost: fc.option(fc.nat(1e6)) }),
  );
  const times = fc.array(fc.record({ deal: fc.nat(20), minutes: fc.option(fc.nat(600)) }));
  fc.assert(
    fc.property(deals, times, fc.integer({ min: 1, max: 100 }), (sales, spent, hourly) => {
      const rows = sales.map((sale, index) => deal(`OP-${index}`, sale));
      const exchanges = spent.map(({ deal: at, minutes }) =>
        exchange(new Date(), { minutes, opportunityId: `OP-${at}` }),
      );
      const { channels, withoutMinutes, withoutDeal } = channelReturns(rows, exchanges, rows, hourly);
      const total = (of: (row: (typeof channels)[number]) => number) => channels.reduce((sum, row) => sum + of(row), 0);
      expect(total(({ revenue }) => revenue)).toBe(sales.reduce((sum, { amount }) => sum + amount, 0));
      const linked = spent.filter(({ deal: at, minutes }) => at < rows.length && (minutes ?? 0) > 0);
      const hours = linked.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0) / 60;
      expect(total(({ prospecting }) => prospecting)).toBeCloseTo(hours * hourly, 6);
      expect(linked.length + withoutMinutes + withoutDeal).toBe(spent.length);
    }),
    { numRuns: 1000 },
  );
});

test('no exchange of last week is lost or counted in the week before', () => {
  const row = fc.record({
    date: fc.date({ min: new Date(2026, 4, 25), max: new Date(2026, 5, 20), noInvalidDate: true }),
    type: fc.constantFrom(...INTERACTION_TYPES),
    result: fc.constantFrom('' as const, ...INTERACTION_RESULTS),
  });
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const report = writeWeekly(factsWith({ interactions: rows.map((values) => rowOf(interactions, values)) }));
      const within = rows.filter(({ date }) => date >= new Date(2026, 5, 8) && date < new Date(2026, 5, 15));
      expect(report.figures[0]?.value).toBe(String(within.length));
    }),
    { numRuns: 1000 },
  );
});
