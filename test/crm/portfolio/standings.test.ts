import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gatherPortfolio, type Portfolio } from '../../../src/crm/portfolio/sales.ts';
import { concentration, rankClients } from '../../../src/crm/portfolio/standings.ts';
import { parseSettings } from '../../../src/crm/settings/index.ts';
import { CLASSE_ABC } from '../../../src/functions/classe-abc.ts';
import { RFM } from '../../../src/functions/rfm.ts';

const TODAY = new Date(2026, 5, 16);
const { stages } = parseSettings([]).settings;

function portfolioOf(sales: readonly (readonly [client: string, daysAgo: number, amount: number])[]): Portfolio {
  return {
    source: 'sales',
    sales: sales.map(([client, daysAgo, amount]) => ({
      client,
      date: new Date(2026, 5, 16 - daysAgo),
      amount,
      cost: null,
      channel: '',
      headings: ['', ''],
    })),
    clients: new Map(sales.map(([client]) => [client, { name: client, segment: '' }])),
  };
}

const someSales = fc.array(
  fc.tuple(
    fc.constantFrom('Valmarais', 'Mélisse', 'Bourg-Neuf', 'Les Ormes', 'Coteaux', ''),
    fc.integer({ min: 0, max: 900 }),
    fc.integer({ min: -4_000, max: 20_000 }),
  ),
  { maxLength: 40 },
);

describe('where clients stand', () => {
  it('ranks them by revenue, credit notes taken off', () => {
    const { clients } = rankClients(
      portfolioOf([
        ['Mélisse', 40, 9_000],
        ['Valmarais', 10, 8_000],
        ['Mélisse', 5, -3_000],
      ]),
      TODAY,
    );
    expect(clients.map(({ name, revenue }) => [name, revenue])).toEqual([
      ['Valmarais', 8_000],
      ['Mélisse', 6_000],
    ]);
  });

  it('gives the classes and segments that CLASSE_ABC and RFM give over the same sales', () => {
    fc.assert(
      fc.property(someSales, (sales) => {
        const { clients, terciles } = rankClients(portfolioOf(sales), TODAY);
        const named = sales.filter(([client]) => client !== '');
        const classes = [
          CLASSE_ABC(
            named.map(([client]) => [client]),
            named.map(([, , amount]) => [amount]),
          ),
        ].flat(2);
        named.forEach(([client], index) => {
          expect(clients.find((each) => each.client === client)?.abc).toBe(classes[index]);
        });
        if (named.length === 0) return;
        const [, ...rows] = RFM(
          named.map(([client]) => [client]),
          named.map(([, daysAgo]) => [new Date(2026, 5, 16 - daysAgo)]),
          named.map(([, , amount]) => [amount]),
          TODAY,
        );
        const scored = terciles ? rows.slice(0, -1) : rows;
        expect(clients.flatMap(({ client, rfm }) => (rfm ? [[client, rfm.segment]] : [])).sort()).toEqual(
          scored.map((row) => [row[0], row[7]]).sort(),
        );
      }),
      { numRuns: 1_000 },
    );
  });

  it('names the fewest clients that make a share of the revenue', () => {
    expect(concentration([50, 30, 15, 5], 0.8)).toEqual({ clients: 2, among: 4 });
    expect(concentration([], 0.8)).toBeNull();
    expect(concentration([-20, 0], 0.8)).toBeNull();
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -100, max: 1_000 }), { maxLength: 30 }), (revenues) => {
        const found = concentration(revenues, 0.8);
        const positive = revenues.filter((revenue) => revenue > 0).sort((a, b) => b - a);
        const total = positive.reduce((sum, revenue) => sum + revenue, 0);
        expect(found === null).toBe(total === 0);
        if (found === null) return;
        const best = (count: number) => positive.slice(0, count).reduce((sum, revenue) => sum + revenue, 0);
        expect(best(found.clients)).toBeGreaterThanOrEqual(total * 0.8 - 1e-6);
        expect(best(found.clients - 1)).toBeLessThan(total * 0.8);
        expect(found.among).toBe(positive.length);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('what was sold', () => {
  const companies = [{ id: 'EN-VALMAR', name: 'Ville de Valmarais', type: 'Collectivité' }];
  const deal = {
    id: 'OP-PARCS1',
    company: 'Ville de Valmarais',
    companyId: 'EN-VALMAR',
    channel: 'BOAMP',
    assignee: 'Malik Benali',
    stage: 'Gagné',
    amount: 12_000,
    cost: null,
    closedOn: new Date(2026, 3, 2),
  };
  const line = {
    date: new Date(2026, 4, 4),
    company: 'ville de valmarais',
    companyId: '',
    category: 'Conseil',
    offer: 'Audit',
    amount: 4_000,
    cost: 1_500,
    opportunityId: 'OP-PARCS1',
  };

  it('comes from the opportunities won while VENTES has no sale, by their closing day', () => {
    const lost = { ...deal, id: 'OP-PERDUE', stage: 'Perdu' };
    for (const sales of [null, [], [{ ...line, amount: null }]]) {
      const found = gatherPortfolio({ companies, deals: [deal, lost], sales, stages });
      expect(found.source).toBe('opportunities');
      expect(found.sales).toEqual([
        {
          client: 'EN-VALMAR',
          date: deal.closedOn,
          amount: 12_000,
          cost: null,
          channel: 'BOAMP',
          headings: ['BOAMP', 'Malik Benali'],
        },
      ]);
    }
  });

  it('comes from VENTES as soon as it has one, with the channel of the opportunity behind it', () => {
    const found = gatherPortfolio({ companies, deals: [deal], sales: [line], stages });
    expect(found.source).toBe('sales');
    expect(found.sales).toEqual([
      {
        client: 'EN-VALMAR',
        date: line.date,
        amount: 4_000,
        cost: 1_500,
        channel: 'BOAMP',
        headings: ['Conseil', 'Audit'],
      },
    ]);
    expect(found.clients.get('EN-VALMAR')).toEqual({ name: 'Ville de Valmarais', segment: 'Collectivité' });
  });
});
