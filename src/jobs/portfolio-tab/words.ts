/** The sentences of PORTEFEUILLE, and names cut to fit their cells. */
import { formatTime } from '../../crm/french/dates.ts';
import { countOf, formatPercent } from '../../crm/french/numbers.ts';
import { countLines, fitText } from '../generated-tabs/fit-text.ts';
import type { PortfolioFacts } from './facts.ts';

/** Pixels of two columns, and of three. */
export const TWO_COLUMNS = 176;
export const THREE_COLUMNS = 264;
/** The half of the page where the clients of a segment stand. */
const HALF_PAGE = 548;
/** Lines that a row of segments is high enough for. */
const SEGMENT_ROW_LINES = 3;

/** What goes without saying when there is no room to say it. */
const KIND_OF_TOWN = /^(?:Commune|Ville) (?:de |du |des |d’)(?=\p{Lu})/u;

/** A name that fits in so many pixels of Arial 10: as it is, else with the usual short form, else cut. */
export function shorten(name: string, pixels: number): string {
  if (fitText(name, pixels, 10) === name) return name;
  return fitText(name.replace(/'/g, '’').replace(KIND_OF_TOWN, ''), pixels, 10);
}

/** The same in two lines of Arial 9. */
export function wrapName(name: string, pixels: number): string {
  return fitText(name, pixels, 9, 2);
}

/** As many names as a row of segments holds, then « … et 12 autres ». */
export function joinNames(names: readonly string[]): string {
  let said = '';
  for (const [index, name] of names.entries()) {
    const next = said === '' ? name : `${said}, ${name}`;
    const left = names.length - index - 1;
    const whole = left === 0 ? next : `${next} ${andOthers(left)}`;
    if (said !== '' && countLines(whole, HALF_PAGE, 9) > SEGMENT_ROW_LINES) {
      return `${said} ${andOthers(names.length - index)}`;
    }
    said = next;
  }
  return said;
}

export function andOthers(count: number): string {
  return `… et ${countOf(count, 'autre', 'autres')}`;
}

/** What the other names of a breakdown, and the sales without one, are called together. */
export function restName(others: number, unnamed: boolean): string {
  if (others === 0) return 'Non précisé';
  return unnamed ? `Autres (${others}) et non précisé` : `Autres (${others})`;
}

/** Where the figures come from, and when they were made. */
export function sayOrigin({ source, isEmpty, nameless }: PortfolioFacts): string {
  if (isEmpty) return 'Aucune vente pour l’instant\u00a0: gagnez une opportunité, ou tenez l’onglet VENTES';
  const origin =
    source === 'sales'
      ? 'D’après l’onglet VENTES, avoirs déduits'
      : 'D’après les affaires gagnées d’OPPORTUNITES, à leur date de clôture';
  return nameless === 0 ? origin : `${origin}\u00a0; ${countOf(nameless, 'vente', 'ventes')} sans client`;
}

export function sayFreshness(now: Date): string {
  return `Chiffres de ${formatTime(now)}, hors taxes`;
}

/** How much rests on how few, and whom to call first. */
export function sayConcentration({ concentration, topClients, atRisk, isEmpty }: PortfolioFacts): string {
  const [first] = topClients;
  const [leaving] = atRisk;
  const call = leaving === undefined ? '' : ` À rappeler d’abord\u00a0: ${shorten(leaving.name, TWO_COLUMNS)}.`;
  if (concentration === null || first === undefined) {
    return isEmpty
      ? 'Pour commencer\u00a0: gagnez une opportunité, ou saisissez une première vente dans VENTES.'
      : `À retenir\u00a0: aucune vente ces 12 derniers mois.${call}`;
  }
  const { clients, among } = concentration;
  const makes = clients === 1 ? 'fait' : 'font';
  const whole = `${countOf(clients, 'client', 'clients')} sur ${among} ${makes} 80\u00a0% du chiffre d’affaires en 12 mois`;
  return `À retenir\u00a0: ${whole}\u00a0; le premier, ${shorten(first.name, TWO_COLUMNS)}, ${formatPercent(first.share, 0)}.${call}`;
}

/** How client value and cost were worked out. */
export function sayMethod(clientYears: number, isCosted: boolean): string {
  const years = `sur ${String(clientYears).replace('.', ',')}\u00a0${clientYears < 2 ? 'an' : 'ans'}`;
  const value = `Valeur = panier × achats par an × taux de marque, ${years} (PARAMETRES, groupe Coûts).`;
  return isCosted
    ? `${value} Coût d’un type\u00a0: celui du canal de chaque nouveau client, temps compris.`
    : `${value} Les coûts viennent de l’onglet COUTS (module Pilotage), qui n’est pas tenu.`;
}

export function sayScores(terciles: boolean): string {
  return terciles
    ? 'Moins de 20 clients\u00a0: notes par tiers (1, 3, 5). Récence médiane\u00a0; montants de tout l’historique, avoirs déduits.'
    : 'Notes de 1 à 5 d’après vos propres clients (quintiles). Récence médiane\u00a0; montants de tout l’historique, avoirs déduits.';
}
