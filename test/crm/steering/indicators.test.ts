import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultSettingRows, parseSettings } from '../../../src/crm/settings/index.ts';
import { Indicators, type SteeringFacts } from '../../../src/crm/steering/indicators.ts';
import { readPeriod } from '../../../src/crm/steering/periods.ts';
import type { HistoryRow, OpportunityRow, SaleRow } from '../../../src/crm/tables/index.ts';
import { INDICATOR_CODES } from '../../../src/crm/tables/values.ts';

const { stages, operation } = parseSettings(defaultSettingRows()).settings;
const on = (month: number, day: number, hour = 0) => new Date(2026, month - 1, day, hour);
const JUNE = { from: on(6, 1), to: on(6, 30) };

const EMPTY: SteeringFacts = {
  contacts: [],
  companies: [],
  interactions: [],
  opportunities: [],
  history: [],
  sales: [],
  costs: [],
  stages,
  hourlyCost: operation.hourlyCost,
};

const measure = (code: string, facts: Partial<SteeringFacts>, period = JUNE) =>
  new Indicators({ ...EMPTY, ...facts }).measure(code, period);
const sale = (row: Partial<SaleRow>) =>
  ({ company: '', companyId: '', category: '', offer: '', cost: null, opportunityId: '', ...row }) as SaleRow;
const deal = (row: Partial<OpportunityRow>) =>
  ({
    company: '',
    companyId: '',
    channel: '',
    amount: null,
    cost: null,
    closedOn: null,
    stage: 'Lead',
    ...row,
  }) as OpportunityRow;
const move = (subjectId: string, from: string, to: string, date: Date) =>
  ({ subject: 'Opportunité', subjectId, from, to, date, channel: '' }) as HistoryRow;

describe('what an indicator counts', () => {
  it('contacts by the day they were added, the recommended ones by their source', () => {
    const contacts = [
      { addedOn: on(6, 1), source: 'Réseau/Référence' },
      { addedOn: on(6, 30, 23), source: 'LinkedIn' },
      { addedOn: on(7, 1), source: 'LinkedIn' },
      { addedOn: null, source: 'Réseau/Référence' },
    ];
    expect(measure('NOUVEAUX_CONTACTS', { contacts })).toEqual({ value: 2 });
    expect(measure('recommandations ', { contacts })).toEqual({ value: 1 });
  });

  it('exchanges, those reached, meetings and first meetings, answers, complaints', () => {
    const exchange = (contactId: string, date: Date, type: string, result = '', subject = '') => ({
      contactId,
      date,
      type,
      result,
      subject,
    });
    const interactions = [
      exchange('CT-A', on(5, 2), 'Réunion', 'Réponse positive'),
      exchange('CT-A', on(6, 2), 'Visio', 'Réponse positive'),
      exchange('CT-B', on(6, 3), 'Visio', 'Sans réponse'),
      exchange('CT-B', on(6, 9), 'Réunion', 'RDV pris'),
      exchange('CT-C', on(6, 4), 'Email envoyé', 'Sans réponse'),
      exchange('CT-C', on(6, 5), 'Email reçu', 'Réponse négative', 'Réclamation sur le chantier'),
      exchange('CT-C', on(6, 6), 'Note'),
    ];
    const of = (code: string) => measure(code, { interactions });
    expect(of('ECHANGES')).toEqual({ value: 5 });
    expect(of('CONTACTS_TOUCHES')).toEqual({ value: 3 });
    expect(of('RDV')).toEqual({ value: 2 });
    expect(of('PREMIERS_RDV')).toEqual({ value: 1 });
    expect(of('REPONSES_POSITIVES')).toEqual({ value: 2 });
    expect(of('RECLAMATIONS')).toEqual({ value: 1 });
  });

  it('an opportunity once, on the day it first reached or passed a stage', () => {
    const history = [
      move('OP-A', '', 'Lead', on(5, 1)),
      move('OP-A', 'Lead', 'Qualifié', on(5, 20)),
      move('OP-A', 'Qualifié', 'Proposition envoyée', on(6, 2)),
      move('OP-A', 'Proposition envoyée', 'Contacté', on(6, 3)),
      move('OP-A', 'Contacté', 'Proposition envoyée', on(6, 9)),
      move('OP-B', '', 'Lead', on(6, 1)),
      move('OP-B', 'Lead', 'Gagné', on(6, 8)),
      move('OP-C', 'Lead', 'Perdu', on(6, 8)),
    ];
    const opportunities = [
      deal({ id: 'OP-B', stage: 'Gagné', closedOn: on(6, 8), amount: 5000 }),
      deal({ id: 'OP-C', stage: 'Perdu', closedOn: on(6, 8) }),
    ];
    const of = (code: string) => measure(code, { history, opportunities });
    expect(of('OPPORTUNITES_QUALIFIEES')).toEqual({ value: 1 });
    expect(of('DEVIS_ENVOYES')).toEqual({ value: 2 });
    expect(of('SIGNATURES')).toEqual({ value: 1 });
    expect(of('PERTES')).toEqual({ value: 1 });
    expect(of('TAUX_TRANSFORMATION')).toEqual({ value: 0.5 });
    expect(of('TAUX_GAIN')).toEqual({ value: 0.5 });
    expect(of('CA_ENGAGE')).toEqual({ value: 5000 });
  });

  it('sales: revenue less credit notes, purchases, clients by their first, second and third, margin and offers', () => {
    const sales = [
      sale({ date: on(1, 5), company: 'Valmarais', amount: 1000, cost: 400, offer: 'Ruches' }),
      sale({ date: on(6, 5), company: 'VALMARAIS', amount: 3000, cost: 1000, offer: 'ruches' }),
      sale({ date: on(6, 20), company: 'Valmarais', amount: 500, cost: 500, offer: 'Atelier' }),
      sale({ date: on(6, 21), company: 'Mélisse', amount: 2000, cost: 700, offer: 'Ruches' }),
      sale({ date: on(6, 30, 18), company: 'Mélisse', amount: -200, cost: 0, offer: 'Ruches' }),
    ];
    const costs = [
      { date: on(6, 2), kind: 'Temps', hours: 10, amount: null, channel: '' },
      { date: on(6, 2), kind: 'Outil', hours: null, amount: 150, channel: '' },
    ] as unknown as SteeringFacts['costs'];
    const of = (code: string) => measure(code, { sales, costs });
    expect(of('CA')).toEqual({ value: 5300 });
    expect(of('VENTES')).toEqual({ value: 3 });
    expect(of('PANIER_MOYEN')).toEqual({ value: 5300 / 3 });
    expect(of('MARGE')).toEqual({ value: 3100 });
    expect(of('NOUVEAUX_CLIENTS')).toEqual({ value: 1 });
    expect(of('DEUXIEMES_VENTES')).toEqual({ value: 1 });
    expect(of('TROISIEMES_VENTES')).toEqual({ value: 1 });
    expect(of('VENTES_OFFRE:Ruches')).toEqual({ value: 2 });
    expect(of('COUT_ACQUISITION')).toEqual({ value: 500 });
    expect(of('ROI')).toEqual({ value: (3100 - 500) / 500 });
  });

  it('what was won, while VENTES is empty or not kept', () => {
    const opportunities = [
      deal({ id: 'OP-B', stage: 'Gagné', closedOn: on(6, 8), amount: 5000, cost: 2000, company: 'A' }),
    ];
    for (const sales of [null, []]) {
      expect(measure('CA', { opportunities, sales })).toEqual({ value: 5000 });
      expect(measure('MARGE', { opportunities, sales })).toEqual({ value: 3000 });
    }
  });
});

describe('what cannot be counted is said, never zero', () => {
  it.each([
    ['COUT_ACQUISITION', {}, 'Aucun coût de la période n’est dans COUTS.'],
    ['ROI', {}, 'Aucun coût de la période n’est dans COUTS.'],
    ['PANIER_MOYEN', {}, 'Aucune vente sur la période.'],
    ['TAUX_TRANSFORMATION', {}, 'Aucun devis n’est parti sur la période.'],
    ['TAUX_GAIN', {}, 'Aucune affaire n’a été close sur la période.'],
    ['VENTES_OFFRE:…', {}, 'Remplacez «\u00a0…\u00a0» par le nom de l’offre, comme dans VENTES.'],
    ['VENTES_OFFRE:Ruches', {}, 'VENTES est vide\u00a0: les offres vendues ne se comptent que là.'],
    ['MARGE', { sales: [sale({ date: on(6, 2), amount: 10 })] }, 'Le coût de 1\u00a0vente manque.'],
    ['RDV', { interactions: null }, 'Se compte dans l’onglet INTERACTIONS, qui manque ou ne peut pas être lu.'],
    ['CHIFFRE', {}, 'Le code «\u00a0CHIFFRE\u00a0» est inconnu\u00a0: choisissez-en un dans la liste.'],
  ] as const)('%s', (code, facts, sentence) => expect(measure(code, facts)).toEqual({ missing: sentence }));

  it('each code counts a number or says why not, on an empty workbook as on one without tabs', () => {
    const nothing = Object.fromEntries(Object.keys(EMPTY).map((key) => [key, null]));
    for (const code of INDICATOR_CODES) {
      expect(Object.keys(measure(code, {})), code).toHaveLength(1);
      expect(measure(code, { ...nothing, stages }), code).toHaveProperty('missing');
    }
  });
});

describe('periods that follow one another', () => {
  const date = fc.date({ min: on(1, 1), max: on(12, 31), noInvalidDate: true });
  const sales = fc.array(
    fc.record({ date, amount: fc.integer({ min: -500, max: 5000 }), company: fc.constantFrom('A', 'B', 'C', '') }),
    { maxLength: 12 },
  );

  it('add up to the year: revenue, purchases, new clients, second and third sales', () => {
    fc.assert(
      fc.property(sales, (rows) => {
        const indicators = new Indicators({ ...EMPTY, sales: rows.map((row) => sale({ ...row, cost: 0 })) });
        for (const code of ['CA', 'VENTES', 'NOUVEAUX_CLIENTS', 'DEUXIEMES_VENTES', 'TROISIEMES_VENTES', 'MARGE']) {
          const [year, ...quarters] = ['2026', 'T1 2026', 'T2 2026', 'T3 2026', 'T4 2026'].map((text) => {
            const period = readPeriod(text, on(6, 16));
            const told = period.ok ? indicators.measure(code, period.value) : null;
            return told && 'value' in told ? told.value : Number.NaN;
          });
          expect(
            quarters.reduce((sum, value) => sum + value, 0),
            code,
          ).toBeCloseTo(year ?? Number.NaN, 6);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
