/** What each code of OBJECTIFS and GO_NO_GO counts, and why it sometimes cannot be said. See docs/decisions/0038. */
import { countOf } from '../french/numbers.ts';
import { type Journey, journeysOf, proposalDays } from '../funnel/journeys.ts';
import { type Period, withinPeriod } from '../funnel/period.ts';
import { isAnswer, isMeeting, isOutgoing } from '../interactions.ts';
import { matchKey } from '../names.ts';
import { findStage } from '../pipeline/stages.ts';
import { newClients } from '../portfolio/client-economics.ts';
import { acquisitionCost, averageBasket, returnOnInvestment } from '../portfolio/margins.ts';
import { gatherPortfolio, type Portfolio, type PortfolioSale } from '../portfolio/sales.ts';
import { costOf } from '../prospecting/cost.ts';
import type { Stage } from '../settings/stages.ts';
import type {
  CompanyRow,
  ContactRow,
  CostRow,
  HistoryRow,
  InteractionRow,
  OpportunityRow,
  SaleRow,
} from '../tables/index.ts';
import type { IndicatorCode } from '../tables/values.ts';

/** Rows already read; `null`: a tab that is not there, or that nobody could read. */
export interface SteeringFacts {
  readonly contacts: readonly Pick<ContactRow, 'addedOn' | 'source'>[] | null;
  readonly companies: readonly Pick<CompanyRow, 'id' | 'name' | 'type'>[] | null;
  readonly interactions: readonly Pick<InteractionRow, 'date' | 'type' | 'result' | 'subject' | 'contactId'>[] | null;
  readonly opportunities: readonly OpportunityRow[] | null;
  readonly history: readonly HistoryRow[] | null;
  readonly sales: readonly SaleRow[] | null;
  readonly costs: readonly CostRow[] | null;
  readonly stages: readonly Stage[];
  /** Euros. */
  readonly hourlyCost: number;
}

/** A figure, or one French sentence that says what is missing for it: never a zero that would be a guess. */
export type Measure = { readonly value: number } | { readonly missing: string };

/** Where a figure is read, as the team calls it. */
const TABS = {
  contacts: 'CONTACTS',
  companies: 'ENTREPRISES',
  interactions: 'INTERACTIONS',
  opportunities: 'OPPORTUNITES',
  history: 'HISTORIQUE',
  sales: 'VENTES',
  costs: 'COUTS',
} as const;
export type Source = keyof typeof TABS;

/** VENTES is not asked for: without it, what was won is what was sold. */
const SOLD: readonly Source[] = ['opportunities', 'companies'];

/** The tables that each code is counted from. */
export const SOURCES_OF: Readonly<Record<IndicatorCode, readonly Source[]>> = {
  NOUVEAUX_CONTACTS: ['contacts'],
  ECHANGES: ['interactions'],
  CONTACTS_TOUCHES: ['interactions'],
  RDV: ['interactions'],
  PREMIERS_RDV: ['interactions'],
  OPPORTUNITES_QUALIFIEES: ['history'],
  DEVIS_ENVOYES: ['history'],
  SIGNATURES: ['opportunities'],
  TAUX_TRANSFORMATION: ['opportunities', 'history'],
  TAUX_GAIN: ['opportunities'],
  NOUVEAUX_CLIENTS: SOLD,
  VENTES: SOLD,
  'VENTES_OFFRE:…': ['sales'],
  CA: SOLD,
  CA_ENGAGE: ['opportunities'],
  PANIER_MOYEN: SOLD,
  MARGE: SOLD,
  REPONSES_POSITIVES: ['interactions'],
  PERTES: ['opportunities'],
  RECLAMATIONS: ['interactions'],
  RECOMMANDATIONS: ['contacts'],
  DEUXIEMES_VENTES: SOLD,
  TROISIEMES_VENTES: SOLD,
  COUT_ACQUISITION: [...SOLD, 'costs'],
  ROI: [...SOLD, 'costs'],
};

const OF_AN_OFFER = 'VENTES_OFFRE:';
/** The stage of the path that makes a lead an opportunity worth following: the second. */
const QUALIFIED = 1;

/** The code that a cell means, with the offer it names; `null` when Pistil knows none of that name. */
export function readCode(text: string): { readonly code: IndicatorCode; readonly offer: string } | null {
  const typed = text.trim();
  if (typed.toUpperCase().startsWith(OF_AN_OFFER)) {
    return { code: 'VENTES_OFFRE:…', offer: typed.slice(OF_AN_OFFER.length).trim() };
  }
  const code = (Object.keys(SOURCES_OF) as IndicatorCode[]).find((known) => known === typed.toUpperCase());
  return code === undefined ? null : { code, offer: '' };
}

/** Measures one indicator after the other on the same rows, each table gone through once at most for all of them. */
export class Indicators {
  private readonly facts: SteeringFacts;
  private soldOnce: Portfolio | undefined;
  private journeysOnce: readonly Journey[] | undefined;
  private ranksOnce: readonly (readonly Date[])[] | undefined;
  private meetingsOnce: readonly Date[] | undefined;

  constructor(facts: SteeringFacts) {
    this.facts = facts;
  }

  /** @param text a code as it stands in a cell */
  measure(text: string, period: Period): Measure {
    const read = readCode(text);
    if (read === null) {
      return missing(`Le code «\u00a0${text.trim()}\u00a0» est inconnu\u00a0: choisissez-en un dans la liste.`);
    }
    const absent = SOURCES_OF[read.code].find((source) => this.facts[source] === null);
    if (absent !== undefined)
      return missing(`Se compte dans l’onglet ${TABS[absent]}, qui manque ou ne peut pas être lu.`);
    return this.count(read.code, read.offer, period);
  }

  private count(code: IndicatorCode, offer: string, period: Period): Measure {
    const within = withinPeriod(period);
    const isIn = (date: Date | null) => date !== null && within(date);
    const { contacts, interactions } = this.facts;
    const exchanges = () => (interactions ?? []).filter(({ date }) => isIn(date));
    const sold = () => this.sold().sales.filter(({ date }) => within(date));
    switch (code) {
      case 'NOUVEAUX_CONTACTS':
        return counted((contacts ?? []).filter(({ addedOn }) => isIn(addedOn)));
      case 'RECOMMANDATIONS':
        return counted(
          (contacts ?? []).filter(({ addedOn, source }) => isIn(addedOn) && source === 'Réseau/Référence'),
        );
      case 'ECHANGES':
        return counted(exchanges().filter((exchange) => isOutgoing(exchange) || isAnswer(exchange)));
      case 'CONTACTS_TOUCHES': {
        const reached = exchanges().filter((exchange) => isAnswer(exchange) || isMeeting(exchange));
        return { value: new Set(reached.map(({ contactId }) => contactId).filter((id) => id !== '')).size };
      }
      case 'RDV':
        return counted(exchanges().filter(isMeeting));
      case 'PREMIERS_RDV':
        return counted(this.firstMeetings().filter(within));
      case 'REPONSES_POSITIVES':
        return counted(exchanges().filter(({ result }) => result === 'Réponse positive' || result === 'RDV pris'));
      case 'RECLAMATIONS':
        return counted(exchanges().filter(({ subject }) => matchKey(subject).includes('reclamation')));
      case 'OPPORTUNITES_QUALIFIEES':
        return counted(this.journeys().filter(({ reached }) => isIn(reached[QUALIFIED] ?? null)));
      case 'DEVIS_ENVOYES':
        return counted(this.proposed(isIn));
      case 'SIGNATURES':
        return counted(this.closed('won', isIn));
      case 'PERTES':
        return counted(this.closed('lost', isIn));
      case 'CA_ENGAGE':
        return this.committed(isIn);
      case 'TAUX_TRANSFORMATION': {
        const proposed = this.proposed(isIn).length;
        if (proposed === 0) return missing('Aucun devis n’est parti sur la période.');
        return { value: this.closed('won', isIn).length / proposed };
      }
      case 'TAUX_GAIN': {
        const won = this.closed('won', isIn).length;
        const ended = won + this.closed('lost', isIn).length;
        return ended === 0 ? missing('Aucune affaire n’a été close sur la période.') : { value: won / ended };
      }
      case 'VENTES':
        return counted(sold().filter(isPurchase));
      case 'VENTES_OFFRE:…':
        return this.soldOf(offer, isIn);
      case 'CA':
        return { value: revenueOf(sold()) };
      case 'PANIER_MOYEN': {
        const basket = averageBasket(revenueOf(sold()), sold().filter(isPurchase).length);
        return basket === null ? missing('Aucune vente sur la période.') : { value: basket };
      }
      case 'MARGE':
        return marginOf(sold());
      case 'NOUVEAUX_CLIENTS':
        return counted(newClients(this.sold(), period));
      case 'DEUXIEMES_VENTES':
        return counted(this.purchases(2).filter(within));
      case 'TROISIEMES_VENTES':
        return counted(this.purchases(3).filter(within));
      case 'COUT_ACQUISITION':
        return this.acquisition(period, isIn);
      case 'ROI':
        return this.returned(sold(), isIn);
    }
  }

  private sold(): Portfolio {
    const { companies, opportunities, sales, stages } = this.facts;
    this.soldOnce ??= gatherPortfolio({ companies: companies ?? [], deals: opportunities ?? [], sales, stages });
    return this.soldOnce;
  }

  private journeys(): readonly Journey[] {
    this.journeysOnce ??= journeysOf(this.facts.history ?? [], this.facts.stages);
    return this.journeysOnce;
  }

  private proposed(isIn: (date: Date | null) => boolean): readonly Date[] {
    return proposalDays(this.journeys(), this.facts.stages).filter(isIn);
  }

  private closed(kind: Stage['kind'], isIn: (date: Date | null) => boolean): readonly OpportunityRow[] {
    const { opportunities, stages } = this.facts;
    return (opportunities ?? []).filter((deal) => isIn(deal.closedOn) && findStage(stages, deal.stage)?.kind === kind);
  }

  private committed(isIn: (date: Date | null) => boolean): Measure {
    const signed = this.closed('won', isIn);
    const silent = signed.filter(({ amount }) => amount === null).length;
    if (silent > 0) return missing(`Le montant de ${countOf(silent, 'affaire gagnée', 'affaires gagnées')} manque.`);
    return { value: signed.reduce((sum, { amount }) => sum + (amount ?? 0), 0) };
  }

  private soldOf(offer: string, isIn: (date: Date | null) => boolean): Measure {
    const lines = (this.facts.sales ?? []).filter(({ date, amount }) => date !== null && amount !== null);
    if (offer === '' || offer === '…')
      return missing('Remplacez «\u00a0…\u00a0» par le nom de l’offre, comme dans VENTES.');
    if (lines.length === 0) return missing('VENTES est vide\u00a0: les offres vendues ne se comptent que là.');
    const key = matchKey(offer);
    return counted(lines.filter((line) => isIn(line.date) && (line.amount ?? 0) > 0 && matchKey(line.offer) === key));
  }

  /** The days of each client’s purchase of that rank. */
  private purchases(rank: number): readonly Date[] {
    if (this.ranksOnce === undefined) {
      const byClient = new Map<string, Date[]>();
      for (const { client, date } of this.sold().sales.filter((sale) => isPurchase(sale) && sale.client !== '')) {
        const known = byClient.get(client);
        if (known) known.push(date);
        else byClient.set(client, [date]);
      }
      this.ranksOnce = [...byClient.values()].map((days) => days.sort((a, b) => a.getTime() - b.getTime()));
    }
    return this.ranksOnce.flatMap((days) => days[rank - 1] ?? []);
  }

  private firstMeetings(): readonly Date[] {
    if (this.meetingsOnce === undefined) {
      const first = new Map<string, Date>();
      for (const exchange of this.facts.interactions ?? []) {
        const { contactId, date } = exchange;
        if (contactId === '' || date === null || !isMeeting(exchange)) continue;
        const known = first.get(contactId);
        if (known === undefined || date < known) first.set(contactId, date);
      }
      this.meetingsOnce = [...first.values()];
    }
    return this.meetingsOnce;
  }

  /** Euros of prospecting, time included; `null` when nobody has noted any for the period. */
  private spent(isIn: (date: Date | null) => boolean): number | null {
    const lines = (this.facts.costs ?? []).filter(({ date }) => isIn(date));
    return lines.length === 0 ? null : lines.reduce((sum, line) => sum + costOf(line, this.facts.hourlyCost), 0);
  }

  private acquisition(period: Period, isIn: (date: Date | null) => boolean): Measure {
    const spent = this.spent(isIn);
    if (spent === null) return missing(NO_COST);
    const cost = acquisitionCost(spent, newClients(this.sold(), period).length);
    return cost === null ? missing('Aucun nouveau client sur la période.') : { value: cost };
  }

  private returned(sales: readonly PortfolioSale[], isIn: (date: Date | null) => boolean): Measure {
    const spent = this.spent(isIn);
    if (spent === null) return missing(NO_COST);
    const margin = marginOf(sales);
    if ('missing' in margin) return margin;
    const roi = returnOnInvestment(margin.value, spent);
    return roi === null ? missing(NO_COST) : { value: roi };
  }
}

const NO_COST = 'Aucun coût de la période n’est dans COUTS.';

function missing(sentence: string): Measure {
  return { missing: sentence };
}

function counted(found: readonly unknown[]): Measure {
  return { value: found.length };
}

/** A credit note is no purchase. */
function isPurchase({ amount }: PortfolioSale): boolean {
  return amount > 0;
}

function revenueOf(sales: readonly PortfolioSale[]): number {
  return sales.reduce((sum, { amount }) => sum + amount, 0);
}

/** Of the sales together: one whose cost is unknown leaves it unknown. */
function marginOf(sales: readonly PortfolioSale[]): Measure {
  const silent = sales.filter(({ cost }) => cost === null).length;
  if (silent > 0) return missing(`Le coût de ${countOf(silent, 'vente', 'ventes')} manque.`);
  return { value: sales.reduce((sum, { amount, cost }) => sum + amount - (cost ?? 0), 0) };
}
