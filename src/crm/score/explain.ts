import { countOf, formatAmount, formatNumber, roundTo } from '../french/numbers.ts';
import { matchKey } from '../names.ts';
import type { Dimension } from '../settings/icp.ts';
import type { IcpFacts } from './facts.ts';
import type { MissingFact, MissingGain } from './missing.ts';
import type { Profile } from './points.ts';

/** What the score says of one dimension. */
export interface DimensionScore {
  readonly dimension: Dimension;
  readonly points: number;
  /** The most that it can be. */
  readonly weight: number;
  /** What unknown facts could still add. */
  readonly couldAdd: number;
  /** « Collectivité de 12 400 hab. », « budget inconnu » */
  readonly text: string;
}

const SHOWN_CERTIFICATIONS = 3;

/** What to do about each fact, as the explanation says it. */
export const ADVICE: Readonly<Record<MissingFact, string>> = {
  type: 'Indiquez le type',
  size: 'Indiquez la taille',
  certifications: 'Cherchez les certifications et labels',
  budget: 'Demandez le budget biodiversité',
  budgetConfirmed: 'Faites confirmer le budget',
  decisionMaker: 'Identifiez un décideur ou un élu',
  daysSinceAnswer: 'Obtenez une réponse',
  openTender: 'Vérifiez si un appel d’offres est ouvert',
  commitments: 'Cherchez les engagements publics',
};

/** « Collectivité de 12 400 hab. 25/25 · taille 9/15 · … · budget inconnu 0/20. Demandez le budget… » */
export function explain(dimensions: readonly DimensionScore[], missing: MissingGain | null): string {
  const parts = dimensions.map(({ text, points, weight }) => `${text} ${showPoints(points)}/${showPoints(weight)}`);
  const breakdown = `${capitalise(parts.join(' · '))}.`;
  return missing === null ? breakdown : `${breakdown} ${advise(missing)}`;
}

/** « Demandez le budget biodiversité : jusqu’à 14 points de plus. » */
function advise({ fact, gain }: MissingGain): string {
  return `${ADVICE[fact]} : jusqu’à ${countOf(roundTo(gain, 1), 'point', 'points')} de plus.`;
}

/** The five texts, in the order of the dimensions. */
export function describeDimensions(facts: IcpFacts, profile: Profile | null): Readonly<Record<Dimension, string>> {
  return {
    Profil: describeProfile(facts, profile),
    Taille: describeSize(facts, profile),
    Engagement: describeEngagement(facts),
    Budget: describeBudget(facts),
    Moment: describeMoment(facts),
  };
}

function describeProfile({ type, size, certifications }: IcpFacts, profile: Profile | null): string {
  switch (profile) {
    case null:
      return 'type inconnu';
    case 'authority':
      return size === null ? 'Collectivité de population inconnue' : `Collectivité de ${formatNumber(size, 0)} hab.`;
    case 'company':
      if (certifications === null) return 'Entreprise RSE, certification inconnue';
      return certifications.length > 0 ? 'Entreprise RSE certifiée' : 'Entreprise RSE sans certification';
    case 'partner':
      return 'Partenaire';
    case 'other':
      return matchKey(type) === 'autre' ? 'Autre' : `Type « ${type.trim()} » compté comme Autre`;
  }
}

function describeSize({ size }: IcpFacts, profile: Profile | null): string {
  if (size === null) return 'taille inconnue';
  return profile === 'authority' ? 'taille' : countOf(Math.round(size), 'salarié', 'salariés');
}

function describeEngagement({ certifications, commitments }: IcpFacts): string {
  const described = commitments === true ? ['engagements décrits'] : [];
  if (certifications === null) return [...described, 'certifications inconnues'].join(', ');
  if (certifications.length === 0) return [...described, 'aucune certification'].join(', ');
  const others = certifications.length - SHOWN_CERTIFICATIONS;
  const more = others > 0 ? [countOf(others, 'autre', 'autres')] : [];
  return [...certifications.slice(0, SHOWN_CERTIFICATIONS), ...more, ...described].join(', ');
}

function describeBudget({ budget, budgetConfirmed }: IcpFacts): string {
  const confirmed = budgetConfirmed === true ? ', confirmé' : '';
  if (budget === null) return budgetConfirmed === true ? 'budget confirmé, montant inconnu' : 'budget inconnu';
  return budget > 0 ? `budget de ${formatAmount(budget)}${confirmed}` : `aucun budget${confirmed}`;
}

function describeMoment({ openTender, daysSinceAnswer, decisionMaker }: IcpFacts): string {
  const known: string[] = [];
  if (openTender === true) known.push('appel d’offres ouvert');
  if (daysSinceAnswer !== null) known.push(describeAnswer(daysSinceAnswer));
  if (decisionMaker === true) known.push('décideur connu');
  if (known.length > 0) return known.join(', ');
  const unknown = openTender === null || decisionMaker === null;
  return unknown ? 'moment inconnu' : 'aucune actualité';
}

function describeAnswer(days: number): string {
  return days < 1 ? 'réponse aujourd’hui' : `réponse il y a ${countOf(Math.floor(days), 'jour', 'jours')}`;
}

function showPoints(points: number): string {
  return formatNumber(points, 1);
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
