import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { costOf } from '../../../src/crm/prospecting/cost.ts';
import {
  type ProspectingDeal,
  type ProspectingExchange,
  prospectingRatios,
} from '../../../src/crm/prospecting/ratios.ts';
import { parseSettings } from '../../../src/crm/settings/index.ts';
import { Indicators } from '../../../src/crm/steering/indicators.ts';
import type { HistoryRow, OpportunityRow } from '../../../src/crm/tables/index.ts';

const { stages } = parseSettings([]).settings;
const MARCH = { from: new Date(2026, 2, 1), to: new Date(2026, 2, 31) };
const NOTHING = {
  contacts: null,
  companies: null,
  interactions: null,
  sales: null,
  costs: null,
  hourlyCost: 35,
};
const day = (date: number, month = 2) => new Date(2026, month, date, 10);

const exchange = (over: Partial<ProspectingExchange>): ProspectingExchange => ({
  date: day(10),
  type: 'Email envoyé',
  result: '',
  contactId: 'CT-ROMANE',
  opportunityId: '',
  ...over,
});

const deal = (over: Partial<ProspectingDeal>): ProspectingDeal => ({
  id: 'OP-1',
  channel: 'BOAMP',
  companyId: 'EN-1',
  contactId: 'CT-ROMANE',
  stage: 'Lead',
  amount: null,
  cost: null,
  stageSince: day(10),
  closedOn: null,
  ...over,
});

const all = { period: { from: null, to: null }, channel: '', stages, hourlyCost: 35 };

describe('a month of prospecting', () => {
  const facts = {
    exchanges: [
      exchange({}),
      exchange({ type: 'Réunion', result: 'Réponse positive' }),
      exchange({ contactId: 'CT-JULES', type: 'Appel', result: 'Sans réponse' }),
      exchange({ contactId: 'CT-INES', type: 'Visio', result: 'Sans réponse' }),
      exchange({ contactId: 'CT-LOU', type: 'Email reçu', opportunityId: 'OP-2' }),
      exchange({ contactId: 'CT-ANCIEN', date: day(28, 1), type: 'Appel', result: 'RDV pris' }),
      exchange({ contactId: 'CT-NOTE', type: 'Note' }),
    ],
    deals: [
      deal({ id: 'OP-1', stage: 'Gagné', amount: 9000, cost: 4000, closedOn: day(20) }),
      deal({ id: 'OP-2', channel: 'Réseau', contactId: 'CT-LOU', stage: 'Proposition envoyée', amount: 3000 }),
      deal({ id: 'OP-3', companyId: 'EN-3', stage: 'Perdu', amount: 2000, closedOn: day(31) }),
      deal({ id: 'OP-4', companyId: 'EN-4', stage: 'Perdu', closedOn: day(31) }),
      deal({ id: 'OP-5', companyId: 'EN-5', stage: 'Gagné', amount: 700, closedOn: day(1, 3) }),
    ],
    costs: [
      { date: day(3), channel: 'BOAMP', kind: 'Temps', amount: null, hours: 20 },
      { date: day(4), channel: 'Réseau', kind: 'Salon', amount: 300, hours: 2 },
      { date: day(4, 3), channel: 'BOAMP', kind: 'Outil', amount: 99, hours: null },
    ],
    history: null,
  };

  test('counts people once, meetings that were held, proposals even when lost, and signatures by their day', () => {
    expect(prospectingRatios(facts, { ...all, period: MARCH })).toMatchObject({
      attempted: 4,
      reached: 2,
      meetings: 1,
      proposals: 3,
      signed: 1,
      clients: 1,
      contactRate: 0.5,
      meetingRate: 0.5,
      proposalRate: 3,
      signingRate: 1 / 3,
      overallRate: 0.5,
    });
  });

  test('says what a contact, a meeting and a client cost, time included', () => {
    const cost = 20 * 35 + 300 + 2 * 35;
    expect(prospectingRatios(facts, { ...all, period: MARCH })).toMatchObject({
      cost,
      costPerContact: cost / 2,
      costPerMeeting: cost,
      costPerClient: cost,
      revenue: 9000,
      margin: 5000,
      roi: (5000 - cost) / cost,
    });
  });

  test('of one channel: its deals, its costs, its deals’ exchanges, and those of their main contacts', () => {
    expect(prospectingRatios(facts, { ...all, period: MARCH, channel: 'réseau' })).toMatchObject({
      attempted: 1,
      reached: 1,
      proposals: 1,
      signed: 0,
      cost: 370,
      costPerClient: null,
      revenue: 0,
    });
  });

  test('without a list of costs nothing costs zero: it is unknown', () => {
    const unknown = prospectingRatios({ ...facts, costs: null }, all);
    expect(unknown).toMatchObject({ cost: null, costPerContact: null, costPerClient: null, roi: null });
    expect(unknown.revenue).toBe(9700);
  });
});

test('time that was given its own amount is not counted twice', () => {
  expect(costOf({ kind: 'Temps', amount: 500, hours: 10 }, 35)).toBe(500);
  expect(costOf({ kind: 'Salon', amount: 500, hours: 10 }, 35)).toBe(850);
  expect(costOf({ kind: '', amount: null, hours: null }, 35)).toBe(0);
});

test('whatever happened, those reached were attempted, those signed had a proposal, and costs only add up', () => {
  const anyExchange = fc.record({
    date: fc.option(fc.date({ min: day(1, 0), max: day(30, 11), noInvalidDate: true })),
    type: fc.constantFrom('Email envoyé', 'Email reçu', 'Appel', 'Réunion', 'Note', 'Pigeon'),
    result: fc.constantFrom('', 'Sans réponse', 'RDV pris', 'Réponse positive'),
    contactId: fc.constantFrom('', 'CT-1', 'CT-2', 'CT-3'),
    opportunityId: fc.constantFrom('', 'OP-1', 'OP-2', 'OP-GONE'),
  });
  const anyDeal = fc.record({
    id: fc.constantFrom('OP-1', 'OP-2'),
    channel: fc.constantFrom('', 'BOAMP', 'Réseau'),
    companyId: fc.constantFrom('', 'EN-1', 'EN-2'),
    contactId: fc.constantFrom('', 'CT-1'),
    stage: fc.constantFrom('Lead', 'Négociation', 'Gagné', 'Perdu', 'Inconnue'),
    amount: fc.option(fc.integer({ min: -500, max: 9000 })),
    cost: fc.option(fc.integer({ min: 0, max: 900 })),
    stageSince: fc.constant(day(5)),
    closedOn: fc.option(fc.constant(day(6))),
  });
  const facts = fc.record({
    exchanges: fc.array(anyExchange, { maxLength: 12 }),
    deals: fc.array(anyDeal, { maxLength: 5 }),
    costs: fc.constant(null),
    history: fc.constant(null),
  });
  fc.assert(
    fc.property(facts, fc.constantFrom('', 'BOAMP'), (given, channel) => {
      const ratios = prospectingRatios(given, { ...all, channel });
      expect(ratios.reached).toBeLessThanOrEqual(ratios.attempted);
      expect(ratios.signed).toBeLessThanOrEqual(ratios.proposals);
      expect(ratios.clients).toBeLessThanOrEqual(ratios.signed);
      const everywhere = prospectingRatios(given, all);
      expect(ratios.signed).toBeLessThanOrEqual(everywhere.signed);
    }),
    { numRuns: 1000 },
  );
});

test('with HISTORIQUE, proposals and the rate of transformation are those of OBJECTIFS', () => {
  const date = fc.date({ min: day(1), max: day(30, 3), noInvalidDate: true });
  const stage = fc.constantFrom('Lead', 'Qualifié', 'Proposition envoyée', 'Négociation', 'Gagné', 'Perdu');
  const change = fc.record({
    date,
    subject: fc.constant('Opportunité' as const),
    subjectId: fc.constantFrom('OP-1', 'OP-2', 'OP-3'),
    from: fc.constant(''),
    to: stage,
    channel: fc.constant('BOAMP'),
  });
  const anyDeal = fc.record({ stage, closedOn: fc.option(date), stageSince: date });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 9 }), fc.array(anyDeal, { maxLength: 4 }), (changes, closed) => {
      const deals = closed.map((over, index) => deal({ id: `OP-${index}`, ...over }));
      const ratios = prospectingRatios(
        { exchanges: [], deals, costs: null, history: changes },
        { ...all, period: MARCH },
      );
      const indicators = new Indicators({
        ...NOTHING,
        stages,
        opportunities: deals as OpportunityRow[],
        history: changes as HistoryRow[],
      });
      expect(indicators.measure('DEVIS_ENVOYES', MARCH)).toEqual({ value: ratios.proposals });
      expect(indicators.measure('SIGNATURES', MARCH)).toEqual({ value: ratios.signed });
      const rate = indicators.measure('TAUX_TRANSFORMATION', MARCH);
      expect('value' in rate ? rate.value : null).toBe(ratios.signingRate);
    }),
    { numRuns: 1000 },
  );
});
