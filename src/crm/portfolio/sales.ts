/** What was sold, wherever it is written: VENTES once the team keeps it, the opportunities won before that. */
import { matchKey } from '../names.ts';
import { findStage } from '../pipeline/stages.ts';
import type { Stage } from '../settings/stages.ts';
import type { CompanyRow, OpportunityRow, SaleRow } from '../tables/index.ts';

/** A line of revenue; a credit note is below zero. */
export interface PortfolioSale {
  /** Identifier of the company, else the folded name under which it was typed; `''` when nobody is named. */
  readonly client: string;
  readonly date: Date;
  /** Euros without tax. */
  readonly amount: number;
  /** Euros without tax; `null`: unknown. */
  readonly cost: number | null;
  /** Of the deal that it comes from; `''`: unknown. */
  readonly channel: string;
  /** What revenue is broken down by: category and offer in VENTES; channel and person in charge of a deal. */
  readonly headings: readonly [string, string];
}

export interface Client {
  readonly name: string;
  /** Type of the company; `''`: unknown. */
  readonly segment: string;
}

export interface Portfolio {
  readonly source: 'sales' | 'opportunities';
  readonly sales: readonly PortfolioSale[];
  /** By the client of a sale. */
  readonly clients: ReadonlyMap<string, Client>;
}

export type SoldCompany = Pick<CompanyRow, 'id' | 'name' | 'type'>;
export type SoldDeal = Pick<
  OpportunityRow,
  'id' | 'company' | 'companyId' | 'channel' | 'assignee' | 'stage' | 'amount' | 'cost' | 'closedOn'
>;
export type SoldLine = Pick<
  SaleRow,
  'date' | 'company' | 'companyId' | 'category' | 'offer' | 'amount' | 'cost' | 'opportunityId'
>;

export interface PortfolioTables {
  readonly companies: readonly SoldCompany[];
  readonly deals: readonly SoldDeal[];
  /** `null` when the team does not keep VENTES. */
  readonly sales: readonly SoldLine[] | null;
  readonly stages: readonly Stage[];
}

/** VENTES counts as soon as one of its rows has a date and an amount; rows without them are no sale. */
export function gatherPortfolio({ companies, deals, sales, stages }: PortfolioTables): Portfolio {
  const byId = new Map(companies.map((company) => [company.id, company]));
  const byName = new Map(companies.map((company) => [matchKey(company.name), company.id]));
  const clients = new Map<string, Client>();
  const clientOf = (id: string, typed: string): string => {
    const client = byId.has(id) ? id : (byName.get(matchKey(typed)) ?? matchKey(typed));
    if (client !== '' && !clients.has(client)) {
      const known = byId.get(client);
      clients.set(client, { name: known?.name ?? typed.trim(), segment: known?.type ?? '' });
    }
    return client;
  };
  const channels = new Map(deals.map(({ id, channel }) => [id, channel]));
  const invoiced = (sales ?? []).flatMap((line): PortfolioSale[] => {
    const { date, amount, cost, company, companyId, category, offer, opportunityId } = line;
    if (date === null || amount === null) return [];
    const client = clientOf(companyId, company);
    return [{ client, date, amount, cost, channel: channels.get(opportunityId) ?? '', headings: [category, offer] }];
  });
  if (invoiced.length > 0) return { source: 'sales', sales: invoiced, clients };
  const won = new Set(stages.filter(({ kind }) => kind === 'won'));
  const signed = deals.flatMap((deal): PortfolioSale[] => {
    const { closedOn, amount, cost, company, companyId, channel, assignee } = deal;
    const stage = findStage(stages, deal.stage);
    if (closedOn === null || amount === null || stage === null || !won.has(stage)) return [];
    const client = clientOf(companyId, company);
    return [{ client, date: closedOn, amount, cost, channel, headings: [channel, assignee] }];
  });
  return { source: 'opportunities', sales: signed, clients };
}
