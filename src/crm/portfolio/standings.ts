/** Where each client stands: its revenue, its ABC class, its RFM segment. */
import { type AbcClass, abcClasses } from './abc.ts';
import { type RfmClient, rfmOf } from './rfm.ts';
import type { Portfolio } from './sales.ts';

export interface Standing {
  /** As in `PortfolioSale.client`. */
  readonly client: string;
  readonly name: string;
  /** Euros, credit notes taken off, whatever the day. */
  readonly revenue: number;
  readonly abc: AbcClass;
  /** `null` for a client who has bought nothing up to the day of reference. */
  readonly rfm: RfmClient | null;
}

export interface Standings {
  /** The greatest revenue first; equal ones by name. */
  readonly clients: readonly Standing[];
  /** RFM scores are thirds, for want of twenty clients. */
  readonly terciles: boolean;
}

/** Classes and segments as CLASSE_ABC and RFM give them over all sales; those without a client have none. n log n. */
export function rankClients({ sales, clients }: Portfolio, today: Date): Standings {
  const revenues = new Map<string, number>();
  for (const { client, amount } of sales) {
    if (client !== '') revenues.set(client, (revenues.get(client) ?? 0) + amount);
  }
  const classes = abcClasses([...revenues.values()]);
  const { clients: scored, terciles } = rfmOf(sales, today);
  const rfm = new Map(scored.map((each) => [each.client, each]));
  const standings = [...revenues].map(
    ([client, revenue], index): Standing => ({
      client,
      name: clients.get(client)?.name ?? client,
      revenue,
      abc: classes[index] ?? 'C',
      rfm: rfm.get(client) ?? null,
    }),
  );
  standings.sort((a, b) => b.revenue - a.revenue || (a.name < b.name ? -1 : 1));
  return { clients: standings, terciles };
}

export interface Concentration {
  /** The fewest clients that make the share. */
  readonly clients: number;
  /** Clients with a revenue above zero. */
  readonly among: number;
}

/** The fewest clients whose revenues make `share` (0 to 1) of all that is above zero; `null` when nothing is. */
export function concentration(revenues: readonly number[], share: number): Concentration | null {
  const positive = revenues.filter((revenue) => revenue > 0).sort((a, b) => b - a);
  const total = positive.reduce((sum, revenue) => sum + revenue, 0);
  if (total === 0) return null;
  let reached = 0;
  let clients = 0;
  for (const revenue of positive) {
    if (reached >= total * share - total * 1e-9) break;
    reached += revenue;
    clients += 1;
  }
  return { clients, among: positive.length };
}
