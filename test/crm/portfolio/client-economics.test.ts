import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchKey } from '../../../src/crm/names.ts';
import {
  type ChannelCost,
  economicsByChannel,
  economicsBySegment,
  type GroupEconomics,
  newClients,
} from '../../../src/crm/portfolio/client-economics.ts';
import type { Portfolio } from '../../../src/crm/portfolio/sales.ts';

const YEAR = { from: new Date(2026, 0, 1), to: new Date(2026, 11, 31) };
const HOURLY = 40;
const headings = ['', ''] as const;

const portfolio: Portfolio = {
  source: 'sales',
  sales: [
    { client: 'valmarais', date: new Date(2025, 5, 1), amount: 5_000, cost: null, channel: 'BOAMP', headings },
    { client: 'valmarais', date: new Date(2026, 1, 1), amount: 6_000, cost: 2_000, channel: 'BOAMP', headings },
    { client: 'melisse', date: new Date(2026, 2, 1), amount: 3_000, cost: 1_000, channel: 'LinkedIn', headings },
    { client: 'melisse', date: new Date(2026, 3, 1), amount: -500, cost: null, channel: 'LinkedIn', headings },
    { client: 'ormes', date: new Date(2026, 4, 1), amount: 2_000, cost: null, channel: 'linkedin', headings },
  ],
  clients: new Map([
    ['valmarais', { name: 'Valmarais', segment: 'Collectivité' }],
    ['melisse', { name: 'Mélisse', segment: 'Entreprise RSE' }],
    ['ormes', { name: 'Les Ormes', segment: 'Collectivité' }],
  ]),
};

const cost = (channel: string, amount: number | null, hours: number | null = null): ChannelCost => ({
  date: new Date(2026, 1, 10),
  channel,
  kind: hours === null ? 'Outil' : 'Temps',
  amount,
  hours,
});

describe('what clients bring and cost', () => {
  it('counts sales, buyers, new clients and time spent in each channel', () => {
    const scope = { period: YEAR, costs: [cost('LinkedIn', 200), cost('LinkedIn', null, 5)], hourlyCost: HOURLY };
    const groups = economicsByChannel(portfolio, scope);
    expect(groups.find(({ group }) => group === 'linkedin')).toEqual({
      group: 'linkedin',
      newClients: 2,
      buyers: 2,
      purchases: 2,
      revenue: 4_500,
      pricedRevenue: 3_000,
      pricedCost: 1_000,
      prospecting: 400,
    });
    expect(groups.find(({ group }) => group === 'boamp')).toMatchObject({
      newClients: 0,
      revenue: 6_000,
      prospecting: 0,
    });
  });

  it('shares a channel’s cost among the clients it has won, and a fruitless channel’s among all new ones', () => {
    const scope = { period: YEAR, costs: [cost('LinkedIn', 1_000), cost('Apollo', 300)], hourlyCost: HOURLY };
    const groups = economicsBySegment(portfolio, scope);
    expect(groups.map(({ group, prospecting }) => [group, prospecting])).toEqual([
      [matchKey('Collectivité'), 650],
      [matchKey('Entreprise RSE'), 650],
    ]);
  });

  it('says nothing of costs that nobody keeps', () => {
    const scope = { period: YEAR, costs: null, hourlyCost: HOURLY };
    expect(economicsByChannel(portfolio, scope).every(({ prospecting }) => prospecting === null)).toBe(true);
  });

  it('finds the same totals whatever the grouping, and every euro spent once there is a new client', () => {
    const channels = ['BOAMP', 'LinkedIn', 'Apollo', ''];
    const clients = new Map(
      ['a', 'b', 'c', 'd'].map((name, index) => [name, { name, segment: index % 2 === 0 ? 'Collectivité' : '' }]),
    );
    const someSales = fc.array(
      fc.record({
        client: fc.constantFrom('a', 'b', 'c', 'd', ''),
        date: fc.integer({ min: -400, max: 400 }).map((days) => new Date(2026, 0, 1 + days)),
        amount: fc.integer({ min: -50, max: 200 }),
        cost: fc.option(fc.integer({ min: 0, max: 100 })),
        channel: fc.constantFrom(...channels),
        headings: fc.constant(headings),
      }),
      { maxLength: 25 },
    );
    const someCosts = fc.array(fc.tuple(fc.constantFrom(...channels), fc.integer({ min: 1, max: 90 })), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(someSales, someCosts, (sales, spent) => {
        const every: Portfolio = { source: 'sales', sales, clients };
        const costs = spent.map(([channel, amount]) => cost(channel, amount));
        const scope = { period: YEAR, costs, hourlyCost: HOURLY };
        const sum = (groups: readonly GroupEconomics[], key: keyof GroupEconomics) =>
          groups.reduce((total, group) => total + Number(group[key]), 0);
        const [byChannel, bySegment] = [economicsByChannel(every, scope), economicsBySegment(every, scope)];
        for (const key of ['newClients', 'purchases', 'revenue', 'pricedRevenue', 'pricedCost'] as const) {
          expect(sum(bySegment, key)).toBe(sum(byChannel, key));
        }
        const paid = costs.reduce((total, { amount }) => total + (amount ?? 0), 0);
        expect(sum(byChannel, 'prospecting')).toBe(paid);
        const shared = newClients(every, YEAR).length === 0 ? 0 : paid;
        expect(sum(bySegment, 'prospecting')).toBeCloseTo(shared, 6);
      }),
      { numRuns: 1_000 },
    );
  });
});
